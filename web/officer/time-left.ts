import { workingMinutesBetween, type Calendar } from '#modules/calendar'
import type { Text } from '#platform/text.ts'

/** A working day has eight hours, also where an office keeps other hours (NĐ and processes count so). */
const DAY_MINUTES = 480

/** "còn 3 giờ 20 phút làm việc" until a moment, or "quá 2 ngày làm việc" after it. */
export function timeLeft(at: string, on: { now: string; calendar: Calendar }): Text {
  const isLate = on.now > at
  const minutes = isLate
    ? workingMinutesBetween(on.calendar, at, on.now)
    : workingMinutesBetween(on.calendar, on.now, at)
  if (isLate && minutes === 0) return { vi: 'vừa quá hạn', en: 'just over' }
  const { vi, en } = lengthText(minutes)
  return isLate
    ? { vi: `quá ${vi} làm việc`, en: `${en} of working time over` }
    : { vi: `còn ${vi} làm việc`, en: `${en} of working time left` }
}

/** Minutes of working time in the largest unit that says enough. */
function lengthText(minutes: number): Text {
  const days = Math.floor(minutes / DAY_MINUTES)
  if (days >= 2) return { vi: `${days} ngày`, en: `${days} days` }
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return { vi: `${rest} phút`, en: `${rest} minutes` }
  return rest === 0
    ? { vi: `${hours} giờ`, en: `${hours} hours` }
    : { vi: `${hours} giờ ${rest} phút`, en: `${hours} hours ${rest} minutes` }
}
