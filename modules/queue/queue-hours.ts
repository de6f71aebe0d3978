import { findCalendar, planOf, type Calendar } from '#modules/calendar'
import type { Reader } from '#platform/database.ts'
import {
  DAY_MINUTES,
  dayOf,
  formatMoment,
  fromDayNumber,
  fromLocalMinute,
  toDayNumber,
  toLocalMinute,
} from '#platform/dates.ts'
import { conflict, invalid } from '#platform/refusal.ts'
import type { QueueRule } from './queue-rules.ts'

/** Farthest a next working day is looked for; no run of days off is longer. */
const FARTHEST_DAYS = 30

/** When an agency's counter is open on a day: its working spans as moments; empty on a day off. */
export function openSpans(calendar: Calendar, day: string): { from: string; to: string }[] {
  const start = toDayNumber(day) * DAY_MINUTES
  return planOf(calendar, toDayNumber(day)).spans.map(({ from, to }) => ({
    from: fromLocalMinute(start + from),
    to: fromLocalMinute(start + to),
  }))
}

/** The first working day after a day; null where none is known. */
export function nextOpenDay(calendar: Calendar, day: string): string | null {
  for (let ahead = 1; ahead <= FARTHEST_DAYS; ahead++) {
    const next = fromDayNumber(toDayNumber(day) + ahead)
    if (openSpans(calendar, next).length > 0) return next
  }
  return null
}

/** Refuses a number while the counter gives none: before it opens, after it closes, on days off. */
export function mustBeOpen(calendar: Calendar, rule: QueueRule, now: string): void {
  const closed = closedUntil(calendar, rule, now)
  if (closed === null) return
  const at = closed.until === null ? null : formatMoment(closed.until)
  throw conflict('queue_closed', {
    vi: `Bây giờ chưa cấp số.${at ? ` Lấy số từ ${at}, hoặc đặt chỗ trước.` : ''}`,
    en: `No numbers are given now.${at ? ` Take one from ${at}, or book a time.` : ''}`,
  })
}

/** Refuses that somebody says he is there while nobody can be: the counter is closed. */
export function mustBeOpenToCome(calendar: Calendar, rule: QueueRule, now: string): void {
  const closed = closedUntil(calendar, rule, now)
  if (closed === null) return
  const at = closed.until === null ? null : formatMoment(closed.until)
  throw conflict('queue_closed_now', {
    vi: `Bộ phận một cửa đang đóng cửa.${at ? ` Hãy báo đã đến từ ${at}, khi bạn có mặt.` : ''}`,
    en: `The counter is closed now.${at ? ` Say that you are here from ${at} on, once you are.` : ''}`,
  })
}

/** Null while the counter is open, the minutes before its opening included; else when it opens, as far as is known. */
function closedUntil(calendar: Calendar, rule: QueueRule, now: string): { until: string | null } | null {
  const spans = openSpans(calendar, dayOf(now))
  const [first, last] = [spans[0], spans.at(-1)]
  const minute = toLocalMinute(now)
  const opens = (from: string): number => toLocalMinute(from) - rule.opens_before_minutes
  if (first && last && minute >= opens(first.from) && minute < toLocalMinute(last.to)) return null
  const isEarly = first !== undefined && minute < toLocalMinute(first.from)
  const day = isEarly ? dayOf(now) : nextOpenDay(calendar, dayOf(now))
  const opening = day === null ? undefined : openSpans(calendar, day)[0]
  return { until: opening ? fromLocalMinute(opens(opening.from)) : null }
}

/** The times one may book on a day, by the unit's working hours; those that have begun are left out. */
export function slotsOf(
  calendar: Calendar,
  rule: QueueRule,
  { day, now }: { day: string; now: string },
): string[] {
  return openSpans(calendar, day).flatMap(({ from, to }) => {
    const [start, end] = [toLocalMinute(from), toLocalMinute(to)]
    const count = Math.floor((end - start) / rule.slot_minutes)
    return Array.from({ length: count }, (_, index) =>
      fromLocalMinute(start + index * rule.slot_minutes),
    ).filter((slot) => slot > now)
  })
}

/** Refuses a time nobody can book: outside the working hours, over, or too far ahead. */
export function mustBeSlot(
  calendar: Calendar,
  rule: QueueRule,
  { slot, now }: { slot: string; now: string },
): void {
  const farthest = fromDayNumber(toDayNumber(dayOf(now)) + rule.book_days)
  const moment = new Date(slot).toISOString()
  if (dayOf(moment) <= farthest && slotsOf(calendar, rule, { day: dayOf(moment), now }).includes(moment))
    return
  const message = {
    vi: `Chọn một giờ trong danh sách: giờ làm việc của đơn vị, trong ${rule.book_days} ngày tới.`,
    en: `Choose a time from the list: within working hours, in the next ${rule.book_days} days.`,
  }
  throw invalid('queue_slot', message, [{ field: 'slot_at', message }])
}

/** The calendar of the agency behind a counter, as of a day. */
export function calendarOf(sql: Reader, agency: string, day: string): Promise<Calendar> {
  return findCalendar(sql, agency, day)
}
