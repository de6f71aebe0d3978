import type { Reader } from '#platform/database.ts'
import { fromDayNumber, toDayNumber, weekdayOf } from '#platform/dates.ts'
import { type Calendar, type DayPlan, planOf, weekPlan } from './calendar.ts'
import { selectChanges } from './calendar-store.ts'
import { findCalendar } from './find-calendar.ts'

/** From a day on an agency's ordinary week is another: its seven days, Monday first. */
export type HoursChange = { readonly from: string; readonly week: readonly DayPlan[] }

/** Giờ làm việc theo ngày: what holds on each day, by what is decided today, and which changes of the week are ahead. */
export type DatedHours = {
  readonly planOn: (day: number) => DayPlan
  readonly ahead: readonly HoursChange[]
}

/** How far ahead changes are looked for. */
const AHEAD_DAYS = 366

type Stretch = { readonly from: number; readonly calendar: Calendar }

/** The hours of an agency from a day (`YYYY-MM-DD`) on. Each day is planned by the calendar in force on it, so that one that begins later is told with its day. */
export async function datedHours(sql: Reader, agencyId: string, on: string): Promise<DatedHours> {
  const first = toDayNumber(on)
  const until = fromDayNumber(first + AHEAD_DAYS)
  const stretches: Stretch[] = []
  for (const day of [on, ...(await selectChanges(sql, { agency: agencyId, after: on, until }))]) {
    stretches.push({ from: toDayNumber(day), calendar: await findCalendar(sql, agencyId, day) })
  }
  const calendarOn = (day: number): Calendar => {
    const calendar = stretches.findLast(({ from }) => from <= day)?.calendar ?? stretches[0]?.calendar
    if (!calendar) throw new Error(`no calendar on ${on}`)
    return calendar
  }
  return {
    planOn: (day) => planOf(calendarOn(day), day),
    ahead: changesOf(first, stretches, (day) => weekFrom(calendarOn(day), day)),
  }
}

/** Days on which the ordinary week becomes another, with that week; a decision that changes no hours is none. */
function changesOf(
  first: number,
  stretches: readonly Stretch[],
  weekOn: (day: number) => readonly DayPlan[],
): HoursChange[] {
  const begins = stretches.flatMap(({ from, calendar }) => [
    from,
    ...calendar.weeks.flatMap((week) => [week.from, week.until + 1]),
  ])
  const days = [...new Set(begins)]
    .filter((day) => day > first && day <= first + AHEAD_DAYS)
    .toSorted((one, other) => one - other)
  let before = spansOf(weekOn(first))
  return days.flatMap((day) => {
    const week = weekOn(day)
    const spans = spansOf(week)
    if (spans === before) return []
    before = spans
    return [{ from: fromDayNumber(day), week }]
  })
}

/** The ordinary week that begins on a day, Monday first: holidays and other single days are not of it. */
function weekFrom({ weeks }: Calendar, day: number): readonly DayPlan[] {
  const plans = Array.from({ length: 7 }, (_, index) => ({
    at: day + index,
    plan: weekPlan(weeks, day + index),
  }))
  return plans.toSorted((one, other) => weekdayOf(one.at) - weekdayOf(other.at)).map(({ plan }) => plan)
}

function spansOf(week: readonly DayPlan[]): string {
  return JSON.stringify(week.map(({ spans }) => spans))
}
