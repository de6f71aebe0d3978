import {
  DAY_MINUTES,
  formatDay,
  formatMomentOfficial,
  fromDayNumber,
  fromLocalMinute,
  weekdayName,
} from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Shift } from './clock-rules.ts'
import type { CountedDay } from './count.ts'
import { INTERVAL_TEXTS, type IntervalKind, type Stretch } from './interval.ts'
import type { Channel, Limit } from './limit.ts'
import { dayAt } from './working-time.ts'

export const CHANNEL_TEXTS: Readonly<Record<Channel, Text>> = {
  counter: { vi: 'trực tiếp', en: 'at the counter' },
  online: { vi: 'trực tuyến', en: 'online' },
  post: { vi: 'qua bưu chính', en: 'by post' },
}

export const SHIFT_TEXTS: Readonly<Record<Shift, Text>> = {
  before_opening: { vi: 'trước giờ làm việc', en: 'before opening' },
  lunch: { vi: 'trong giờ nghỉ trưa', en: 'in the lunch break' },
  last_hour: { vi: 'trong giờ cuối trước khi hết giờ làm việc', en: 'in the last hour before closing' },
  after_closing: { vi: 'sau giờ làm việc', en: 'after closing' },
  day_off: { vi: 'vào ngày nghỉ', en: 'on a day off' },
}

/** How a limit is counted, after its name. */
export const COUNTING_TEXTS: Readonly<Record<Limit['unit'], Text>> = {
  working_hours: { vi: 'chỉ tính giờ làm việc', en: 'only working hours count' },
  working_days: {
    vi: 'ngày nhận không tính, mỗi ngày làm việc sau đó tính 8 giờ',
    en: 'the day of receipt does not count, each working day after it counts 8 hours',
  },
  calendar_days: {
    vi: 'ngày nhận không tính, mỗi ngày sau đó kể cả ngày nghỉ tính 8 giờ',
    en: 'the day of receipt does not count, each day after it, days off too, counts 8 hours',
  },
  months: {
    vi: 'đến hết ngày tương ứng của tháng cuối, mỗi ngày tính 8 giờ',
    en: 'to the end of the same day of the last month, each day counts 8 hours',
  },
  same_day: { vi: 'đến hết giờ làm việc', en: 'until closing time' },
  none: {
    vi: 'pháp luật không quy định thời hạn nên không có ngày hẹn',
    en: 'the law sets no limit, so there is no due date',
  },
  unknown: {
    vi: 'thời hạn của thủ tục này chưa rõ nên không tính ngày hẹn',
    en: 'the limit of this procedure is not known, so no due date is computed',
  },
}

export const AFTER_FIFTEEN_TEXT: Text = {
  vi: 'nhận sau 15:00 nên trả trong ngày làm việc tiếp theo',
  en: 'received after 15:00, so the result may come the next working day',
}

/** `thứ Hai 23/02/2026` */
export function dayText(day: number): Text {
  const name = weekdayName(day)
  const date = formatDay(fromDayNumber(day))
  return { vi: `${name.vi} ${date}`, en: `${name.en} ${date}` }
}

/** `14:00 thứ Sáu 13/02/2026` */
export function momentText(minute: number): Text {
  const day = dayText(dayAt(minute))
  const clock = clockText(minute)
  return { vi: `${clock} ${day.vi}`, en: `${clock} on ${day.en}` }
}

/** `14:00` */
function clockText(minute: number): string {
  const inDay = minute - dayAt(minute) * DAY_MINUTES
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/** `1 giờ 30 phút` */
export function minutesText(minutes: number): Text {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const vi = [hours > 0 || rest === 0 ? `${hours} giờ` : '', rest > 0 ? `${rest} phút` : '']
  const en = [hours > 0 || rest === 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : '']
  return { vi: vi.filter(Boolean).join(' '), en: en.filter(Boolean).join(' ') }
}

/** One day or a run of days: `thứ Bảy 14/02/2026 – Chủ Nhật 22/02/2026`, first letter upper case. */
export function runText(from: number, to: number): Text {
  const first = dayText(from)
  const last = dayText(to)
  const vi = from === to ? first.vi : `${first.vi} – ${last.vi}`
  return { vi: capital(vi), en: from === to ? first.en : `${first.en} – ${last.en}` }
}

/** The hours of one day that a line speaks of: `08:00–12:00, 13:00–17:00`. */
export function spansText(day: CountedDay): string {
  const midnight = dayAt(day.from) * DAY_MINUTES
  const spans = day.plan.spans.map((span) => ({
    from: Math.max(day.from, midnight + span.from),
    to: Math.min(day.to, midnight + span.to),
  }))
  return spans
    .filter((span) => span.to > span.from)
    .map((span) => `${clockText(span.from)}–${clockText(span.to)}`)
    .join(', ')
}

/** The waits that touch a stretch of time, named: `chờ bổ sung hồ sơ`. */
export function waitsText(waits: readonly Stretch[], from: number, to: number): Text {
  const touching = waits.filter((wait) => wait.from < to && wait.to > from)
  const kinds = [...new Set(touching.flatMap((wait) => wait.kinds))]
  return kindsText(kinds)
}

function kindsText(kinds: readonly IntervalKind[]): Text {
  const texts = kinds.map((kind) => INTERVAL_TEXTS[kind])
  return { vi: texts.map((text) => text.vi).join(', '), en: texts.map((text) => text.en).join(', ') }
}

/** The last line: what the count came to. */
export function dueText(due: number, total: number): Text {
  const moment = fromLocalMinute(due)
  const sum = minutesText(total)
  const at = momentText(due)
  return {
    vi: `Hạn trả kết quả: ${formatMomentOfficial(moment)} (tổng cộng ${sum.vi}).`,
    en: `Result due at ${at.en} (${sum.en} in all).`,
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
