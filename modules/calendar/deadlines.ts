import { DAY_MINUTES, fromLocalMinute, toLocalMinute } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
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
  const day = dayAt(toLocalMinute(receivedAt))
  if (isSentToday(receivedAt, calendar)) return fromLocalMinute(closingAt(calendar, day))
  return fromLocalMinute(openingAt(calendar, workingDayFrom(calendar, day + 1)) + 60)
}

/** Why papers go to the settling body by then, as a half sentence. */
export function transferText(receivedAt: string, calendar: Calendar): Text {
  return isSentToday(receivedAt, calendar)
    ? { vi: 'nhận trước 15 giờ: chuyển trong ngày', en: 'taken in by 15:00: the same day' }
    : {
        vi: 'nhận sau 15 giờ: chuyển trong giờ làm việc đầu tiên của ngày làm việc tiếp theo',
        en: 'taken in after 15:00: within the first working hour of the next working day',
      }
}

function isSentToday(receivedAt: string, calendar: Calendar): boolean {
  const received = toLocalMinute(receivedAt)
  const day = dayAt(received)
  return planOf(calendar, day).open > 0 && received - day * DAY_MINUTES <= FIFTEEN_OCLOCK
}

/** What is late at a moment, told in moments, so that a list can ask for many dossiers at once. */
export type ApologyWindow = {
  readonly now: string
  /** Due before this: less than a working day is left. */
  readonly within_a_day: string
  /** Due before this: less than a working hour is left. */
  readonly within_an_hour: string
  /** Accepted before this: the body has had a whole working day. */
  readonly had_a_day: string
}

/** The moments around `now` by which an apology is due. */
export function apologyWindow(now: string, calendar: Calendar): ApologyWindow {
  const next = fromLocalMinute(toLocalMinute(now) + 1)
  return {
    now,
    within_a_day: addWorkingHours(calendar, next, 8),
    within_an_hour: addWorkingHours(calendar, next, 1),
    had_a_day: subtractWorkingHours(calendar, now, 8),
  }
}

/**
 * The apology (Mẫu 04) is drafted one working day before the date would pass (§ NĐ 118/2025), but not before the body had
 * a working day itself: a limit under a day ("trong ngày") is apologised for in its last working hour, and one under two
 * hours once half of it is gone.
 */
export function isApologyDue(acceptedAt: string, dueAt: string, window: ApologyWindow): boolean {
  if (dueAt >= window.within_a_day) return false
  if (acceptedAt <= window.had_a_day) return true
  const half = (Date.parse(acceptedAt) + Date.parse(dueAt)) / 2
  return dueAt < window.within_an_hour && Date.parse(window.now) >= half
}
