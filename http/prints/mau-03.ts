import type { Mau03 } from '#modules/prints'
import type { PrintFacts } from './facts.ts'
import { applicantOf, asProse, headOf, placeOf } from './head.ts'

/** Mẫu 03: why the dossier is not taken in, and by which law; null where none was signed. */
export function mau03Of(facts: PrintFacts): Mau03 | null {
  const { dossier, paper, agencies, hotline } = facts
  if (!paper || !dossier.refusal) return null
  return {
    ...headOf(facts),
    applicant: applicantOf(dossier),
    reason: asProse(dossier.refusal.reason),
    legal_basis: asProse(dossier.refusal.legal_basis),
    contact: placeOf(agencies.reception),
    hotline,
    signed_by: paper.signed_by,
  }
}
