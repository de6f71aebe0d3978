import { Value } from 'typebox/value'
import { toDayNumber, toLocalMinute } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { CalendarContent } from './calendar-content.ts'

/** Parses one calendar file. Refuses it with the place and the reason; `where` names the file. */
export function parseCalendarContent(value: unknown, where: string): CalendarContent {
  if (!Value.Check(CalendarContent, value)) {
    const fields = [...Value.Errors(CalendarContent, value)].map((error) =>
      fault(error.instancePath, error.message, error.message),
    )
    throw refuse(where, fields)
  }
  const fields = [...dayFaults(value), ...hourFaults(value), ...outageFaults(value)]
  if (fields.length > 0) throw refuse(where, fields)
  return value
}

function refuse(where: string, fields: readonly FieldError[]) {
  const first = fields[0]
  const at = `${where} ${first?.field ?? ''}`
  return invalid(
    'calendar_broken',
    { vi: `Lịch ${at} sai: ${first?.message.vi}`, en: `Calendar ${at} is broken: ${first?.message.en}` },
    fields,
  )
}

function fault(field: string, vi: string, en: string): FieldError {
  return { field, message: { vi, en } }
}

function* dayFaults({ days, weeks, effective_on, announced_to }: CalendarContent): Iterable<FieldError> {
  const seen = new Set<string>()
  const written = [
    effective_on,
    announced_to,
    ...days.map((day) => day.on),
    ...weeks.map((week) => week.from),
  ]
  for (const day of written) {
    if (!isDay(day)) yield fault(day, 'không phải là ngày có thật', 'is not a day that exists')
  }
  for (const day of days) {
    if (seen.has(day.on)) yield fault(day.on, 'khai hai lần', 'is given twice')
    seen.add(day.on)
    if (day.kind === 'hours' && !day.hours) yield fault(day.on, 'cần có "hours"', 'needs "hours"')
    if (day.kind === 'make_up' && !day.hours && !days.some((off) => off.on === day.instead_of)) {
      yield fault(
        day.on,
        'làm bù cho ngày không có trong lịch',
        'makes up for a day that is not in the calendar',
      )
    }
    if (day.kind === 'swap' && !days.some((made) => made.on === day.made_up_on && made.kind === 'make_up')) {
      yield fault(day.on, 'nghỉ hoán đổi mà không có ngày làm bù', 'is swapped for a day that is not made up')
    }
  }
}

function* hourFaults({ days, weeks }: CalendarContent): Iterable<FieldError> {
  for (const week of weeks) {
    for (const [weekday, hours] of Object.entries(week.hours))
      yield* spanFaults(`${week.from} ${weekday}`, hours)
  }
  for (const day of days) yield* spanFaults(day.on, day.hours ?? [])
}

function* spanFaults(field: string, hours: readonly string[]): Iterable<FieldError> {
  const clock = hours.flatMap((span) => span.split('-'))
  const isRising = clock.every((at, index) => index === 0 || at > (clock[index - 1] ?? ''))
  if (!isRising) yield fault(field, 'giờ làm việc phải nối tiếp nhau', 'hours must follow one another')
}

function* outageFaults({ outages }: CalendarContent): Iterable<FieldError> {
  for (const { from_at, to_at } of outages) {
    const isRange = isMoment(from_at) && isMoment(to_at) && toLocalMinute(from_at) < toLocalMinute(to_at)
    if (!isRange)
      yield fault(from_at, 'khoảng thời gian sự cố không hợp lệ', 'is not the start of a stretch of time')
  }
}

function isDay(day: string): boolean {
  return doesNotThrow(() => toDayNumber(day))
}

function isMoment(moment: string): boolean {
  return doesNotThrow(() => toLocalMinute(moment))
}

function doesNotThrow(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}
