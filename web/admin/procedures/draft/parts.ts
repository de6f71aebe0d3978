import type { Problem } from '#modules/procedures'
import type { Part } from './part.ts'
import { cases } from './parts/cases.ts'
import { facts } from './parts/facts.ts'
import { fees } from './parts/fees.ts'
import { form } from './parts/form.ts'
import { limits } from './parts/limits.ts'
import { papers } from './parts/papers.ts'
import { steps } from './parts/steps.ts'
import { unknowns } from './parts/unknowns.ts'

/** The parts of a draft in the order they are written. */
export const DRAFT_PARTS: readonly Part[] = [facts, form, papers, cases, limits, steps, fees, unknowns]

/** The part a problem belongs to; the general facts where no other owns its place. */
export function partOf({ path }: Problem): Part {
  const owner = DRAFT_PARTS.find(({ owns }) =>
    owns.some((place) => path === place || path.startsWith(`${place}/`)),
  )
  return owner ?? facts
}
