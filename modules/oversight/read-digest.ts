import { addWorkingHours, findCalendar, type Calendar } from '#modules/calendar'
import {
  countTurns,
  findHouseLimits,
  listDossiers,
  type DossierLine,
  type UnitMoments,
} from '#modules/dossiers'
import type { Actor } from '#modules/record'
import { findPoint } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf, fromLocalMinute, toLocalMinute } from '#platform/dates.ts'
import { sumCounts, type DigestCounts, type UnitDigest } from './digest.ts'

/** The working calendar of a unit: its reception point's. */
export async function calendarOfUnit(sql: Reader, unitId: number, on: string): Promise<Calendar> {
  const point = await findPoint(sql, unitId, on)
  return findCalendar(sql, point?.id ?? null, on)
}

/** The first moment that is more than so many working hours ahead; due dates are whole minutes. */
function past(calendar: Calendar, now: string, hours: number): string {
  return fromLocalMinute(toLocalMinute(addWorkingHours(calendar, now, hours)) + 1)
}

/** Bản tin sắp trễ, as of now: what of these units is late or will be, by each one's own calendar. Counts only. */
export async function readDigests(
  sql: Reader,
  asked: { readonly units: readonly number[]; readonly now: string },
): Promise<UnitDigest[]> {
  const { units, now } = asked
  const on_day = dayOf(now)
  const { digest_hours: hours } = await findHouseLimits(sql, on_day)
  const moments = await Promise.all(
    units.map(async (unit_id): Promise<UnitMoments> => {
      const calendar = await calendarOfUnit(sql, unit_id, on_day)
      const [until_8, until_24] = [past(calendar, now, 8), past(calendar, now, 24)]
      return { unit_id, until_8, until_24, until_all: past(calendar, now, hours) }
    }),
  )
  const counts = await countTurns(sql, moments, now)
  return moments.map(({ unit_id, until_all }) => {
    const turns = counts.filter((one) => one.unit_id === unit_id).map(({ unit_id: _unit, ...turn }) => turn)
    return { unit_id, on_day, at: now, until_at: until_all, hours, ...sumCounts(turns), turns }
  })
}

/** What of an officer's own work is late or will be: the counts, and the dossiers with what is due first standing first. */
export type OfficerDigest = DigestCounts & {
  readonly hours: number
  readonly until_at: string
  readonly items: readonly DossierLine[]
}

/** How many dossiers an officer's digest lists and counts at most. */
const MOST_LISTED = 500

/** An officer's digest, as of now, by the calendar of his own office. */
export async function readOfficerDigest(sql: Reader, actor: Actor, now: string): Promise<OfficerDigest> {
  const on = dayOf(now)
  const [calendar, { digest_hours: hours }] = await Promise.all([
    findCalendar(sql, actor.posts[0]?.agency_id ?? null, on),
    findHouseLimits(sql, on),
  ])
  const until_at = past(calendar, now, hours)
  const asked = { view: 'my_turn', actor, now, soon_until: until_at, due: 'late_or_soon' } as const
  const { items } = await listDossiers(sql, { ...asked, limit: MOST_LISTED })
  const dues = items.map((line) => line.due_at ?? line.acceptance_due_at ?? line.submitted_at)
  const before = (moment: string) => dues.filter((due) => due >= now && due < moment).length
  return {
    ...{ hours, until_at, items },
    late: dues.filter((due) => due < now).length,
    within_8: before(past(calendar, now, 8)),
    within_24: before(past(calendar, now, 24)),
    within_all: before(until_at),
  }
}
