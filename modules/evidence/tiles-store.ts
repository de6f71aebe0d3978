import type { Reader } from '#platform/database.ts'
import { joinBytes } from '#platform/tlog/bytes.ts'
import { bundleOf, hashesOf, TILE_WIDTH, type TilePlace } from '#platform/tlog/tile.ts'
import { selectEntries, selectHashes } from './log-store.ts'

/** The hashes of a tile, as many as asked for; fewer where the log does not reach so far. */
export async function readTile(
  reader: Reader,
  { level, n, width }: { level: number; n: number; width: number },
): Promise<Uint8Array[]> {
  if (width === TILE_WIDTH) {
    const [row] = await reader<{ hashes: Uint8Array }[]>`
      select hashes from log_tiles where level = ${level} and n = ${n}`
    if (row) return hashesOf(row.hashes) ?? []
  }
  const from = n * TILE_WIDTH
  return selectHashes(reader, level, { from, to: from + width })
}

/** The bytes of a tile or a bundle of entries. */
export async function readTileBytes(reader: Reader, { level, n, width }: TilePlace): Promise<Uint8Array> {
  if (level !== 'entries') return joinBytes(await readTile(reader, { level, n, width }))
  const from = n * TILE_WIDTH
  return bundleOf(await selectEntries(reader, { from, to: from + width }))
}
