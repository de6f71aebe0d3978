export { CHANNELS, Limit, limitFor, limitText, parseLimit } from './limit.ts'
export type { Channel, LimitRow } from './limit.ts'
export { CalendarContent, type DayContent } from './calendar-content.ts'
export { parseCalendarContent } from './parse-calendar-content.ts'
export { readCalendarFiles } from './read-calendar-files.ts'
export { planOf, resolveCalendar } from './calendar.ts'
export type { Calendar, DayPlan, DayReason, Layer, Span } from './calendar.ts'
export { INTERVAL_KINDS, INTERVAL_TEXTS } from './interval.ts'
export type { Interval, IntervalKind } from './interval.ts'
export { ClockRules, DEFAULT_CLOCK_RULES } from './clock-rules.ts'
export {
  addWorkingDays,
  addWorkingHours,
  subtractWorkingHours,
  workingMinutesBetween,
} from './working-time.ts'
export { due } from './due.ts'
export type { Due } from './due.ts'
export type { DueInput } from './due-input.ts'
export type { StepBudget, StepDue } from './step-dues.ts'
export type { ExplanationLine } from './explanation.ts'
export {
  acceptanceDue,
  alertedUntil,
  apologiesUntil,
  apologyDue,
  supplementDue,
  transferDue,
} from './deadlines.ts'
export { DUE_STATES, DUE_STATE_TEXTS, dueState } from './due-state.ts'
export type { DueState } from './due-state.ts'
export { extendAppointment, mayExtend } from './appointment.ts'
export type { Appointment, Permission } from './appointment.ts'
export { answerDue, consultationState, ON_SILENCE } from './consultation.ts'
export type { Consultation, OnSilence } from './consultation.ts'
export { chainDue } from './chain.ts'
export type { ChainDue, ChainLink } from './chain.ts'
export { calendarGivenAt, findCalendar } from './find-calendar.ts'
export { legalDue } from './reckon.ts'
export { mayKeepCalendar } from './calendar-policy.ts'
export { writeCalendarCsv } from './calendar-csv.ts'
export { readCalendarCsv } from './read-calendar-csv.ts'
export { CalendarInput, emptyContent, nextContent, ownerOf, saveCalendar } from './save-calendar.ts'
export {
  findLastVersion,
  getCalendarVersion,
  listCalendarOwners,
  listCalendarVersions,
} from './calendar-versions.ts'
export type { CalendarVersion, SavedCalendar } from './calendar-versions.ts'
export { calendarsAround } from './calendars-around.ts'
export type { CalendarChange } from './calendars-around.ts'
export { loadCalendars } from './load-calendars.ts'
export { compareCalendars, type CalendarDifference } from './compare-calendars.ts'
