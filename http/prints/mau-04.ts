import { findIssued } from '#modules/dossiers'
import type { Mau04 } from '#modules/prints'
import type { PrintFacts } from './facts.ts'
import { applicantOf, asProse, headOf } from './head.ts'
import { acceptedAt } from './mau-01.ts'

/** Mẫu 04: the apology with its reason, the date given and the new one; null where nothing was put off. */
export function mau04Of(facts: PrintFacts): Mau04 | null {
  const { dossier, paper, agencies, hotline } = facts
  if (!paper || !dossier.extension) return null
  const { from_due_at, to_due_at, reason } = dossier.extension
  return {
    ...headOf(facts),
    applicant: applicantOf(dossier),
    accepted_at: acceptedAt(dossier),
    received_at: agencies.reception.name,
    receipt: findIssued(dossier, '01')?.number ?? null,
    from_due_at,
    to_due_at,
    reason: asProse(reason),
    hotline,
    copies_to: [agencies.reception.name],
    signed_by: paper.signed_by,
  }
}
