import { type Calendar, type DayPlan, type Span, planOf } from '#modules/calendar'
import { DAY_MINUTES, formatDay, fromDayNumber, toLocalMinute, weekdayName } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'

/** Is it open now, until when, and the coming week day by day. */
export type OpeningHours = {
  readonly isOpen: boolean
  readonly state: Text
  readonly days: readonly { readonly key: string; readonly day: Text; readonly hours: Text }[]
}

const DAYS_SHOWN = 7

/** The hours of a calendar from a moment on, holidays and make-up days in their place. */
export function openingHours(calendar: Calendar, now: string): OpeningHours {
  const minute = toLocalMinute(now)
  const today = Math.floor(minute / DAY_MINUTES)
  const span = planOf(calendar, today).spans.find((one) => isWithin(one, minute % DAY_MINUTES))
  const days = Array.from({ length: DAYS_SHOWN }, (_, index) => today + index)
  return {
    isOpen: span !== undefined,
    state: span
      ? { vi: `Đang mở cửa, đến ${clock(span.to)}`, en: `Open now, until ${clock(span.to)}` }
      : closedText(calendar, minute),
    days: days.map((day) => ({
      key: String(day),
      day: dayText(day),
      hours: hoursText(planOf(calendar, day)),
    })),
  }
}

function isWithin(span: Span, minute: number): boolean {
  return span.from <= minute && minute < span.to
}

function closedText(calendar: Calendar, minute: number): Text {
  const today = Math.floor(minute / DAY_MINUTES)
  for (let day = today; day < today + 30; day += 1) {
    const next = planOf(calendar, day).spans.find((span) => day > today || span.from > minute % DAY_MINUTES)
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
