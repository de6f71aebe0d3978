import { dayOf, formatMoment, fromLocalText, toClockText } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** What people may rely on changes at 00:00 of a day to come, never today or before. */
export function mustBeFuture(now: string, day: string): void {
  if (DAY.test(day) && day > dayOf(now)) return
  const message = {
    vi: `Ngày có hiệu lực phải sau hôm nay (${dayOf(now)}), viết theo năm-tháng-ngày.`,
    en: `The day must be after today (${dayOf(now)}), written as year-month-day.`,
  }
  throw invalid('day_not_future', message, [{ field: 'valid_from', message }])
}

/** A moment to come as it is stored: a day stands for its 00:00 in Hà Nội, otherwise the minute is said. */
export function momentToCome(now: string, asked: string): string {
  const text = readClock(asked)
  if (text !== null && text > toClockText(now)) return text
  const message = {
    vi: `Thời điểm có hiệu lực phải sau bây giờ (${formatMoment(now)}): một ngày (năm-tháng-ngày, tính từ 00:00) hoặc ngày giờ Hà Nội như 2027-03-01T14:00.`,
    en: `The moment must be after now (${formatMoment(now)}): a day (year-month-day, from its 00:00) or Hà Nội's day and time as 2027-03-01T14:00.`,
  }
  throw invalid('moment_not_future', message, [{ field: 'valid_from', message }])
}

/** A day or a minute that exists; null for anything else. */
function readClock(asked: string): string | null {
  const minute = DAY.test(asked) ? `${asked}T00:00` : asked
  if (!MINUTE.test(minute)) return null
  try {
    return toClockText(fromLocalText(minute))
  } catch {
    return null
  }
}
