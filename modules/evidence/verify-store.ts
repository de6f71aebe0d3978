import type { Trx } from '#platform/database.ts'
import { LEAF_COLUMNS } from './log-store.ts'
import type { LeafData } from './leaf.ts'

/** How far everything reaches, at one moment. */
export type Ends = {
  readonly feed: number
  readonly leaves: number
  readonly log: number
  readonly checkpoints: number
  readonly signed: number
  readonly tiles: number
  readonly events: number
}

/** One position as it stands in every table; null where a table has nothing for it. */
export type Standing = Omit<LeafData, 'logged_at'> & {
  /** The feed has the position; the event it names is there. */
  readonly placed: boolean
  readonly found: boolean
  readonly logged_at: string | null
  readonly commitment: Uint8Array | null
  readonly salt: Uint8Array | null
}

/** Reads one moment of the whole record, however long the reading takes. */
export async function standStill(trx: Trx): Promise<void> {
  await trx`set transaction isolation level repeatable read, read only`
}

/** How far feed, leaves, cursor and checkpoints reach. */
export async function selectEnds(trx: Trx): Promise<Ends> {
  const [row] = await trx<Ends[]>`
    select (select coalesce(max(position), 0) from feed) as feed,
      (select coalesce(max(position), 0) from log_leaves) as leaves,
      (select position from cursors where name = 'log') as log,
      (select count(*) from log_checkpoints) as checkpoints,
      (select coalesce(max(size), 0) from log_checkpoints) as signed,
      (select count(*) from log_tiles) as tiles,
      (select count(*) from events) as events`
  if (!row) throw new Error('the log has no tables')
  return row
}

/** Every position from one up to another with its event, leaf and salt, as far as they are there. */
export async function selectStandings(trx: Trx, from: number, to: number): Promise<Standing[]> {
  return trx<Standing[]>`
    select p as position, f.position is not null as placed, e.id is not null as found,
      l.logged_at, l.commitment, s.salt, ${trx.unsafe(LEAF_COLUMNS)}
    from generate_series(${from}::bigint, ${to}::bigint) p
      left join feed f on f.position = p
      left join events e on e.id = f.event_id
      left join log_leaves l on l.position = p
      left join log_salts s on s.position = p
    order by p`
}

/** What was signed between two sizes. */
export async function selectNotes(
  trx: Trx,
  from: number,
  to: number,
): Promise<{ size: number; note: string }[]> {
  return trx<{ size: number; note: string }[]>`
    select size, note from log_checkpoints where size >= ${from} and size <= ${to} order by size`
}

/** A full tile as it is kept. */
export async function findTile(
  trx: Trx,
  level: number,
  n: number,
): Promise<{ root: Uint8Array; hashes: Uint8Array } | null> {
  const [row] = await trx<{ root: Uint8Array; hashes: Uint8Array }[]>`
    select root, hashes from log_tiles where level = ${level} and n = ${n}`
  return row ?? null
}

/** Events the sequencer has passed and that stand on no position; the first of them by its number. */
export async function findUnplaced(trx: Trx): Promise<number | null> {
  const [row] = await trx<{ id: number }[]>`
    select e.id from events e, cursors c
    where c.name = 'sequencer' and (e.txid, e.id) <= (c.txid, c.event_id)
      and not exists (select from feed f where f.event_id = e.id)
    order by e.txid, e.id limit 1`
  return row?.id ?? null
}
