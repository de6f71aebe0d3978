import { addMonths, DAY_MINUTES } from '#platform/dates.ts'
import { type DayPlan, openingOf, planOf } from './calendar.ts'
import { FIFTEEN_OCLOCK, type ClockRules } from './clock-rules.ts'
import type { Limit } from './limit.ts'
import {
  addFreeMinutes,
  closingAt,
  dayAt,
  freeMinutes,
  freeWithin,
  isEndless,
  waited,
  workingDayFrom,
  type WorkingTime,
} from './working-time.ts'

/** One working day is 8 working hours (D3); a counted day shows as these minutes. */
const WORKING_DAY_MINUTES = 8 * 60

/** One day of a count, in local minutes: what it brought to the limit and why not more. */
export type CountedDay = {
  readonly kind: 'counted' | 'off' | 'waiting' | 'rolled'
  readonly from: number
  readonly to: number
  readonly counted: number
  readonly plan: DayPlan
  /** Working (or, in calendar units, clock) minutes of that day that were a wait. */
  readonly waited: number
}

/** A limit counted out: where it ends (Infinity inside an endless wait), where steps begin, and every day of it. */
export type Count = {
  readonly due: number
  readonly begins: number
  /** What the counted minutes of all days must come to; null for "trong ngày", which is whatever the day leaves. */
  readonly need: number | null
  /** Is `need` working time, that steps can share out as it stands? */
  readonly isWorkingTime: boolean
  readonly days: readonly CountedDay[]
}

const NEVER = Number.POSITIVE_INFINITY

/** Counts a limit from an effective start; null for a limit there is nothing to count of. */
export function countLimit(
  time: WorkingTime,
  start: number,
  clock: { limit: Limit; rules: ClockRules },
): Count | null {
  const { limit, rules } = clock
  if (limit.unit === 'working_hours') return countHours(time, start, Math.round(limit.value * 60))
  if (limit.unit === 'working_days') return countWorkingDays(time, start, limit.value)
  if (limit.unit === 'calendar_days') return countCalendar(time, start, (from) => from + limit.value)
  if (limit.unit === 'months') return countCalendar(time, start, (from) => addMonths(from, limit.value))
  return limit.unit === 'same_day' ? countSameDay(time, start, rules) : null
}

function countHours(time: WorkingTime, start: number, need: number): Count {
  const due = addFreeMinutes(time, start, need)
  return { due, begins: start, need, isWorkingTime: true, days: workingDays(time, start, due) }
}

/** A working day counts 8 hours, less the share of it that was a wait; the limit ends at closing (D4). */
function countWorkingDays(time: WorkingTime, start: number, value: number): Count {
  const days: CountedDay[] = []
  const need = value * WORKING_DAY_MINUTES
  const kind = { need, isWorkingTime: true }
  let left = need
  let day = dayAt(start)
  while (left > 0) {
    day++
    if (isEndless(time.waits, day * DAY_MINUTES)) return { ...kind, due: NEVER, begins: start, days }
    const entry = dayEntry(time, day)
    const free = entry.plan.open - entry.waited
    const worth = entry.plan.open === 0 ? 0 : Math.floor((WORKING_DAY_MINUTES * free) / entry.plan.open)
    const counted = Math.min(left, worth)
    days.push({ ...entry, counted })
    left -= counted
    if (day - dayAt(start) > 36_600) throw new Error('the limit does not end within a hundred years')
  }
  const begins = days.find((entry) => entry.plan.open > 0)?.from ?? start
  return { ...kind, ...leaveWaits(time, closingAt(time.calendar, day), days), begins }
}

/**
 * Calendar days and months: each day counts 8 hours, less the share of it (to closing, or all of a day off)
 * that was a wait; each whole day lost, or begun, moves the period by a day. A last day off rolls forward (D4).
 */
function countCalendar(time: WorkingTime, start: number, lastDay: (from: number) => number): Count {
  const days: CountedDay[] = []
  const first = dayAt(start)
  let lost = 0
  let day = first
  let moved = 0
  let end = lastDay(first)
  // The period is moved, not stretched: a month that begins later may be shorter, and a restart is never a gain.
  while (day < end) {
    day++
    if (isEndless(time.waits, day * DAY_MINUTES)) {
      return { due: NEVER, begins: start, need: null, isWorkingTime: false, days }
    }
    const entry = calendarDay(time, day)
    lost += WORKING_DAY_MINUTES - entry.counted
    days.push(entry)
    const late = Math.ceil(lost / WORKING_DAY_MINUTES)
    if (late > moved) end = lastDay(first + late)
    moved = late
  }
  const need =
    (day - first) * WORKING_DAY_MINUTES - Math.ceil(lost / WORKING_DAY_MINUTES) * WORKING_DAY_MINUTES
  const last = workingDayFrom(time.calendar, day)
  const rolled: CountedDay[] = []
  for (let off = day + 1; off <= last; off++) rolled.push({ ...dayEntry(time, off), kind: 'rolled' })
  const left = leaveWaits(time, closingAt(time.calendar, last), [...trimmed(days, need), ...rolled])
  return { ...left, begins: (first + 1) * DAY_MINUTES, need, isWorkingTime: false }
}

function calendarDay(time: WorkingTime, day: number): CountedDay {
  const from = day * DAY_MINUTES
  const plan = planOf(time.calendar, day)
  // A wait that begins after closing begins after the limit could have ended.
  const to = plan.open > 0 ? closingAt(time.calendar, day) : from + DAY_MINUTES
  const lost = waited(time.waits, from, to)
  const counted = Math.floor((WORKING_DAY_MINUTES * (to - from - lost)) / (to - from))
  return { kind: counted > 0 ? 'counted' : 'waiting', from, to, counted, plan, waited: lost }
}

/** Takes from the last days what the limit no longer needs of them. */
function trimmed(days: readonly CountedDay[], need: number): CountedDay[] {
  let left = need
  return days.map((day) => {
    const counted = Math.min(left, day.counted)
    left -= counted
    return { ...day, counted }
  })
}

/** "Trong ngày": closing time of the day, or of the next working day after 15:00 (D5). */
function countSameDay(time: WorkingTime, start: number, rules: ClockRules): Count {
  const { calendar } = time
  const day = dayAt(start)
  const isLate = rules.fifteen_oclock && start - day * DAY_MINUTES > FIFTEEN_OCLOCK
  const isToday = planOf(calendar, day).open > 0 && start < closingAt(calendar, day) && !isLate
  const due = closingAt(calendar, isToday ? day : workingDayFrom(calendar, day + 1))
  const count = leaveWaits(time, due, [])
  return {
    ...count,
    begins: start,
    need: null,
    isWorkingTime: false,
    days: workingDays(time, start, count.due),
  }
}

/** A due date does not fall while the dossier waits: closing time of the first working day the wait leaves. */
function leaveWaits(time: WorkingTime, due: number, days: CountedDay[]): Pick<Count, 'due' | 'days'> {
  let at = due
  for (const wait of time.waits) {
    if (wait.from >= at || at >= wait.to) continue
    if (wait.to === NEVER) return { due: NEVER, days }
    let day = workingDayFrom(time.calendar, dayAt(wait.to))
    if (closingAt(time.calendar, day) < wait.to) day = workingDayFrom(time.calendar, day + 1)
    for (let passed = dayAt(at) + 1; passed <= day; passed++)
      days.push({ ...dayEntry(time, passed), counted: 0 })
    at = closingAt(time.calendar, day)
  }
  return { due: at, days }
}

/** The days of a count that runs in working minutes: each counts the free minutes it has. */
function workingDays(time: WorkingTime, start: number, due: number): CountedDay[] {
  if (due === NEVER) return []
  const days: CountedDay[] = []
  for (let day = dayAt(start); day <= dayAt(due); day++) {
    const entry = dayEntry(time, day)
    const from = Math.max(start, entry.from)
    const to = Math.min(due, entry.to)
    const isOutside = entry.plan.open > 0 && to <= from
    if (!isOutside) days.push({ ...entry, from, to, counted: freeMinutes(time, from, to) })
  }
  return days
}

function dayEntry(time: WorkingTime, day: number): CountedDay {
  const plan = planOf(time.calendar, day)
  const midnight = day * DAY_MINUTES
  if (plan.open === 0) {
    return { kind: 'off', from: midnight, to: midnight + DAY_MINUTES, counted: 0, plan, waited: 0 }
  }
  const lost = plan.open - freeWithin(time, midnight, midnight + DAY_MINUTES)
  const kind = lost === plan.open ? 'waiting' : 'counted'
  const from = midnight + openingOf(plan)
  return { kind, from, to: closingAt(time.calendar, day), counted: 0, plan, waited: lost }
}
