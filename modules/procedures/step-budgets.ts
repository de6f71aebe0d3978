import { isDeepStrictEqual } from 'node:util'
import type { Limit, StepBudget } from '#modules/calendar'
import type { Definition } from './definition.ts'

/** The budgets of a definition's steps in their order, each under the acts it covers; empty for another limit than the main one, which they divide. */
export function stepBudgetsOf({ budgets, limits, steps }: Definition, limit: Limit): StepBudget[] {
  const [main] = limits
  if (!main || !isDeepStrictEqual(main.limit, limit)) return []
  const acts = new Map(steps.map((step) => [step.no, step.act]))
  return budgets.map((budget) => ({
    code: budget.steps.map((no) => acts.get(no)).join('+'),
    hours: budget.hours,
  }))
}
