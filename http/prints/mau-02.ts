import type { Mau02 } from '#modules/prints'
import { paperNames, type PrintFacts } from './facts.ts'
import { applicantOf, asProse, headOf, oneLine, placeOf } from './head.ts'

/** Mẫu 02: everything missing, why, by when, and where to ask; null where none was issued. */
export function mau02Of(facts: PrintFacts): Mau02 | null {
  const { dossier, paper, agencies, hotline } = facts
  if (!paper?.supplement) return null
  const { items, reason, due_on } = paper.supplement
  const names = paperNames(facts)
  return {
    ...headOf(facts),
    applicant: applicantOf(dossier),
    items: items.map(({ key, guidance }) => ({
      name: oneLine(names.get(key) ?? key),
      guidance: asProse(guidance),
    })),
    reason: asProse(reason),
    due_on,
    contact: placeOf(agencies.reception),
    hotline,
    signed_by: paper.signed_by,
  }
}
