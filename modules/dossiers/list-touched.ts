import {
  calendarsAround,
  legalDue,
  workingMinutesBetween,
  type Calendar,
  type CalendarChange,
  type DueInput,
} from '#modules/calendar'
import { getVersion, limitFor, type ProcedureVersion } from '#modules/procedures'
import type { Reader } from '#platform/database.ts'
import type { Work } from '#modules/record'
import { toLocalMinute } from '#platform/dates.ts'
import type { Dossier } from './dossier.ts'
import { beginningFor } from './dossier-clock.ts'
import { seenBy } from './dossier-wall.ts'

/** A dossier whose appointment would be another one had the calendar been so; the appointment itself stays. */
export type TouchedDossier = {
  readonly code: string
  readonly unit_id: number
  readonly procedure_code: string
  readonly due_at: string
  /** What the clock would say now; null while a wait without an end holds it. */
  readonly would_be_at: string | null
  /** Working minutes from the appointment given to what it would be now: later above 0, earlier below. */
  readonly moved_minutes: number | null
}

/** How many dossiers a change reaches, how many of them it would have touched, and one page of those by code. */
export type Touched = {
  readonly running: number
  readonly touched: number
  readonly items: readonly TouchedDossier[]
}

type Row = Pick<
  Dossier,
  | 'code'
  | 'unit_id'
  | 'procedure_code'
  | 'procedure_version_id'
  | 'reception_agency_id'
  | 'case_key'
  | 'channel'
  | 'intervals'
  | 'extension'
  | 'submitted_at'
  | 'clock_from_at'
  | 'money'
> & { accepted_at: string; due_at: string }

const BATCH = 500

type Asked = {
  readonly change: CalendarChange
  /** The dossiers that were running at this moment. */
  readonly at: string
  readonly skip?: number
  readonly take?: number
}

/**
 * Hồ sơ bị ảnh hưởng: the running dossiers whose count runs over what a calendar change alters. Nothing moves: it
 * says what each would be promised today. Read in batches behind the reader's wall, ordered by code.
 */
export async function listTouched(
  { trx: sql, actor }: Pick<Work, 'trx' | 'actor'>,
  { change, at, skip = 0, take = 50 }: Asked,
): Promise<Touched> {
  const around = await calendarsAround(sql, change)
  const counts = new Map<Calendar, Map<string, string | null>>()
  const touched: TouchedDossier[] = []
  let running = 0
  const versions = await versionsAt(sql, at)
  for await (const rows of sql<Row[]>`
    select code, unit_id, procedure_code, procedure_version_id, reception_agency_id, case_key, channel, intervals,
      extension, submitted_at, clock_from_at, money, accepted_at, due_at
    from dossiers where ${runningAt(sql, at)} and ${seenBy(sql, actor)}`.cursor(BATCH)) {
    for (const row of rows) {
      const calendars = around(row.reception_agency_id)
      const version = versions.get(row.procedure_version_id)
      if (!calendars || !version) continue
      running++
      const before = countedBy(calendars.before, { row, version, counts })
      const after = countedBy(calendars.after, { row, version, counts })
      if (before !== after) touched.push(toTouched(row, after, calendars.after))
    }
  }
  touched.sort((a, b) => (a.code < b.code ? -1 : 1))
  return { running, touched: touched.length, items: touched.slice(skip, skip + take) }
}

/** Accepted by a moment, with an appointment, and neither finished nor ended by then. */
function runningAt(sql: Reader, at: string) {
  return sql`due_at is not null and accepted_at <= ${at} and (finished_at is null or finished_at > ${at})
    and business not in ('refused', 'withdrawn', 'stopped')`
}

/** Read before the rows: while a cursor is open, its connection answers nothing else. */
async function versionsAt(sql: Reader, at: string): Promise<Map<string, ProcedureVersion>> {
  const rows = await sql<{ id: string }[]>`
    select distinct procedure_version_id as id from dossiers where ${runningAt(sql, at)}`
  const versions = await Promise.all(rows.map(({ id }) => getVersion(sql, id)))
  return new Map(versions.map((version) => [version.id, version]))
}

type Seen = {
  readonly row: Row
  readonly version: ProcedureVersion
  readonly counts: Map<Calendar, Map<string, string | null>>
}

/** What the clock says of a dossier by a calendar; dossiers without waits that count alike are counted once. */
function countedBy(calendar: Calendar, { row, version, counts }: Seen): string | null {
  const { channel, case_key, intervals, accepted_at, extension } = row
  const input: DueInput = {
    ...{ limit: limitFor(version, channel, case_key), channel, receivedAt: accepted_at, intervals, calendar },
    begins: beginningFor(row, version, calendar),
    rules: version.definition.clock_rules,
  }
  const legal = intervals.length > 0 ? legalDue(input) : countedOnce(input, { row, counts })
  return legal !== null && extension && extension.to_due_at > legal ? extension.to_due_at : legal
}

function countedOnce(input: DueInput, { row, counts }: Pick<Seen, 'row' | 'counts'>): string | null {
  const known = counts.get(input.calendar) ?? new Map<string, string | null>()
  counts.set(input.calendar, known)
  const minute = toLocalMinute(input.begins?.at ?? input.receivedAt)
  const key = `${row.procedure_version_id} ${row.channel} ${row.case_key} ${minute}`
  const before = known.get(key)
  if (before !== undefined) return before
  const legal = legalDue(input)
  known.set(key, legal)
  return legal
}

function toTouched(row: Row, would: string | null, calendar: Calendar): TouchedDossier {
  const { code, unit_id, procedure_code, due_at } = row
  return {
    ...{ code, unit_id, procedure_code, due_at, would_be_at: would },
    moved_minutes: would === null ? null : movedBy(calendar, due_at, would),
  }
}

function movedBy(calendar: Calendar, from: string, to: string): number {
  return to >= from ? workingMinutesBetween(calendar, from, to) : -workingMinutesBetween(calendar, to, from)
}
