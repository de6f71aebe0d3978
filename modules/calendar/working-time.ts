import { DAY_MINUTES, fromLocalMinute, toLocalMinute } from '#platform/dates.ts'
import { type Calendar, closingOf, openingOf, planOf } from './calendar.ts'
import type { Stretch } from './interval.ts'

/** A calendar less the waits: the time in which a body can be expected to work on a dossier. Local minutes inside. */
export type WorkingTime = { readonly calendar: Calendar; readonly waits: readonly Stretch[] }

/** A calendar whose days are all off would be searched for ever; ten years without work is a broken calendar. */
const SEARCH_DAYS = 3_660

/** Day number of a local minute. */
export function dayAt(minute: number): number {
  return Math.floor(minute / DAY_MINUTES)
}

/** The first working day from this day on. Throws an Error when there is none within ten years. */
export function workingDayFrom(calendar: Calendar, day: number): number {
  for (let at = day; at < day + SEARCH_DAYS; at++) {
    if (planOf(calendar, at).open > 0) return at
  }
  throw new Error(`the calendar ${calendar.versions.join(' + ')} has no working day`)
}

/** Closing time of a working day, as a local minute. */
export function closingAt(calendar: Calendar, day: number): number {
  return day * DAY_MINUTES + closingOf(planOf(calendar, day))
}

/** Opening time of a working day, as a local minute. */
export function openingAt(calendar: Calendar, day: number): number {
  return day * DAY_MINUTES + openingOf(planOf(calendar, day))
}

/** Free working minutes in a window of local minutes that lies within one day. */
export function freeWithin(time: WorkingTime, from: number, to: number): number {
  const midnight = dayAt(from) * DAY_MINUTES
  let free = 0
  for (const span of planOf(time.calendar, dayAt(from)).spans) {
    const start = Math.max(from, midnight + span.from)
    const end = Math.min(to, midnight + span.to)
    if (end > start) free += end - start - waited(time.waits, start, end)
  }
  return free
}

/** Minutes of a window that are waits. */
export function waited(waits: readonly Stretch[], from: number, to: number): number {
  let sum = 0
  for (const wait of waits) sum += Math.max(0, Math.min(to, wait.to) - Math.max(from, wait.from))
  return sum
}

/** Free working minutes between two local minutes; 0 when the second is not later. */
export function freeMinutes(time: WorkingTime, from: number, to: number): number {
  let sum = 0
  for (let day = dayAt(from); day <= dayAt(to); day++) {
    const start = Math.max(from, day * DAY_MINUTES)
    const end = Math.min(to, (day + 1) * DAY_MINUTES)
    if (end > start) sum += freeWithin(time, start, end)
  }
  return sum
}

/** The local minute at which so many free working minutes have passed (closing time, not the next opening); Infinity inside an endless wait. */
export function addFreeMinutes(time: WorkingTime, from: number, minutes: number): number {
  if (minutes <= 0) return from
  let left = minutes
  let day = workingDayFrom(time.calendar, dayAt(from))
  while (!isEndless(time.waits, day * DAY_MINUTES)) {
    const start = Math.max(from, day * DAY_MINUTES)
    const free = freeWithin(time, start, (day + 1) * DAY_MINUTES)
    if (free >= left) return within(time, start, left)
    left -= free
    day = workingDayFrom(time.calendar, day + 1)
  }
  return Number.POSITIVE_INFINITY
}

/** Is there a wait without an end that has begun by this minute? */
export function isEndless(waits: readonly Stretch[], minute: number): boolean {
  return waits.some((wait) => wait.to === Number.POSITIVE_INFINITY && wait.from <= minute)
}

/** The minute of this day at which `minutes` free ones have passed; the caller knows that there are enough. */
function within(time: WorkingTime, from: number, minutes: number): number {
  const midnight = dayAt(from) * DAY_MINUTES
  let left = minutes
  for (const span of planOf(time.calendar, dayAt(from)).spans) {
    let at = Math.max(from, midnight + span.from)
    const end = midnight + span.to
    for (const wait of time.waits) {
      if (wait.to <= at || wait.from >= end) continue
      const free = Math.max(0, wait.from - at)
      if (free >= left) return at + left
      left -= free
      at = wait.to
    }
    if (end - at >= left && end > at) return at + left
    left -= Math.max(0, end - at)
  }
  return Number.POSITIVE_INFINITY
}

/** Working minutes between two moments. */
export function workingMinutesBetween(calendar: Calendar, fromAt: string, toAt: string): number {
  return freeMinutes({ calendar, waits: [] }, toLocalMinute(fromAt), toLocalMinute(toAt))
}

/** The moment so many working hours after another: 8 from Friday 14:00 is Monday 14:00. */
export function addWorkingHours(calendar: Calendar, fromAt: string, hours: number): string {
  return fromLocalMinute(
    addFreeMinutes({ calendar, waits: [] }, toLocalMinute(fromAt), Math.round(hours * 60)),
  )
}

/** The moment so many working hours before another; used for warnings and for the apology a working day ahead. */
export function subtractWorkingHours(calendar: Calendar, fromAt: string, hours: number): string {
  const time = { calendar, waits: [] }
  let left = Math.round(hours * 60)
  let end = toLocalMinute(fromAt)
  const first = dayAt(end)
  for (let day = first; day > first - SEARCH_DAYS; day--) {
    const midnight = day * DAY_MINUTES
    const free = end > midnight ? freeWithin(time, midnight, end) : 0
    // The beginning of the working minute, so a whole day before closing is opening time and not midnight.
    if (free > 0 && free >= left) return fromLocalMinute(addFreeMinutes(time, midnight, free - left + 1) - 1)
    left -= free
    end = midnight
  }
  throw new Error(`the calendar ${calendar.versions.join(' + ')} has no working day`)
}

/** Closing time so many working days after the day of a moment. */
export function addWorkingDays(calendar: Calendar, fromAt: string, days: number): string {
  let day = dayAt(toLocalMinute(fromAt))
  for (let left = days; left > 0; left--) day = workingDayFrom(calendar, day + 1)
  return fromLocalMinute(closingAt(calendar, workingDayFrom(calendar, day)))
}
