import { Type, type Static } from 'typebox'
import type { Work } from '#modules/record'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const SendBackInput = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 2000 }) },
  { additionalProperties: false },
)
export type SendBackInput = Static<typeof SendBackInput>

/** Trả lại bước trước: head or signer disagrees; the dossier goes back inside the house, never to the resident. */
export async function sendBackDossier(work: Work, target: Target, input: SendBackInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'send_back', work)
  return writeDossier(work, dossier, { step, changes: { supplement: null }, note: input.reason })
}
