import type { Text } from './text.ts'

/**
 * Days and moments in Hà Nội's time, which is +07:00 all year. Own arithmetic on whole numbers:
 * the machine's time zone plays no part, and there is no Intl in hot paths.
 *
 * A *moment* is an ISO string with its zone (`2026-02-13T07:00:00.000Z`), a *day* is `YYYY-MM-DD`.
 * For arithmetic a moment is a *local minute* (whole minutes since 1970-01-01T00:00 in Hà Nội,
 * seconds cut off) and a day a *day number* (days since 1970-01-01).
 */
const OFFSET_MINUTES = 7 * 60
const MINUTE_MS = 60_000
export const DAY_MINUTES = 24 * 60

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** Local minute of a moment. Throws a RangeError for a text without a zone: it would mean the machine's zone. */
export function toLocalMinute(moment: string): number {
  const ms = MOMENT.test(moment) ? Date.parse(moment) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not a moment with its zone: "${moment}"`)
  return Math.floor(ms / MINUTE_MS) + OFFSET_MINUTES
}

/** The moment, in UTC with milliseconds and Z, at which a local minute begins. */
export function fromLocalMinute(minute: number): string {
  const utc = minute - OFFSET_MINUTES
  const day = Math.floor(utc / DAY_MINUTES)
  const inDay = utc - day * DAY_MINUTES
  return `${fromDayNumber(day)}T${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}:00.000Z`
}

/** Day number of `YYYY-MM-DD`. Throws a RangeError for a day that does not exist. */
export function toDayNumber(day: string): number {
  const ms = DAY.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN
  const number = ms / (DAY_MINUTES * MINUTE_MS)
  if (Number.isNaN(ms) || fromDayNumber(number) !== day) throw new RangeError(`not a day: "${day}"`)
  return number
}

/** `YYYY-MM-DD` of a day number. */
export function fromDayNumber(number: number): string {
  const { year, month, day } = toCivil(number)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** Year, month and day of a day number: Hinnant's arithmetic on years that begin in March; several times as fast as a Date. */
function toCivil(number: number): { year: number; month: number; day: number } {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** The day (`YYYY-MM-DD`) it is in Hà Nội at a moment. */
export function dayOf(moment: string): string {
  return fromDayNumber(Math.floor(toLocalMinute(moment) / DAY_MINUTES))
}

/** Day of the week of a day number: 1 Monday … 7 Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1
}

/** Same day of the month so many months later; where that day is missing, the month's last (Civil Code, Đ148). */
export function addMonths(dayNumber: number, months: number): number {
  const { year, month, day } = toCivil(dayNumber)
  const months0 = year * 12 + month - 1 + months
  const first = firstOfMonth(months0)
  return first + Math.min(day, firstOfMonth(months0 + 1) - first) - 1
}

/** Day number of the first day of a month, counted from January of the year 0. */
function firstOfMonth(months0: number): number {
  const month = months0 - Math.floor(months0 / 12) * 12
  const year = Math.floor(months0 / 12) - (month < 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5)
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468
}

/** `2026-02-23T17:00`: a moment as Hà Nội's clock shows it, to the minute. */
export function toLocalText(moment: string): string {
  return fromLocalMinute(toLocalMinute(moment) + OFFSET_MINUTES).slice(0, 16)
}

/** The moment meant by `2026-02-13T14:00` on Hà Nội's clock. Throws a RangeError for anything else. */
export function fromLocalText(text: string): string {
  const moment = LOCAL.test(text) ? `${text}:00+07:00` : ''
  const minute = toLocalMinute(moment)
  if (toLocalText(moment) !== text) throw new RangeError(`not a local moment: "${text}"`)
  return fromLocalMinute(minute)
}

/**
 * A moment, a minute on Hà Nội's clock or a day, which stands for its 00:00, as a text: `2026-03-03T14:00`,
 * `2026-03-03`. In letter order such texts stand in the order of time. Seconds are cut off.
 */
export function toClockText(at: string): string {
  const text = DAY.test(at) || LOCAL.test(at) ? at : toLocalText(at)
  return text.endsWith('T00:00') ? text.slice(0, 10) : text
}

/** `23/02/2026`, or with a minute `14:00 23/02/2026`: what `toClockText` writes, as people read it. */
export function formatClockText(text: string): string {
  return text.length > 10 ? `${text.slice(11)} ${formatDay(text)}` : formatDay(text)
}

/** `23/02/2026` */
export function formatDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** `17:00` by Hà Nội's clock. */
export function formatHour(moment: string): string {
  return toLocalText(moment).slice(11)
}

/** `23/02/2026 17:00` */
export function formatMoment(moment: string): string {
  const local = toLocalText(moment)
  return `${formatDay(local)} ${local.slice(11)}`
}

/** `23/02/2026 17:00:05` by Hà Nội's clock. */
export function formatSecond(moment: string): string {
  return `${formatMoment(moment)}:${moment.slice(17, 19)}`
}

/** `17 giờ 00, ngày 23 tháng 02 năm 2026`, as the official forms write it (TT 03/2025, Mẫu 01). */
export function formatMomentOfficial(moment: string): string {
  const local = toLocalText(moment)
  return `${local.slice(11, 13)} giờ ${local.slice(14)}, ${formatDayOfficial(local.slice(0, 10))}`
}

/** `ngày 23 tháng 02 năm 2026` (NĐ 30/2020: days under 10 and months 1 and 2 carry a zero). */
export function formatDayOfficial(day: string): string {
  const month = Number(day.slice(5, 7))
  return `ngày ${day.slice(8, 10)} tháng ${month < 3 ? day.slice(5, 7) : month} năm ${day.slice(0, 4)}`
}

const WEEKDAYS: readonly Text[] = [
  { vi: 'thứ Hai', en: 'Monday' },
  { vi: 'thứ Ba', en: 'Tuesday' },
  { vi: 'thứ Tư', en: 'Wednesday' },
  { vi: 'thứ Năm', en: 'Thursday' },
  { vi: 'thứ Sáu', en: 'Friday' },
  { vi: 'thứ Bảy', en: 'Saturday' },
  { vi: 'Chủ Nhật', en: 'Sunday' },
]

/** Name of the weekday of a day number. */
export function weekdayName(dayNumber: number): Text {
  return WEEKDAYS[weekdayOf(dayNumber) - 1] ?? { vi: '', en: '' }
}

/**
 * Reads a day as people type it (`13/2/2026`, `13-02-2026`, `13022026`) into `YYYY-MM-DD`;
 * null when no such day exists. Phones' number pads have no slash, hence the bare digits.
 */
export function parseDay(typed: string): string | null {
  const found = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$|^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim())
  if (!found) return null
  const [date = '', month = '', year = ''] = found[1] ? found.slice(1, 4) : found.slice(4, 7)
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const parsed = Date.parse(`${day}T00:00:00.000Z`)
  return Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== day ? null : day
}

/** Reads a day of a file: as people type it, or as `YYYY-MM-DD`; null when no such day exists. */
export function writtenDay(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  return parseDay(year ? `${day}/${month}/${year}` : text)
}
