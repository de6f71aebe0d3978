import type { Reader, Trx } from '#platform/database.ts'
import type { Closing } from './figures.ts'
import type { FigureRow } from './measure.ts'
import type { Names } from './names.ts'
import type { Period } from './period.ts'

/** A closed period with the names it prints with. */
export type ClosedPeriod = Closing & { readonly period: Period; readonly names: Names }

type Row = Closing & { key: string; from_on: string; to_on: string; names: Names }

/** The closed period of this key, if it is closed. */
export async function selectClosed(sql: Reader, key: string): Promise<ClosedPeriod | null> {
  const [row] = await sql<Row[]>`
    select id, key, from_on, to_on, position, closed_at, closed_by_name, pins, names
    from closed_periods where key = ${key}`
  if (!row) return null
  const { key: name, from_on: from, to_on: to, ...closed } = row
  return { ...closed, period: { key: name, from, to } }
}

/** Closed periods, the latest first, without their names. */
export async function selectClosings(sql: Reader): Promise<(Closing & { readonly period: Period })[]> {
  const rows = await sql<Omit<Row, 'names'>[]>`
    select id, key, from_on, to_on, position, closed_at, closed_by_name, pins
    from closed_periods order by from_on desc, to_on desc limit 200`
  return rows.map(({ key, from_on: from, to_on: to, ...closing }) => ({
    ...closing,
    period: { key, from, to },
  }))
}

/** The figures of a closed period, of these units or of all. */
export function selectClosedFigures(
  sql: Reader,
  id: string,
  units: readonly number[] | null,
): Promise<FigureRow[]> {
  const here = units ? sql`and unit_id = any (${[...units]}::int[])` : sql``
  return sql<FigureRow[]>`
    select unit_id, procedure_code, counts from closed_figures where period_id = ${id} ${here}
    order by unit_id, procedure_code`
}

/** A word that changes when figures may have: an event was counted, or a period closed. */
export async function figuresMark(sql: Reader): Promise<string> {
  const [row] = await sql<{ mark: string }[]>`
    select position || ' ' || (select count(*) from closed_periods) as mark from cursors where name = 'statistics'`
  return row?.mark ?? ''
}

/** How many events before a moment are not counted yet: behind a position of the feed, or without a place in it. */
export async function countUncounted(sql: Reader, position: number, before: string): Promise<number> {
  const [row] = await sql<{ uncounted: number }[]>`
    select (
      select count(*) from feed f join events e on e.id = f.event_id
      where f.position > ${position} and e.at < ${before}
    ) + (
      select count(*) from cursors c join events e on (e.txid, e.id) > (c.txid, c.event_id)
      where c.name = 'sequencer' and e.at < ${before}
    ) as uncounted`
  return row?.uncounted ?? 0
}

/** What is written when a period is closed. */
export type NewClosed = ClosedPeriod & { readonly closed_by: string; readonly rows: readonly FigureRow[] }

/** Writes a closed period with its figures; answers false where it was closed meanwhile. */
export async function insertClosed(trx: Trx, closed: NewClosed): Promise<boolean> {
  const { period, rows, pins, names, ...kept } = closed
  const row = {
    ...{ id: kept.id, key: period.key, from_on: period.from, to_on: period.to, position: kept.position },
    ...{ closed_at: kept.closed_at, closed_by: kept.closed_by, closed_by_name: kept.closed_by_name },
    ...{ pins: trx.json({ ...pins }), names: trx.json(names) },
  }
  const { count } = await trx`insert into closed_periods ${trx(row)} on conflict (key) do nothing`
  if (count === 0) return false
  const figures = rows.map((figure) => ({ ...figure, counts: { ...figure.counts }, period_id: kept.id }))
  await trx`
    insert into closed_figures
    select * from jsonb_populate_recordset(null::closed_figures, ${trx.json(figures)})`
  return true
}
