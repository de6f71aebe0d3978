import type { Reader } from '#platform/database.ts'
import { MEASURES, type Measure, PROCEDURE_MEASURES, type ProcedureMeasure } from './measure.ts'
import type { UnitSums } from './sums.ts'

/** Days (YYYY-MM-DD), both included; null is open. */
export type Period = { readonly from: string | null; readonly to: string | null }

/** What to sum: of which units (all, where none are named), over which days, against which clock. */
type Wanted = Period & {
  readonly units: readonly number[] | null
  readonly now: string
  readonly soonUntil: string
}

/** Sums of a unit; where `unit_id` is null, of all the wanted units together. */
export type SumsRow = UnitSums & { readonly unit_id: number | null }

const STATES = ['waiting', 'waiting_late', 'open', 'due_soon', 'overdue', 'overdue_with_apology'] as const

/** Sums by unit with their total, and the cursor they stand at: one statement, so one moment. */
export async function selectSums(sql: Reader, wanted: Wanted): Promise<{ cursor: number; rows: SumsRow[] }> {
  const { units, from, to, now, soonUntil } = wanted
  const here = units ? sql`and unit_id = any (${[...units]}::int[])` : sql``
  const sums = [...MEASURES, ...STATES].map((name) => `coalesce(sum(${name}), 0)::bigint as ${name}`)
  const rows = await sql<(SumsRow & { cursor: number })[]>`
    with live as (select run from tally_runs where is_live),
    happened as (
      select unit_id, ${sql.unsafe(MEASURES.map((name) => `sum(${name}) as ${name}`).join(', '))}
      from tallies where run = (select run from live) ${here}
        ${from === null ? sql`` : sql`and on_day >= ${from}`} ${to === null ? sql`` : sql`and on_day <= ${to}`}
      group by unit_id
    ), standing as (
      select unit_id,
        sum(dossiers) filter (where stage = 'waiting') as waiting,
        sum(dossiers) filter (where stage = 'waiting' and due_at < ${now}) as waiting_late,
        sum(dossiers) filter (where stage = 'open') as open,
        sum(dossiers) filter (where stage = 'open' and due_at >= ${now} and due_at < ${soonUntil}) as due_soon,
        sum(dossiers) filter (where stage = 'open' and due_at < ${now}) as overdue,
        sum(dossiers) filter (where stage = 'apologised' and due_at < ${now}) as overdue_with_apology
      from backlog where run = (select run from live) ${here}
      group by unit_id
    )
    select (select position from cursors where name = 'tallies') as cursor, unit_id, ${sql.unsafe(sums.join(', '))}
    from happened full join standing using (unit_id)
    group by grouping sets ((unit_id), ())`
  return { cursor: rows[0]?.cursor ?? 0, rows: [...rows] }
}

/** One day's sums of a unit or of all. */
export type DayRow = Readonly<Record<Measure, number>> & { readonly on_day: string }

/** Sums by day, only of days on which something happened. */
export async function selectDays(sql: Reader, wanted: Period & { unit: number | null }): Promise<DayRow[]> {
  const { unit, from, to } = wanted
  return sql<DayRow[]>`
    select on_day, ${sql.unsafe(MEASURES.map((name) => `sum(${name})::bigint as ${name}`).join(', '))}
    from tallies where run = (select run from tally_runs where is_live)
      ${unit === null ? sql`` : sql`and unit_id = ${unit}`}
      ${from === null ? sql`` : sql`and on_day >= ${from}`} ${to === null ? sql`` : sql`and on_day <= ${to}`}
    group by on_day order by on_day`
}

/** One procedure's sums. */
export type ProcedureRow = Readonly<Record<ProcedureMeasure, number>> & { readonly procedure_code: string }

/** Sums by procedure, the most received first. */
export async function selectProcedures(
  sql: Reader,
  wanted: Period & { unit: number | null },
): Promise<ProcedureRow[]> {
  const { unit, from, to } = wanted
  const sums = PROCEDURE_MEASURES.map((name) => `sum(${name})::bigint as ${name}`).join(', ')
  return sql<ProcedureRow[]>`
    select procedure_code, ${sql.unsafe(sums)}
    from procedure_tallies where run = (select run from tally_runs where is_live)
      ${unit === null ? sql`` : sql`and unit_id = ${unit}`}
      ${from === null ? sql`` : sql`and on_day >= ${from}`} ${to === null ? sql`` : sql`and on_day <= ${to}`}
    group by procedure_code
    having sum(received) <> 0 or sum(settled) <> 0
    order by sum(received) desc, procedure_code`
}
