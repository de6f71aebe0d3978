import type { DatedHours, DayPlan, HoursChange, Span } from '#modules/calendar'
import {
  DAY_MINUTES,
  formatDay,
  fromDayNumber,
  toDayNumber,
  toLocalMinute,
  weekdayName,
} from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'

/** Is it open now, until when, and the coming week day by day. */
export type OpeningHours = {
  readonly isOpen: boolean
  readonly state: Text
  readonly days: readonly DayHours[]
  readonly ahead: readonly AheadHours[]
}

/** One day by its date and what its hours are. */
export type DayHours = { readonly key: string; readonly day: Text; readonly hours: Text }

/** A change of the ordinary week, by its first day. */
export type AheadHours = { readonly key: string; readonly from: Text; readonly week: readonly Text[] }

const DAYS_SHOWN = 7

/** The hours of an office from a moment on, holidays and make-up days in their place. */
export function openingHours(dated: DatedHours, now: string): OpeningHours {
  const minute = toLocalMinute(now)
  const today = Math.floor(minute / DAY_MINUTES)
  const span = dated.planOn(today).spans.find((one) => isWithin(one, minute % DAY_MINUTES))
  return {
    isOpen: span !== undefined,
    state: span
      ? { vi: `Đang mở cửa, đến ${clock(span.to)}`, en: `Open now, until ${clock(span.to)}` }
      : closedText(dated, minute),
    ...hoursFrom(dated, today),
  }
}

/** The hours of the seven days from a day on, and which changes of the ordinary week come after it. */
export function hoursFrom(
  { planOn, ahead }: DatedHours,
  first: number,
): Pick<OpeningHours, 'days' | 'ahead'> {
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => first + index)
  return {
    days: days.map((day) => ({ key: String(day), day: dayText(day), hours: hoursText(planOn(day)) })),
    ahead: ahead.map(changeText),
  }
}

/** Neighbouring weekdays of the same hours are told together: "thứ Hai–thứ Sáu 07:30–11:30, 13:30–17:30". */
function changeText({ from, week }: HoursChange): AheadHours {
  const runs: { first: number; last: number; hours: Text }[] = []
  for (const [index, plan] of week.entries()) {
    const hours = hoursText({ ...plan, why: null })
    const run = runs.at(-1)
    if (run && run.hours.vi === hours.vi) run.last = index
    else runs.push({ first: index, last: index, hours })
  }
  return { key: from, from: dayText(toDayNumber(from)), week: runs.map(runText) }
}

function runText(run: { readonly first: number; readonly last: number; readonly hours: Text }): Text {
  const { first, last, hours } = run
  // Weekdays are named by any Monday and the days after it.
  const [from, to] = [weekdayName(A_MONDAY + first), weekdayName(A_MONDAY + last)]
  const days = (one: string, other: string) => (first === last ? one : `${one}–${other}`)
  return { vi: `${days(from.vi, to.vi)}: ${hours.vi}`, en: `${days(from.en, to.en)}: ${hours.en}` }
}

/** Thursday 1 January 1970 was day 0. */
const A_MONDAY = 4

function isWithin(span: Span, minute: number): boolean {
  return span.from <= minute && minute < span.to
}

function closedText({ planOn }: DatedHours, minute: number): Text {
  const today = Math.floor(minute / DAY_MINUTES)
  for (let day = today; day < today + 30; day += 1) {
    const next = planOn(day).spans.find((span) => day > today || span.from > minute % DAY_MINUTES)
    if (!next) continue
    const at = clock(next.from)
    if (day === today) {
      return { vi: `Đang nghỉ, mở lại lúc ${at} hôm nay`, en: `Closed now, opens again at ${at} today` }
    }
    const name = dayText(day)
    return { vi: `Đang nghỉ, mở lại ${at} ${name.vi}`, en: `Closed now, opens at ${at} on ${name.en}` }
  }
  return { vi: 'Đang nghỉ', en: 'Closed' }
}

/** "thứ Hai 23/11/2026" */
function dayText(day: number): Text {
  const name = weekdayName(day)
  const date = formatDay(fromDayNumber(day))
  return { vi: `${name.vi} ${date}`, en: `${name.en} ${date}` }
}

function hoursText({ spans, why }: DayPlan): Text {
  const hours = spans.map((span) => `${clock(span.from)}–${clock(span.to)}`).join(', ')
  const reason = why ? { vi: ` (${why.name.vi})`, en: ` (${why.name.en})` } : { vi: '', en: '' }
  return hours
    ? { vi: hours + reason.vi, en: hours + reason.en }
    : { vi: `nghỉ${reason.vi}`, en: `closed${reason.en}` }
}

function clock(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`
}
