import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { notFound } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

export const AnswerInput = Type.Object(
  { opinion: Type.String({ minLength: 2, maxLength: 4000 }) },
  { additionalProperties: false },
)
export type AnswerInput = Static<typeof AnswerInput>

/** Trả lời ý kiến: the consulted body answers, and the review goes on. */
export async function answerConsultation(
  work: Work,
  target: Target & { id: string },
  input: AnswerInput,
): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'answer', work)
  const asked = dossier.consultation
  if (!asked || asked.id !== target.id) {
    throw notFound('consultation', {
      vi: 'Không có câu hỏi này đang chờ.',
      en: 'No such question is waiting.',
    })
  }
  const consultation = { ...asked, opinion: input.opinion, answered_at: work.now }
  return writeDossier(work, dossier, { step, changes: { consultation }, data: { consultation: asked.id } })
}
