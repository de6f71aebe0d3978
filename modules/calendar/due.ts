import { fromLocalMinute, toLocalMinute } from '#platform/dates.ts'
import { type ClockRules, type Start, stopsClock } from './clock-rules.ts'
import { countLimit } from './count.ts'
import type { DueInput } from './due-input.ts'
import { explain, type ExplanationLine } from './explanation.ts'
import { type Interval, type IntervalKind, toStretches } from './interval.ts'
import type { Limit } from './limit.ts'
import { reckon } from './reckon.ts'
import { type StepDue, stepDues } from './step-dues.ts'
import { freeMinutes, type WorkingTime } from './working-time.ts'

/** A due date with its reasons; moments in UTC. */
export type Due = {
  /** The appointment; null for a limit that is none or unknown, and while a wait without an end lasts. */
  readonly legal_due: string | null
  readonly step_dues: readonly StepDue[]
  /** QĐ 766: working minutes from receipt to `until` or the legal due, every stopping wait subtracted. */
  readonly metric_minutes: number | null
  /** QĐ 766: until when the dossier counts as on time: the limit with the waits subtracted, never restarted. */
  readonly metric_due: string | null
  /** The wait without an end that holds the clock now. */
  readonly waiting_for: IntervalKind | null
  readonly explanation: readonly ExplanationLine[]
}

/** Hạn giải quyết: when a limit ends, why, and what it leaves each step. Pure; any machine, any time zone. */
export function due(input: DueInput): Due {
  const { rules, received, known, stopping, time, first, restarts, count, due } = reckon(input)
  const isHeld = due === null && input.limit.unit !== 'none' && input.limit.unit !== 'unknown'
  const subtracted = known.filter((interval) => stopsClock(interval.kind, { ...rules, supplement: 'pause' }))
  // QĐ 766 subtracts every supplement, whatever the appointment does with it.
  const metric = { calendar: input.calendar, waits: toStretches(subtracted) }
  const legal_due = due === null ? null : fromLocalMinute(due)
  // Where nothing restarts and the same waits count, both figures are one.
  const isPlain = restarts.length === 0 && subtracted.length === stopping.length
  const hasBegun = first.at !== Number.POSITIVE_INFINITY
  const waiting_for = isHeld ? openKind(subtracted) : null
  const until = input.until === undefined ? due : toLocalMinute(input.until)
  return {
    legal_due,
    step_dues: count && due !== null ? stepDues(time, { ...count, due }, input.steps ?? []) : [],
    metric_minutes: until === null || !hasBegun ? null : freeMinutes(metric, received, until),
    metric_due: isPlain || !hasBegun ? legal_due : metricDue(metric, first, { limit: input.limit, rules }),
    waiting_for,
    explanation: explain({ input, rules, received, first, restarts, count, due, waiting_for }),
  }
}

function metricDue(
  metric: WorkingTime,
  first: Start,
  clock: { limit: Limit; rules: ClockRules },
): string | null {
  const count = countLimit(metric, first.at, clock)
  return count && count.due !== Number.POSITIVE_INFINITY ? fromLocalMinute(count.due) : null
}

function openKind(subtracted: readonly Interval[]): IntervalKind | null {
  return subtracted.find((interval) => interval.to_at === null)?.kind ?? null
}
