import { findIssued } from '#modules/dossiers'
import type { Mau05 } from '#modules/prints'
import { paperNames, type PrintFacts } from './facts.ts'
import { applicantOf, asProse, headOf, oneLine, placeOf } from './head.ts'

/** Mẫu 05: that the work ends, why, what goes back and what becomes of the fee; null where it was not stopped. */
export function mau05Of(facts: PrintFacts): Mau05 | null {
  const { dossier, paper, agencies, hotline } = facts
  if (!paper || !dossier.ending) return null
  const names = paperNames(facts)
  return {
    ...headOf(facts),
    applicant: applicantOf(dossier),
    submitted_at: dossier.submitted_at,
    accepted_at: dossier.accepted_at,
    received_at: agencies.reception.name,
    receipt: findIssued(dossier, '01')?.number ?? null,
    is_asked_for: dossier.business === 'withdrawn',
    stopped_at: dossier.ending.at,
    reason: asProse(dossier.ending.reason),
    handed_back: dossier.checklist
      .filter(({ kind }) => kind !== 'electronic')
      .map(({ key, kind, count }) => ({ name: oneLine(names.get(key) ?? key), kind, count })),
    fee_paid: dossier.fee_paid,
    return_at: placeOf(agencies.return),
    hotline,
    copies_to: [...new Set([agencies.reception.name, agencies.competence.name])].filter(
      (name) => name !== facts.issuer.name,
    ),
    signed_by: paper.signed_by,
  }
}
