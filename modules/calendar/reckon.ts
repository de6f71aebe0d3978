import { fromLocalMinute, toLocalMinute } from '#platform/dates.ts'
import { type ClockRules, DEFAULT_CLOCK_RULES, type Start, startOf, stopsClock } from './clock-rules.ts'
import { type Count, countLimit } from './count.ts'
import type { DueInput } from './due-input.ts'
import { type Interval, toStretches } from './interval.ts'
import { type Restart, restartsOf } from './restart.ts'
import type { WorkingTime } from './working-time.ts'

/** The count behind a due date, in local minutes; `due` null where there is none or a wait without an end holds it. */
export type Reckoned = {
  readonly rules: ClockRules
  /** From when the limit counts; Infinity while that has not come. */
  readonly received: number
  readonly known: readonly Interval[]
  readonly stopping: readonly Interval[]
  readonly time: WorkingTime
  readonly first: Start
  readonly restarts: readonly Restart[]
  readonly count: Count | null
  readonly due: number | null
}

/** A limit that has not begun to count. */
const NEVER: Start = { at: Number.POSITIVE_INFINITY, shift: null }

/** Counts a limit out, with the waits that stop it and the supplements that restart it. */
export function reckon(input: DueInput): Reckoned {
  const rules = input.rules ?? DEFAULT_CLOCK_RULES
  const from = input.begins === undefined ? input.receivedAt : input.begins.at
  const received = from === null ? Number.POSITIVE_INFINITY : toLocalMinute(from)
  const known = [...input.intervals, ...input.calendar.outages]
  const stopping = known.filter((interval) => stopsClock(interval.kind, rules))
  const time = { calendar: input.calendar, waits: toStretches(stopping) }
  const first = from === null ? NEVER : startOf(input.calendar, received, rules)
  const restarts = rules.supplement === 'restart' ? restartsOf(time, first, { ...input, rules }) : []
  const start = restarts.at(-1)?.start ?? first
  const count =
    start.at === Number.POSITIVE_INFINITY ? null : countLimit(time, start.at, { limit: input.limit, rules })
  const due = count && count.due !== Number.POSITIVE_INFINITY ? count.due : null
  return { rules, received, known, stopping, time, first, restarts, count, due }
}

/** The legal due alone, for many dossiers at once: what `due` says, without its reasons. */
export function legalDue(input: DueInput): string | null {
  const { due } = reckon(input)
  return due === null ? null : fromLocalMinute(due)
}
