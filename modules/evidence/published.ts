import type { Reader } from '#platform/database.ts'
import { toBytes } from '#platform/tlog/bytes.ts'
import { parseTilePath, tilePath, tilesOf, widthIn } from '#platform/tlog/tile.ts'
import { listVerifiers } from './log-keys.ts'
import { findCheckpoint } from './log-store.ts'
import { readTileBytes } from './tiles-store.ts'

/** What is published at an address below the log's prefix: `checkpoint`, `key`, `tile/…`; null where there is nothing. */
export async function readPublished(reader: Reader, path: string): Promise<Uint8Array | null> {
  if (path === 'key') return toBytes((await listVerifiers(reader)).map(({ text }) => `${text}\n`).join(''))
  const checkpoint = await findCheckpoint(reader)
  if (path === 'checkpoint') return checkpoint && toBytes(checkpoint.note)
  const place = parseTilePath(path)
  const size = checkpoint?.size ?? 0
  if (!place || widthIn(size, place.level === 'entries' ? 0 : place.level, place.n) < place.width) return null
  return readTileBytes(reader, place)
}

/** Every path of what was last signed, the checkpoint last: whoever copies in this order never has one without its tiles. */
export async function* listPublished(reader: Reader): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const checkpoint = await findCheckpoint(reader)
  if (!checkpoint) return
  for (const place of tilesOf(checkpoint.size)) {
    yield { path: tilePath(place), bytes: await readTileBytes(reader, place) }
  }
  const key = await readPublished(reader, 'key')
  if (key) yield { path: 'key', bytes: key }
  yield { path: 'checkpoint', bytes: toBytes(checkpoint.note) }
}
