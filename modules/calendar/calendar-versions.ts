import { answerInsert, eventInsert, type Work } from '#modules/record'
import type { Agency } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import type { CalendarContent } from './calendar-content.ts'
import { parseCalendarContent } from './parse-calendar-content.ts'

/** One stored version of an owner's calendar: since when it counts, and who saved it when and why. */
export type CalendarVersion = {
  readonly id: string
  /** Null: the city's. */
  readonly agency_id: string | null
  readonly number: number
  readonly effective_on: string
  readonly saved_at: string | null
  /** Empty for one loaded from a file. */
  readonly saved_by_name: string
  readonly reason: string
  readonly content: CalendarContent
}

const COLUMNS = 'id, agency_id, number, effective_on, saved_at, saved_by_name, reason, content'

/** Every version of an owner's calendar (null: the city's), the latest first. */
export async function listCalendarVersions(sql: Reader, agency: string | null): Promise<CalendarVersion[]> {
  const rows = await sql<CalendarVersion[]>`
    select ${sql.unsafe(COLUMNS)} from calendars
    where agency_id is not distinct from ${agency}::uuid order by number desc`
  return rows.map((row) => ({ ...row, content: parseCalendarContent(row.content, row.id) }))
}

/** The last version an owner has; null where it only inherits. */
export async function findLastVersion(sql: Reader, agency: string | null): Promise<CalendarVersion | null> {
  const [row] = await sql<CalendarVersion[]>`
    select ${sql.unsafe(COLUMNS)} from calendars
    where agency_id is not distinct from ${agency}::uuid order by number desc limit 1`
  return row ? { ...row, content: parseCalendarContent(row.content, row.id) } : null
}

/** One version of an owner by its number; refuses where there is none. */
export async function getCalendarVersion(
  sql: Reader,
  agency: string | null,
  number: number,
): Promise<CalendarVersion> {
  const [row] = await sql<CalendarVersion[]>`
    select ${sql.unsafe(COLUMNS)} from calendars
    where agency_id is not distinct from ${agency}::uuid and number = ${number}`
  if (row) return { ...row, content: parseCalendarContent(row.content, row.id) }
  throw notFound('calendar_version', {
    vi: 'Không có lần sửa này của lịch.',
    en: 'The calendar has no such version.',
  })
}

/** Agencies that have a calendar of their own. */
export async function listCalendarOwners(sql: Reader): Promise<string[]> {
  const rows = await sql<{ agency_id: string }[]>`
    select distinct agency_id from calendars where agency_id is not null`
  return rows.map((row) => row.agency_id)
}

/** Lets one administrator at a time save an owner's calendar. */
export async function lockOwner(work: Work, agency: string | null): Promise<void> {
  await work.trx`select pg_advisory_xact_lock(hashtextextended(${`calendar ${agency ?? ''}`}, 0))`
}

type Next = Pick<CalendarVersion, 'number' | 'effective_on' | 'reason' | 'content'>

/** What saving answers: which version it became. */
export type SavedCalendar = Pick<CalendarVersion, 'id' | 'number' | 'effective_on'>

/** Writes a version, its event and the remembered answer in one statement. */
export async function insertVersion(
  work: Work,
  agency: Pick<Agency, 'id' | 'unit_id'> | null,
  next: Next & { readonly id: string },
): Promise<SavedCalendar> {
  const { trx, actor, now } = work
  const { id, number, effective_on, reason, content } = next
  const event = eventInsert(work, {
    ...{ module: 'calendar', noun: 'calendar', noun_id: id, noun_version: number, act: 'save' },
    ...{ agency_id: agency?.id ?? null, unit_id: agency?.unit_id ?? null, data: { effective_on, number } },
  })
  const [row] = await trx<SavedCalendar[]>`
    with written as (
      insert into calendars (id, agency_id, unit_id, number, effective_on, content, saved_at, saved_by, saved_by_name, reason)
      values (${id}, ${agency?.id ?? null}, ${agency?.unit_id ?? null}, ${number}, ${effective_on}, ${trx.json(content)}::jsonb, ${now},
        ${actor.id}, ${actor.name}, ${reason})
      returning id, number, effective_on
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(written) from written)`)}
    )
    select * from written`
  if (!row) throw new Error('the calendar was not written')
  return row
}
