import { Type, type Static } from 'typebox'
import { findSpecialist } from '#modules/people'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const AssignInput = Type.Object(
  {
    specialist: Type.Optional(
      Type.String({ description: 'Account name; without it a specialist takes the dossier himself' }),
    ),
  },
  { additionalProperties: false },
)
export type AssignInput = Static<typeof AssignInput>

/** Phân công thụ lý: the head names a specialist of the body, or a specialist takes the dossier himself. */
export async function assignDossier(work: Work, target: Target, input: AssignInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'assign', work)
  const name = input.specialist
  const holder = name
    ? await findSpecialist(work.trx, { name, agency: dossier.body_agency_id, on: work.now.slice(0, 10) })
    : step.post?.role === 'specialist'
      ? work.actor.id
      : null
  if (!holder) {
    throw invalid('no_such_specialist', {
      vi: 'Hãy chọn một chuyên viên đang làm việc tại phòng này.',
      en: 'Choose a specialist who works at this body.',
    })
  }
  return writeDossier(work, dossier, { step, changes: { holder_id: holder }, data: { holder_id: holder } })
}
