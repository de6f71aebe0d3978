import { asOneAct } from '#http/one-act.ts'
import {
  acceptDossier,
  forwardDossier,
  submitDossier,
  type Dossier,
  type SubmitInput,
} from '#modules/dossiers'
import type { Work } from '#modules/record'

/** Tiếp nhận tại quầy: filed, accepted and forwarded at once; three events, one transaction, one answer. */
export function takeIn(work: Work, input: SubmitInput): Promise<Dossier> {
  return asOneAct(work, async (quiet, last) => {
    const { code } = await submitDossier(quiet, input)
    await acceptDossier(quiet, { code })
    return forwardDossier(last, { code })
  })
}
