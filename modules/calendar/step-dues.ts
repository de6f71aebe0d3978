import { fromLocalMinute } from '#platform/dates.ts'
import type { Count } from './count.ts'
import { addFreeMinutes, freeMinutes, type WorkingTime } from './working-time.ts'

/** A step of the internal process and its budget in working hours. */
export type StepBudget = { readonly code: string; readonly hours: number }
export type StepDue = { readonly code: string; readonly due_at: string }

/**
 * When each step should be done. Budgets run in working time one after the other, waits left out, from
 * where the count begins (a day limit: the opening of day 1); the last step ends with the legal due.
 * A limit not made of working time (calendar days, months, "trong ngày") is shared out in proportion.
 */
export function stepDues(time: WorkingTime, count: Count, steps: readonly StepBudget[]): StepDue[] {
  const total = steps.reduce((sum, step) => sum + step.hours, 0)
  const there = freeMinutes(time, count.begins, count.due)
  const minutes = count.isWorkingTime ? Math.min(count.need ?? there, there) : there
  let spent = 0
  return steps.map((step, index) => {
    spent += step.hours
    const share = total === 0 ? 0 : Math.floor((minutes * spent) / total)
    const at = addFreeMinutes(time, count.begins, share)
    const isLast = index === steps.length - 1
    return { code: step.code, due_at: fromLocalMinute(isLast ? count.due : Math.min(at, count.due)) }
  })
}
