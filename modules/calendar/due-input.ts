import type { Calendar } from './calendar.ts'
import type { Beginning } from './clock-start.ts'
import type { ClockRules } from './clock-rules.ts'
import type { Interval } from './interval.ts'
import type { Channel, Limit } from './limit.ts'
import type { StepBudget } from './step-dues.ts'

/** What a due date is made of. `until` ends the metric (a settlement, or now); without it the legal due does. */
export type DueInput = {
  readonly limit: Limit
  readonly channel: Channel
  readonly case?: string | null
  readonly receivedAt: string
  /** From when the limit counts, where that is not the receipt (D13, D14). */
  readonly begins?: Beginning
  readonly intervals: readonly Interval[]
  readonly calendar: Calendar
  readonly rules?: ClockRules
  readonly steps?: readonly StepBudget[]
  readonly until?: string
}
