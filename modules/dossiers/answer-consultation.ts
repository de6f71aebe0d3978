import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { resumeAfterAnswer } from './pause-for-answer.ts'

export const AnswerInput = Type.Object(
  { opinion: Type.String({ minLength: 2, maxLength: 4000 }) },
  { additionalProperties: false },
)
export type AnswerInput = Static<typeof AnswerInput>

type Question = NonNullable<Dossier['consultation']>

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
  if (work.actor.kind === 'system') silenceIsAgreement(asked, work.now)
  const consultation = { ...asked, check_at: null, opinion: input.opinion, answered_at: work.now }
  return writeDossier(work, dossier, {
    step,
    changes: { consultation, ...(await resumeAfterAnswer(work, dossier)) },
    data: { consultation: asked.id, ...(work.actor.kind === 'system' ? { by_silence: true } : {}) },
  })
}

/** The house answers for a body only where the law takes its silence for agreement, and only after its limit. */
function silenceIsAgreement({ on_silence, due_at }: Question, now: string): void {
  if (on_silence === 'agree' && due_at !== null && due_at < now) return
  throw conflict('answer_may_still_come', {
    vi: 'Chỉ coi im lặng là đồng ý khi có căn cứ và đã hết thời hạn trả lời.',
    en: 'Silence is agreement only where a law says so, and after the limit.',
  })
}
