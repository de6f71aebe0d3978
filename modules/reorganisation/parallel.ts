import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import type { PlanDocument } from './plan.ts'

/** Until when old desks act beside the new ones: the end of the stated days, at least the moment itself. */
export function parallelUntil({ effective_on, rules }: PlanDocument): string {
  const day = fromDayNumber(toDayNumber(effective_on) + rules.parallel_days)
  return new Date(`${day}T00:00:00+07:00`).toISOString()
}
