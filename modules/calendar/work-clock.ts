import { DAY_MINUTES, toLocalMinute } from '#platform/dates.ts'
import { type Calendar, planOf } from './calendar.ts'

/** Working minutes from an origin to a moment; before the origin it is zero. */
export type WorkClock = (moment: string) => number

/**
 * Đồng hồ giờ làm việc: for thousands of questions about one calendar. Days are laid up as they are asked for, so that
 * each answer is a sum and a walk over one day's spans.
 */
export function workClock(calendar: Calendar, origin: string): WorkClock {
  const first = Math.floor(toLocalMinute(origin) / DAY_MINUTES)
  const sums = [0]
  return (moment) => {
    const minute = toLocalMinute(moment)
    const day = Math.floor(minute / DAY_MINUTES)
    if (day < first) return 0
    for (let next = sums.length; next <= day - first; next++)
      sums.push((sums[next - 1] ?? 0) + planOf(calendar, first + next - 1).open)
    const within = minute - day * DAY_MINUTES
    const { spans } = planOf(calendar, day)
    const today = spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, within) - from), 0)
    return (sums[day - first] ?? 0) + today
  }
}
