export { CHANNELS, Limit, limitFor, limitText, parseLimit } from './limit.ts'
export type { Channel, LimitRow } from './limit.ts'
export { CalendarContent, type DayContent } from './calendar-content.ts'
export { parseCalendarContent } from './parse-calendar-content.ts'
export { readCalendarFiles } from './read-calendar-files.ts'
export { planOf, resolveCalendar } from './calendar.ts'
export type { Calendar, DayPlan, DayReason, Layer, Span } from './calendar.ts'
export { INTERVAL_KINDS, INTERVAL_TEXTS } from './interval.ts'
export type { Interval, IntervalKind } from './interval.ts'
export { beginningOf, CLOCK_START_TEXTS, type Beginning, type ClockStart } from './clock-start.ts'
export { CLOCK_STARTS, ClockRules, DEFAULT_CLOCK_RULES } from './clock-rules.ts'
export {
  addWorkingDays,
  addWorkingHours,
  subtractWorkingHours,
  workingMinutesBetween,
} from './working-time.ts'
export { workClock, type WorkClock } from './work-clock.ts'
export { due, type Due } from './due.ts'
export type { DueInput } from './due-input.ts'
export type { StepBudget, StepDue } from './step-dues.ts'
export type { ExplanationLine } from './explanation.ts'
export {
  acceptanceDue,
  alertedUntil,
  apologyWindow,
  isApologyDue,
  supplementDue,
  transferDue,
  transferText,
} from './deadlines.ts'
export type { DueState } from './due-state.ts'
export { extensionText, latestExtension } from './longest-extension.ts'
export { ON_SILENCE } from './consultation.ts'
export { chainDue, type ChainDue, type ChainLink } from './chain.ts'
export { type DatedHours, datedHours, type HoursChange } from './dated-hours.ts'
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
export { mustBeOver, type OutageRow, type OutageScope } from './outage.ts'
export {
  agenciesUnder,
  insertOutage,
  selectOutage,
  selectOutages,
  selectOutagesOf,
  updateWithdrawn,
  withOutages,
} from './outages-store.ts'
export { loadCalendars } from './load-calendars.ts'
export { keepsTheSame, leaveCalendar, listOwnCalendars, succeedCalendar } from './succeed-calendars.ts'
export { compareCalendars, type CalendarDifference } from './compare-calendars.ts'
