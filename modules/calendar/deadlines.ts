import { DAY_MINUTES, fromLocalMinute, toLocalMinute } from '#platform/dates.ts'
import { type Calendar, planOf } from './calendar.ts'
import { FIFTEEN_OCLOCK } from './clock-rules.ts'
import {
  addWorkingDays,
  addWorkingHours,
  closingAt,
  dayAt,
  openingAt,
  subtractWorkingHours,
  workingDayFrom,
} from './working-time.ts'

/** An online dossier is accepted or answered within 8 working hours; the desk is alerted after 2 (§ NĐ 118/2025, TT 03/2025). */
export function acceptanceDue(submittedAt: string, calendar: Calendar): { due_at: string; alert_at: string } {
  return {
    due_at: addWorkingHours(calendar, submittedAt, 8),
    alert_at: addWorkingHours(calendar, submittedAt, 2),
  }
}

/** Waiting dossiers due before this moment were filed two working hours ago or earlier: the desk is alerted. */
export function alertedUntil(now: string, calendar: Calendar): string {
  return fromLocalMinute(toLocalMinute(addWorkingHours(calendar, now, 6)) + 1)
}

/** A supplement comes within 15 working days, or the sector's own number; then the dossier is closed. */
export function supplementDue(askedAt: string, calendar: Calendar, workingDays = 15): string {
  return addWorkingDays(calendar, askedAt, workingDays)
}

/** Received papers go to the settling body the same working day; after 15:00, within the first working hour of the next (D9). */
export function transferDue(receivedAt: string, calendar: Calendar): string {
  const received = toLocalMinute(receivedAt)
  const day = dayAt(received)
  const isToday = planOf(calendar, day).open > 0 && received - day * DAY_MINUTES <= FIFTEEN_OCLOCK
  if (isToday) return fromLocalMinute(closingAt(calendar, day))
  return fromLocalMinute(openingAt(calendar, workingDayFrom(calendar, day + 1)) + 60)
}

/** The apology (Mẫu 04) is drafted one working day before the dossier would be late. */
export function apologyDue(dueAt: string, calendar: Calendar): string {
  return subtractWorkingHours(calendar, dueAt, 8)
}

/** Dossiers due before this moment have come to their `apologyDue`. */
export function apologiesUntil(now: string, calendar: Calendar): string {
  return addWorkingHours(calendar, fromLocalMinute(toLocalMinute(now) + 1), 8)
}
