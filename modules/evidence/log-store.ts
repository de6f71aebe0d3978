import type { Reader, Trx } from '#platform/database.ts'
import { joinBytes } from '#platform/tlog/bytes.ts'
import type { Unfinished } from '#platform/tlog/growing-tree.ts'
import { leafHash } from '#platform/tlog/hashing.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { TILE_WIDTH, type FullTile } from '#platform/tlog/tile.ts'
import type { LeafData } from './leaf.ts'

/** An event that waits to be logged. */
export type Waiting = Omit<LeafData, 'logged_at'>

/** The columns of an event that its leaf commits to; ids of the database are not among them, a restore may change those. */
export const LEAF_COLUMNS = `e.module, e.noun, e.noun_id, e.noun_version, e.act, e.actor_id, e.actor_kind,
  e.agency_id, e.unit_id, e.at, e.data`

/** Locks the end of the log: how many leaves it has, how many of them are signed, when the last was taken in; null while another appends. */
export async function lockLog(
  trx: Trx,
): Promise<{ size: number; signed: number; logged_at: string | null } | null> {
  const [row] = await trx<{ size: number; signed: number; logged_at: string | null }[]>`
    select c.position as size, coalesce((select max(size) from log_checkpoints), 0) as signed,
      (select logged_at from log_leaves where position = c.position) as logged_at
    from cursors c where c.name = 'log' for update skip locked`
  return row ?? null
}

/** The next events of the feed after a position, in order. */
export async function selectWaiting(trx: Trx, after: number, batch: number): Promise<Waiting[]> {
  return trx<Waiting[]>`
    select f.position, ${trx.unsafe(LEAF_COLUMNS)}
    from feed f join events e on e.id = f.event_id
    where f.position > ${after} order by f.position limit ${batch}`
}

/** The unfinished tiles of a log of this size, from its last leaves and the roots of its full tiles. */
export async function selectUnfinished(trx: Trx, size: number): Promise<Unfinished> {
  const levels: { level: number; from: number; to: number }[] = []
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    levels.push({ level, from: count - (count % TILE_WIDTH), to: count })
  }
  return Promise.all(levels.map(({ level, from, to }) => selectHashes(trx, level, { from, to })))
}

/** Hashes of a level from one index up to another: of leaves, or the roots of full tiles below. */
async function selectHashes(
  reader: Reader,
  level: number,
  { from, to }: { from: number; to: number },
): Promise<Uint8Array[]> {
  if (level === 0) {
    return (await selectEntries(reader, { from, to })).map((entry) => leafHash(NODE.sha256, entry))
  }
  const rows = await reader<{ root: Uint8Array }[]>`
    select root from log_tiles where level = ${level - 1} and n >= ${from} and n < ${to} order by n`
  return rows.map(({ root }) => root)
}

/** Entries from one index up to another. */
export async function selectEntries(
  reader: Reader,
  { from, to }: { from: number; to: number },
): Promise<Uint8Array[]> {
  const rows = await reader<{ commitment: Uint8Array }[]>`
    select commitment from log_leaves where position > ${from} and position <= ${to} order by position`
  return rows.map(({ commitment }) => commitment)
}

/** New leaves with their salts, from a position on. */
export type NewLeaves = {
  readonly after: number
  readonly logged_at: string
  readonly commitments: readonly Uint8Array[]
  readonly salts: Uint8Array
}

/** Adds leaves, salts and the tiles they fill, and moves the end of the log. */
export async function insertLeaves(trx: Trx, leaves: NewLeaves, tiles: readonly FullTile[]): Promise<void> {
  const { after, logged_at, commitments, salts } = leaves
  const count = commitments.length
  const written = trx`
    with leaves as (
      insert into log_leaves (position, logged_at, commitment)
      select ${after} + i, ${logged_at}, substring(${joinBytes(commitments)}::bytea from i * 32 - 31 for 32)
      from generate_series(1, ${count}::int) i
    ), salts as (
      insert into log_salts (position, salt)
      select ${after} + i, substring(${salts}::bytea from i * 16 - 15 for 16) from generate_series(1, ${count}::int) i
    )
    update cursors set position = ${after} + ${count}::int, moved_at = ${logged_at} where name = 'log'`
  const filled = tiles.map(
    ({ level, n, root, hashes }) => trx`
      insert into log_tiles (level, n, root, hashes) values (${level}, ${n}, ${root}, ${joinBytes(hashes)})`,
  )
  await Promise.all([written, ...filled])
}

/** Keeps what was signed. */
export async function insertCheckpoint(
  trx: Trx,
  checkpoint: { size: number; note: string },
  now: string,
): Promise<void> {
  await trx`insert into log_checkpoints (size, note, at) values (${checkpoint.size}, ${checkpoint.note}, ${now})`
}

/** The last note; null before the first event was logged. */
export async function findCheckpoint(reader: Reader): Promise<{ size: number; note: string } | null> {
  const [row] = await reader<{ size: number; note: string }[]>`
    select size, note from log_checkpoints order by size desc limit 1`
  return row ?? null
}

/** The last position of the feed. */
export async function feedEnd(reader: Reader): Promise<number> {
  const [row] = await reader<{ position: number | null }[]>`select max(position) as position from feed`
  return row?.position ?? 0
}
