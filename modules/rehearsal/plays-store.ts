import type { Json, Reader, Trx } from '#platform/database.ts'
import type { Card } from './card.ts'
import type { Play, Tick } from './play.ts'

type Row = Omit<Play, 'ticks'>
type TickRow = Tick & { readonly play_id: string }

/** The plays of one unit, or all that the reader sees; the latest of each scenario first. */
export async function listPlays(sql: Reader, unit: number | null): Promise<readonly Play[]> {
  const rows = await sql<Row[]>`
    select id, unit_id, agency_id, scenario, number, script, observer_name, began_at, finished_at, note, version
    from rehearsal_plays ${unit === null ? sql`` : sql`where unit_id = ${unit}`}
    order by unit_id, scenario, number desc`
  return withTicks(sql, rows)
}

/** One play, or null. */
export async function findPlay(sql: Reader, id: string): Promise<Play | null> {
  const rows = await sql<Row[]>`
    select id, unit_id, agency_id, scenario, number, script, observer_name, began_at, finished_at, note, version
    from rehearsal_plays where id = ${id}`
  return (await withTicks(sql, rows))[0] ?? null
}

/** Holds a play for writing, so that of two who tick together the second sees what the first did; false where it is not there. */
export async function lockPlay(trx: Trx, id: string): Promise<boolean> {
  const rows = await trx<{ id: string }[]>`select id from rehearsal_plays where id = ${id} for update`
  return rows.length > 0
}

async function withTicks(sql: Reader, rows: readonly Row[]): Promise<readonly Play[]> {
  if (rows.length === 0) return []
  const ticks = await sql<TickRow[]>`
    select play_id, step, outcome, note, ticked_at, ticked_by_name from rehearsal_ticks
    where play_id = any (${rows.map(({ id }) => id)}::uuid[]) order by play_id, step`
  const own = Map.groupBy(ticks, ({ play_id }) => play_id)
  return rows.map((row) => ({
    ...row,
    ticks: (own.get(row.id) ?? []).map(({ play_id: _, ...tick }) => tick),
  }))
}

/** Begins a play under the next number; null where the scenario is still being played there. */
export async function insertPlay(
  trx: Trx,
  play: Omit<Row, 'number' | 'finished_at' | 'note' | 'version'>,
): Promise<{ readonly number: number } | null> {
  const { id, unit_id, agency_id, scenario, script, observer_name, began_at } = play
  const [row] = await trx<{ number: number }[]>`
    insert into rehearsal_plays (id, unit_id, agency_id, scenario, number, script, observer_name, began_at)
    select ${id}::uuid, ${unit_id}::int, ${agency_id}::uuid, ${scenario}, coalesce(max(number), 0) + 1, ${trx.json(jsonOf(script))}::jsonb,
      ${observer_name}, ${began_at}::timestamptz
    from rehearsal_plays where unit_id = ${unit_id} and scenario = ${scenario}
    on conflict do nothing returning number`
  return row ?? null
}

/** Writes a tick; answers the play's new version. */
export async function insertTick(trx: Trx, play: Play, tick: Tick): Promise<number> {
  const { step, outcome, note, ticked_at, ticked_by_name } = tick
  const [row] = await trx<{ version: number }[]>`
    with ticked as (
      insert into rehearsal_ticks (play_id, step, agency_id, outcome, note, ticked_at, ticked_by_name)
      values (${play.id}, ${step}, ${play.agency_id}, ${outcome}, ${note}, ${ticked_at}, ${ticked_by_name}))
    update rehearsal_plays set version = version + 1 where id = ${play.id} returning version`
  return row?.version ?? play.version
}

/** Ends a play; answers its new version. */
export async function updateFinished(
  trx: Trx,
  play: Play,
  { at, note }: { readonly at: string; readonly note: string },
): Promise<number> {
  const [row] = await trx<{ version: number }[]>`
    update rehearsal_plays set finished_at = ${at}, note = ${note}, version = version + 1
    where id = ${play.id} returning version`
  return row?.version ?? play.version
}

/** The cards scripted officers got, of one unit or of all that the reader sees. */
export async function listScripted(
  sql: Reader,
  unit: number | null,
): Promise<readonly { readonly unit_id: number; readonly card: Card }[]> {
  return await sql<{ unit_id: number; card: Card }[]>`
    select unit_id, card from rehearsal_scripted_cards
    ${unit === null ? sql`` : sql`where unit_id = ${unit}`} order by unit_id, scenario`
}

/** Keeps the card scripted officers got last; answers its version, or null where it is the same as before. */
export async function upsertScripted(
  trx: Trx,
  kept: { readonly unit_id: number; readonly agency_id: string; readonly card: Card; readonly at: string },
): Promise<number | null> {
  const { unit_id, agency_id, card, at } = kept
  const [row] = await trx<{ version: number }[]>`
    insert into rehearsal_scripted_cards as c (unit_id, scenario, agency_id, card, kept_at)
    values (${unit_id}, ${card.scenario}, ${agency_id}, ${trx.json(jsonOf(card))}, ${at})
    on conflict (unit_id, scenario) do update set card = excluded.card, kept_at = excluded.kept_at, version = c.version + 1
      where c.card <> excluded.card
    returning version`
  return row?.version ?? null
}

function jsonOf(value: object): Json {
  return JSON.parse(JSON.stringify(value))
}
