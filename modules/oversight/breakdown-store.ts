import type { Reader } from '#platform/database.ts'
import type { Period } from './board-store.ts'
import { PROCEDURE_MEASURES, type OfficerMeasure, type ProcedureMeasure } from './measure.ts'

/** What to break down: of one unit or of all, over which days. */
export type Wanted = Period & { readonly unit: number | null }

const LIVE = 'run = (select run from tally_runs where is_live)'

function during(sql: Reader, { unit, from, to }: Wanted) {
  return sql`${sql.unsafe(LIVE)} ${unit === null ? sql`` : sql`and unit_id = ${unit}`}
    ${from === null ? sql`` : sql`and on_day >= ${from}`} ${to === null ? sql`` : sql`and on_day <= ${to}`}`
}

/** Sums by the way of filing, the most received first. */
export function selectChannels(sql: Reader, wanted: Wanted) {
  const sums = PROCEDURE_MEASURES.map((name) => `sum(${name})::bigint as ${name}`).join(', ')
  return sql<(Record<ProcedureMeasure, number> & { channel: string })[]>`
    select channel, ${sql.unsafe(sums)} from procedure_tallies where ${during(sql, wanted)}
    group by channel order by sum(received) desc, channel`
}

/** Dossiers in progress that are past their date, by how long: the borders are moments, the latest first. */
export async function selectAges(
  sql: Reader,
  { unit, borders }: { readonly unit: number | null; readonly borders: readonly string[] },
): Promise<number[]> {
  const counts = borders.map((border, place) => {
    const older = borders[place + 1]
    return sql`coalesce(sum(dossiers) filter (where due_at < ${border}
      ${older ? sql`and due_at >= ${older}` : sql``}), 0)::int`
  })
  const all = counts.reduce((some, one) => sql`${some}, ${one}`)
  const [row] = await sql<{ counts: number[] }[]>`
    select array[${all}] as counts from backlog
    where ${sql.unsafe(LIVE)} and stage = 'open' ${unit === null ? sql`` : sql`and unit_id = ${unit}`}`
  return row?.counts ?? borders.map(() => 0)
}

/** An officer's sums: what he holds by the clock now, and what was finished of it in the days. */
export type OfficerRow = Readonly<Record<OfficerMeasure | 'open' | 'due_soon' | 'overdue', number>> & {
  readonly officer_id: string
}

/** Sums by officer, in no order of merit. */
export function selectOfficers(
  sql: Reader,
  wanted: Wanted & { readonly now: string; readonly soonUntil: string },
): Promise<OfficerRow[]> {
  const { unit, now, soonUntil } = wanted
  return sql<OfficerRow[]>`
    with finished as (
      select officer_id, sum(settled)::int as settled, sum(on_time)::int as on_time, sum(late)::int as late
      from officer_tallies where ${during(sql, wanted)} group by officer_id
    ), held as (
      select officer_id, sum(dossiers)::int as open,
        coalesce(sum(dossiers) filter (where due_at >= ${now} and due_at < ${soonUntil}), 0)::int as due_soon,
        coalesce(sum(dossiers) filter (where due_at < ${now}), 0)::int as overdue
      from officer_backlog where ${sql.unsafe(LIVE)} ${unit === null ? sql`` : sql`and unit_id = ${unit}`}
      group by officer_id
    )
    select officer_id, coalesce(open, 0) as open, coalesce(due_soon, 0) as due_soon, coalesce(overdue, 0) as overdue,
      coalesce(settled, 0) as settled, coalesce(on_time, 0) as on_time, coalesce(late, 0) as late
    from finished full join held using (officer_id) order by officer_id`
}
