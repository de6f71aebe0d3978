import { certifyAtDesk } from '#modules/certification'
import { fileInChain, type FileInput } from '#modules/chains'
import { acceptDossier, forwardDossier, type AcceptInput, type Dossier } from '#modules/dossiers'
import type { Work } from '#modules/record'
import { asOneAct } from './one-act.ts'

/**
 * Tiếp nhận tại quầy: filed, accepted and forwarded at once; three events, one transaction, one answer. A certified copy is
 * certified by the desk that saw the original, and waits for its signature.
 */
export function takeIn(
  work: Work,
  input: FileInput,
  { acceptance = {}, leased = null }: { acceptance?: AcceptInput; leased?: string | null } = {},
): Promise<Dossier> {
  return asOneAct(work, async (quiet, last) => {
    const { code } = await fileInChain(quiet, input, leased)
    const { drafted_at_desk } = await acceptDossier(quiet, { code }, acceptance)
    return drafted_at_desk ? certifyAtDesk(last, { code }) : forwardDossier(last, { code })
  })
}
