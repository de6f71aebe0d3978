import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

export const DeliverInput = Type.Object(
  {
    to: Type.Union([Type.Literal('principal'), Type.Literal('filer'), Type.Literal('proxy')]),
    way: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')]),
  },
  { additionalProperties: false },
)
export type DeliverInput = Static<typeof DeliverInput>

/** Trả kết quả: the desk hands the result to one of the dossier's three persons. An overdue dossier is handed over all the same. */
export async function deliverDossier(work: Work, target: Target, input: DeliverInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'deliver', work)
  return writeDossier(work, dossier, {
    step,
    changes: { delivery: 'delivered', delivered_at: work.now },
    data: { to_whom: input.to, way: input.way },
  })
}
