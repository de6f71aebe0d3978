import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import { getAgency } from '#modules/units'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

export const ConsultInput = Type.Object(
  {
    agency: Type.String({ description: 'Id or slug of the body to ask', maxLength: 200 }),
    question: Type.String({ minLength: 5, maxLength: 4000 }),
    due_at: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
)
export type ConsultInput = Static<typeof ConsultInput>

/** Lấy ý kiến: the specialist asks another body, which may read the dossier from now on. The legal clock goes on. */
export async function consultDossier(work: Work, target: Target, input: ConsultInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'consult', work)
  const agency = await getAgency(work.trx, input.agency)
  if (agency.id === dossier.body_agency_id) {
    throw invalid('own_body', {
      vi: 'Hãy chọn một cơ quan khác để hỏi ý kiến.',
      en: 'Choose another body to consult.',
    })
  }
  const consultation = {
    id: randomUUID(),
    agency_id: agency.id,
    question: input.question,
    asked_at: work.now,
    due_at: input.due_at ?? null,
  }
  return writeDossier(work, dossier, {
    step,
    changes: { consultation, other_agency_ids: [...new Set([...dossier.other_agency_ids, agency.id])] },
    data: { consultation: consultation.id, consulted: agency.id },
  })
}
