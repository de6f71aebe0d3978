import { isDeepStrictEqual } from 'node:util'
import type { Limit, StepBudget } from '#modules/calendar'
import type { Definition } from './definition.ts'

/** Is this the main limit, which the budgets divide to the hour? Another one is shared out in their proportion. */
export function isMainLimit({ limits }: Pick<Definition, 'limits'>, limit: Limit): boolean {
  return isDeepStrictEqual(limits[0]?.limit, limit)
}

/** The budgets of a definition's steps in their order, each under the acts it covers. */
export function stepBudgetsOf({ budgets, steps }: Pick<Definition, 'budgets' | 'steps'>): StepBudget[] {
  const acts = new Map(steps.map((step) => [step.no, step.act]))
  return budgets.map((budget) => ({
    code: budget.steps.map((no) => acts.get(no)).join('+'),
    hours: budget.hours,
  }))
}
