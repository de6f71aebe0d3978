import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const ProposeInput = Type.Object(
  {
    outcome: Type.Union([Type.Literal('granted'), Type.Literal('declined')]),
    summary: Type.String({ minLength: 3, maxLength: 4000 }),
  },
  { additionalProperties: false },
)
export type ProposeInput = Static<typeof ProposeInput>

/** Trình: the specialist who reviewed proposes the result, to the head or straight to the signer as the procedure says. */
export async function proposeDossier(work: Work, target: Target, input: ProposeInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'propose', work)
  return writeDossier(work, dossier, {
    ...{ step, isLast: true },
    changes: {
      holder_id: dossier.holder_id ?? work.actor.id,
      decision: { outcome: input.outcome, summary: input.summary, proposed_at: work.now },
    },
    data: { outcome: input.outcome },
  })
}
