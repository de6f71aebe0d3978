import type { Reader } from '#platform/database.ts'
import { bundleOf, TILE_WIDTH, type TilePlace } from '#platform/tlog/tile.ts'
import { selectEntries } from './log-store.ts'

/** A tile, and how many of its hashes. */
export type Place = { readonly level: number; readonly n: number; readonly width: number }
type Row = { level: number; n: number; hashes: Uint8Array | null }

/** The hashes of tiles as bytes, by `level/n` and in one trip, each as many as asked for; fewer where the log does not reach so far. */
export async function readTiles(
  reader: Reader,
  places: readonly Place[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const [levels, ns, widths] = [
    places.map(({ level }) => level),
    places.map(({ n }) => n),
    places.map(({ width }) => width),
  ]
  // A full tile is a row; one that still grows is put together from its leaves' hashes, or from the roots of the tiles
  // below. PostgreSQL hashes them (RFC 9162: 0x00 before the entry) faster than they could be brought here.
  const rows = await reader<Row[]>`
    select w.level, w.n::float8 as n,
      coalesce(t.hashes, case when w.level > 0 then (
        select string_agg(b.root, ''::bytea order by b.n) from log_tiles b
        where b.level = w.level - 1 and b.n >= w.n * ${TILE_WIDTH} and b.n < w.n * ${TILE_WIDTH} + w.width)
      else (
        select string_agg(sha256('\\x00'::bytea || l.commitment), ''::bytea order by l.position) from log_leaves l
        where l.position > w.n * ${TILE_WIDTH} and l.position <= w.n * ${TILE_WIDTH} + w.width) end) as hashes
    from unnest(${levels}::smallint[], ${ns}::bigint[], ${widths}::int[]) w (level, n, width)
      left join log_tiles t on t.level = w.level and t.n = w.n and w.width = ${TILE_WIDTH}`
  return new Map(rows.map(({ level, n, hashes }) => [`${level}/${n}`, hashes ?? new Uint8Array()]))
}

/** The bytes of a tile or a bundle of entries. */
export async function readTileBytes(reader: Reader, { level, n, width }: TilePlace): Promise<Uint8Array> {
  if (level !== 'entries') {
    return (await readTiles(reader, [{ level, n, width }])).get(`${level}/${n}`) ?? new Uint8Array()
  }
  const from = n * TILE_WIDTH
  return bundleOf(await selectEntries(reader, { from, to: from + width }))
}
