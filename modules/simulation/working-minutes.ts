import { addWorkingHours, type Calendar, planOf, workingMinutesBetween } from '#modules/calendar'
import { DAY_MINUTES, fromLocalMinute, toDayNumber, toLocalMinute } from '#platform/dates.ts'

/** A working day with its opening spans, as local minutes. */
export type WorkDay = { readonly day: number; readonly spans: readonly { from: number; to: number }[] }

/** The working days from a day to a day (`YYYY-MM-DD`), both included. */
export function workDays(calendar: Calendar, from: string, to: string): WorkDay[] {
  const days: WorkDay[] = []
  for (let day = toDayNumber(from); day <= toDayNumber(to); day += 1) {
    const { open, spans } = planOf(calendar, day)
    if (open === 0) continue
    const start = day * DAY_MINUTES
    days.push({ day, spans: spans.map((span) => ({ from: start + span.from, to: start + span.to })) })
  }
  return days
}

/** The local minute so many working minutes after another; at least the next minute of work. */
export function after(calendar: Calendar, minute: number, working: number): number {
  const moment = addWorkingHours(calendar, fromLocalMinute(minute), Math.max(1, Math.round(working)) / 60)
  return Math.max(minute + 1, toLocalMinute(moment))
}

/** Working minutes from a local minute to a moment. */
export function minutesUntil(calendar: Calendar, minute: number, moment: string): number {
  return workingMinutesBetween(calendar, fromLocalMinute(minute), moment)
}
