import { dayOf } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** What people may rely on changes at 00:00 of a day to come, never today or before. */
export function mustBeFuture(now: string, day: string): void {
  if (DAY.test(day) && day > dayOf(now)) return
  const message = {
    vi: `Ngày có hiệu lực phải sau hôm nay (${dayOf(now)}), viết theo năm-tháng-ngày.`,
    en: `The day must be after today (${dayOf(now)}), written as year-month-day.`,
  }
  throw invalid('day_not_future', message, [{ field: 'valid_from', message }])
}
