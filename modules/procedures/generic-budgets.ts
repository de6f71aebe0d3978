import type { Limit } from '#modules/calendar'
import type { Definition } from './definition.ts'
import type { GenericRules } from './generic-rules.ts'
import { hoursOfLimit } from './step.ts'

const QUARTER = 0.25

/** Divides a limit over the steps in quarters of an hour; none where it cannot be divided or is too short. */
export function genericBudgets(limit: Limit, { budgets: rule, steps }: GenericRules): Definition['budgets'] {
  const hours = hoursOfLimit(limit)
  if (hours === null) return []
  const parts = rule.shares.map(({ step, percent, most }) => {
    const share = Math.floor((hours * percent) / 100 / QUARTER) * QUARTER
    return { steps: [step], hours: Math.min(most, Math.max(QUARTER, share)) }
  })
  const rest = hours - parts.reduce((sum, part) => sum + part.hours, 0)
  if (rest < QUARTER) return []
  const order = steps.map((step) => step.no)
  return [...parts, { steps: [rule.rest], hours: rest }].sort(
    (one, other) => order.indexOf(one.steps[0] ?? 0) - order.indexOf(other.steps[0] ?? 0),
  )
}
