import {
  acceptanceDue,
  beginningOf,
  type Beginning,
  calendarGivenAt,
  due,
  findCalendar,
  supplementDue,
  type Calendar,
  type ClockStart,
  type Due,
  type DueInput,
  type ExplanationLine,
} from '#modules/calendar'
import { getVersion, limitFor, type ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { closingLines } from './closing-lines.ts'
import type { Dossier } from './dossier.ts'
import { findHouseLimits } from './house-limits.ts'

/** The working calendar of an agency, as it stands today. */
export function calendarAt(work: Work, agencyId: string): Promise<Calendar> {
  return findCalendar(work.trx, agencyId, dayOf(work.now))
}

/** Whose calendar a dossier's clock runs by: its receiving agency's, and after a reorganisation still that of the desk that accepted it. */
function clockAgency({
  former,
  reception_agency_id,
}: Pick<Dossier, 'reception_agency_id' | 'former'>): string {
  return former?.clock_agency_id ?? reception_agency_id
}

/** The working calendar that a dossier's clock runs by. */
export function calendarOf(
  work: Work,
  dossier: Pick<Dossier, 'reception_agency_id' | 'former'>,
): Promise<Calendar> {
  return calendarAt(work, clockAgency(dossier))
}

/** The calendar by which a dossier's present appointment was given, so that its explanation adds up whatever changed since. */
export function calendarGiven(work: Pick<Work, 'trx'>, dossier: Dossier): Promise<Calendar> {
  const { accepted_at, clock_from_at, submitted_at, intervals } = dossier
  const ends = intervals.flatMap(({ recorded_at, to_at }) => recorded_at ?? to_at ?? [])
  const given =
    [accepted_at ?? submitted_at, clock_from_at ?? submitted_at, ...ends].sort().at(-1) ?? submitted_at
  return calendarGivenAt(work.trx, clockAgency(dossier), given)
}

/** Until when an online dossier must be accepted or answered: 8 working hours (NĐ 45/2020 Đ11). */
export function acceptanceDueAt(now: string, calendar: Calendar): string {
  return acceptanceDue(now, calendar).due_at
}

/** The day by which requested papers are to be brought: the procedure's own working days, else the house's. */
export async function supplementDueOn(
  work: Work,
  dossier: Dossier,
  version: ProcedureVersion,
): Promise<string> {
  const [calendar, house] = await Promise.all([
    calendarOf(work, dossier),
    findHouseLimits(work.trx, dayOf(work.now)),
  ])
  const days = version.definition.clock_rules.supplement_days ?? house.supplement_days
  return dayOf(supplementDue(work.now, calendar, days))
}

type Begun = Pick<Dossier, 'submitted_at' | 'accepted_at' | 'clock_from_at' | 'money'>
type Timed = Begun & Pick<Dossier, 'channel' | 'case_key' | 'intervals' | 'finished_at'>

/** From when the limit of a dossier counts, by its version (D13, D14). */
export function beginningFor(dossier: Begun, version: ProcedureVersion, calendar: Calendar): Beginning {
  const { submitted_at, accepted_at, clock_from_at, money } = dossier
  const facts = { submitted_at, accepted_at: accepted_at ?? submitted_at, begun_at: clock_from_at }
  const { starts = 'acceptance' } = version.definition.clock_rules
  return beginningOf(starts, { ...facts, owes: money === 'due' }, calendar)
}

/** The clock of an accepted dossier, with its explanation: a pure function of what is stored. */
export function clockOf(dossier: Timed, version: ProcedureVersion, calendar: Calendar): Due {
  return due(clockInput(dossier, version, calendar))
}

/** What the clock of a dossier is given. */
export function clockInput(dossier: Timed, version: ProcedureVersion, calendar: Calendar): DueInput {
  return {
    limit: limitFor(version, dossier.channel, dossier.case_key),
    channel: dossier.channel,
    case: dossier.case_key,
    receivedAt: dossier.accepted_at ?? dossier.submitted_at,
    begins: beginningFor(dossier, version, calendar),
    intervals: dossier.intervals,
    calendar,
    rules: version.definition.clock_rules,
    ...(dossier.finished_at ? { until: dossier.finished_at } : {}),
  }
}

/** Vì sao hẹn ngày này, as `whyDue`, where the calendar is not at hand yet. */
export async function explainDossier(
  work: Pick<Work, 'trx'>,
  dossier: Dossier,
  version: ProcedureVersion,
): Promise<readonly ExplanationLine[]> {
  return dossier.accepted_at ? whyDue(dossier, version, await calendarGiven(work, dossier)) : []
}

/**
 * Vì sao hẹn ngày này: the count of the legal clock by the calendar it was given by, closed by whatever else made the date:
 * an apology with a new date, or a promise that was kept. The last line always ends at the dossier's `due_at`; empty before
 * acceptance.
 */
export function whyDue(
  dossier: Dossier,
  version: ProcedureVersion,
  calendar: Calendar,
): readonly ExplanationLine[] {
  if (!dossier.accepted_at) return []
  const clock = clockOf(dossier, version, calendar)
  return [...clock.explanation, ...closingLines(dossier, version, clock)]
}

/** Starts the legal clock at acceptance, or tells by when it starts; the first appointment never changes afterwards. */
export async function startClock(
  work: Work,
  dossier: Dossier,
  known: Calendar | null = null,
): Promise<Pick<Dossier, 'accepted_at' | 'due_at' | 'original_due_at'>> {
  const [version, calendar] = await Promise.all([
    getVersion(work.trx, dossier.procedure_version_id),
    known ?? calendarOf(work, dossier),
  ])
  const { legal_due } = clockOf({ ...dossier, accepted_at: work.now }, version, calendar)
  return { accepted_at: work.now, due_at: legal_due, original_due_at: legal_due }
}

type Dues = Pick<Dossier, 'due_at' | 'metric_due_at'>

/** Hạn tính chỉ số 766: by which date the index judges a dossier; the appointment, unless a restart or an extension parted the two. */
export function metricDueOf({ due_at, metric_due_at }: Dues): string | null {
  return metric_due_at ?? due_at
}

/** Both figures as a row keeps them. */
export function keptDues(due_at: string | null, metric: string | null): Dues {
  return { due_at, metric_due_at: metric === due_at ? null : metric }
}

/** Both figures after a wait has ended; an extension given before is never taken back, and neither date comes nearer. */
export async function dueAgain(work: Work, dossier: Dossier, calendar: Calendar): Promise<Dues> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const { legal_due, metric_due } = clockOf(dossier, version, calendar)
  return keptDues(laterOf(legal_due, dossier.due_at), laterOf(metric_due, metricDueOf(dossier)))
}

type Beginner = Dues & Pick<Dossier, 'clock_from_at' | 'original_due_at'>

/**
 * What an act changes that a version may start its clock by: the limit counts from now on. Whoever has a date already keeps
 * it where it is later; who has none gets his first. Nothing where the clock starts otherwise, or runs.
 */
export async function beginLimit(
  work: Work,
  dossier: Dossier,
  by: Extract<ClockStart, 'hand_over' | 'payment'>,
): Promise<Partial<Beginner>> {
  if (dossier.accepted_at === null || dossier.clock_from_at !== null) return {}
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  if (version.definition.clock_rules.starts !== by) return {}
  const begun = { ...dossier, clock_from_at: work.now }
  const dues = await dueAgain(work, begun, await calendarOf(work, dossier))
  const original_due_at = dossier.original_due_at ?? dues.due_at
  return { clock_from_at: work.now, original_due_at, ...dues }
}

function laterOf(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one
}
