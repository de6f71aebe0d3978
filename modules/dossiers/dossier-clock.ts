import {
  acceptanceDue,
  calendarGivenAt,
  due,
  findCalendar,
  supplementDue,
  type Calendar,
  type Due,
} from '#modules/calendar'
import { getVersion, limitFor, type ProcedureVersion } from '#modules/procedures'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'
import { findHouseLimits } from './house-limits.ts'

/** The working calendar of an agency, as it stands today. */
export function calendarAt(work: Work, agencyId: string): Promise<Calendar> {
  return findCalendar(work.trx, agencyId, dayOf(work.now))
}

/** The working calendar that a dossier's clock runs by: its receiving agency's. */
export function calendarOf(work: Work, dossier: Pick<Dossier, 'reception_agency_id'>): Promise<Calendar> {
  return calendarAt(work, dossier.reception_agency_id)
}

/** The calendar by which a dossier's present appointment was given, so that its explanation adds up whatever changed since. */
export function calendarGiven(work: Pick<Work, 'trx'>, dossier: Dossier): Promise<Calendar> {
  const { accepted_at, submitted_at, intervals } = dossier
  const ends = intervals.flatMap(({ recorded_at, to_at }) => recorded_at ?? to_at ?? [])
  const given = [accepted_at ?? submitted_at, ...ends].sort().at(-1) ?? submitted_at
  return calendarGivenAt(work.trx, dossier.reception_agency_id, given)
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

/** The clock of an accepted dossier, with its explanation: a pure function of what is stored. */
export function clockOf(dossier: Dossier, version: ProcedureVersion, calendar: Calendar): Due {
  return due({
    limit: limitFor(version, dossier.channel, dossier.case_key),
    channel: dossier.channel,
    case: dossier.case_key,
    receivedAt: dossier.accepted_at ?? dossier.submitted_at,
    intervals: dossier.intervals,
    calendar,
    rules: version.definition.clock_rules,
    ...(dossier.finished_at ? { until: dossier.finished_at } : {}),
  })
}

/** Starts the legal clock at acceptance; the first appointment never changes afterwards. */
export async function startClock(
  work: Work,
  dossier: Dossier,
): Promise<Pick<Dossier, 'accepted_at' | 'due_at' | 'original_due_at'>> {
  const [version, calendar] = await Promise.all([
    getVersion(work.trx, dossier.procedure_version_id),
    calendarOf(work, dossier),
  ])
  const { legal_due } = clockOf({ ...dossier, accepted_at: work.now }, version, calendar)
  return { accepted_at: work.now, due_at: legal_due, original_due_at: legal_due }
}

/** The current appointment after a wait has ended; an extension given before is never taken back. */
export async function dueAgain(
  work: Work,
  dossier: Dossier,
  calendar: Calendar,
): Promise<Pick<Dossier, 'due_at'>> {
  const version = await getVersion(work.trx, dossier.procedure_version_id)
  const { legal_due } = clockOf(dossier, version, calendar)
  const later = [legal_due, dossier.due_at].filter((moment) => moment !== null).sort()
  return { due_at: later.at(-1) ?? null }
}
