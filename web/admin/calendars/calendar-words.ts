import type { CalendarDifference, DayContent, DayReason } from '#modules/calendar'
import { formatDay, formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'

/** What each kind of day is called. */
export const DAY_TEXT: Record<DayReason['kind'], Text> = {
  holiday: { vi: 'Nghỉ lễ', en: 'Holiday' },
  compensatory: { vi: 'Nghỉ bù', en: 'Day in lieu' },
  swap: { vi: 'Nghỉ hoán đổi', en: 'Swapped day off' },
  closure: { vi: 'Đóng cửa', en: 'Closed' },
  make_up: { vi: 'Làm bù', en: 'Make-up day' },
  hours: { vi: 'Giờ riêng', en: 'Hours of its own' },
  weekend: { vi: 'Cuối tuần', en: 'Weekend' },
}

export const WEEKDAY_TEXT = {
  mon: { vi: 'Thứ Hai', en: 'Monday' },
  tue: { vi: 'Thứ Ba', en: 'Tuesday' },
  wed: { vi: 'Thứ Tư', en: 'Wednesday' },
  thu: { vi: 'Thứ Năm', en: 'Thursday' },
  fri: { vi: 'Thứ Sáu', en: 'Friday' },
  sat: { vi: 'Thứ Bảy', en: 'Saturday' },
  sun: { vi: 'Chủ Nhật', en: 'Sunday' },
} as const satisfies Record<string, Text>

/** A difference in one line: `Thêm: 04/03/2026 Đóng cửa, Mất điện`. */
export function differenceText(one: CalendarDifference): Text {
  const verb = verbOf(one.before === null, one.after === null)
  const said = saidOf(one)
  return { vi: `${verb.vi}: ${said.vi}`, en: `${verb.en}: ${said.en}` }
}

function verbOf(isNew: boolean, isGone: boolean): Text {
  if (isNew) return { vi: 'Thêm', en: 'Added' }
  return isGone ? { vi: 'Bỏ', en: 'Removed' } : { vi: 'Sửa', en: 'Changed' }
}

function saidOf(one: CalendarDifference): Text {
  if (one.what === 'day') return dayText(one.after ?? one.before)
  if (one.what === 'week') {
    const from = formatDay((one.after ?? one.before)?.from ?? '')
    return { vi: `giờ làm việc từ ${from}`, en: `opening hours from ${from}` }
  }
  const outage = one.after ?? one.before
  if (!outage) return { vi: '', en: '' }
  const span = `${formatMoment(outage.from_at)} – ${formatMoment(outage.to_at)}`
  return { vi: `sự cố ${span}, ${outage.name.vi}`, en: `outage ${span}, ${outage.name.en}` }
}

function dayText(day: DayContent | null): Text {
  if (!day) return { vi: '', en: '' }
  const { kind, name, on } = day
  const hours = day.hours ? ` ${day.hours.join(', ')}` : ''
  return {
    vi: `${formatDay(on)} ${DAY_TEXT[kind].vi}, ${name.vi}${hours}`,
    en: `${formatDay(on)} ${DAY_TEXT[kind].en}, ${name.en}${hours}`,
  }
}

/** `muộn hơn 1 ngày làm việc`; a working day is 8 hours. */
export function movedText(minutes: number | null): Text {
  if (minutes === null) return { vi: 'đang chờ, chưa có hẹn', en: 'waiting, no date' }
  if (minutes === 0) return { vi: 'không đổi', en: 'no difference' }
  const size = Math.abs(minutes)
  const days = size / 480
  const isDays = Number.isInteger(days)
  const hours = Math.round(size / 6) / 10
  const vi = isDays ? `${days} ngày làm việc` : `${String(hours).replace('.', ',')} giờ làm việc`
  const en = isDays ? `${days} working day${days === 1 ? '' : 's'}` : `${hours} working hours`
  return minutes > 0
    ? { vi: `muộn hơn ${vi}`, en: `${en} later` }
    : { vi: `sớm hơn ${vi}`, en: `${en} earlier` }
}
