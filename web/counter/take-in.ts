import { asOneAct } from '#http/one-act.ts'
import {
  acceptDossier,
  forwardDossier,
  submitDossier,
  type AcceptInput,
  type Dossier,
  type SubmitInput,
} from '#modules/dossiers'
import type { Work } from '#modules/record'

/** Tiếp nhận tại quầy: filed, accepted and forwarded at once; three events, one transaction, one answer. */
export function takeIn(work: Work, input: SubmitInput, acceptance: AcceptInput = {}): Promise<Dossier> {
  return asOneAct(work, async (quiet, last) => {
    const { code } = await submitDossier(quiet, input)
    await acceptDossier(quiet, { code }, acceptance)
    return forwardDossier(last, { code })
  })
}
