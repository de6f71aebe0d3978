import type { Reader } from '#platform/database.ts'
import { HASH_BYTES } from '#platform/tlog/hashing.ts'
import { prover, type TileFold, type TileHash, tilesFor, type WideHashes } from '#platform/tlog/make-proof.ts'
import { foldTile, NODE } from '#platform/tlog/node-algorithms.ts'
import { TILE_WIDTH, widthIn } from '#platform/tlog/tile.ts'
import { invalid } from '#platform/refusal.ts'
import { findCheckpoint } from './log-store.ts'
import { type Place, readTiles } from './tiles-store.ts'

/** Tiles as bytes, by `level/n`. */
type Tiles = Map<string, Uint8Array>
type Shared = { readonly wide: WideHashes; readonly tiles: Tiles }

/**
 * What proofs under one signed checkpoint share, by its note, which names its root; of the last few. Without it each proof
 * read five tiles to use one, and every two hundredth waited for the garbage of those before.
 */
const shared = new Map<string, Shared>()
const MOST_SHARED = 2

function sharedBy(note: string | null): Shared {
  const known = (note === null ? undefined : shared.get(note)) ?? { wide: new Map(), tiles: new Map() }
  if (note === null || shared.has(note)) return known
  const [oldest] = shared.keys()
  if (oldest !== undefined && shared.size >= MOST_SHARED) shared.delete(oldest)
  shared.set(note, known)
  return known
}

/** Proves from the kept tiles that are needed for these indexes and sizes, in a log of the largest; `note` is its checkpoint's, where it has one. */
export async function openProver(reader: Reader, sizes: readonly number[], note: string | null = null) {
  const size = Math.max(...sizes)
  const { wide, tiles: kept } = sharedBy(note)
  const places = tilesFor(sizes)
    .map((place) => ({ ...place, width: widthIn(size, place.level, place.n) }))
    .filter(({ level, n, width }) => width > 0 && !kept.has(`${level}/${n}`))
  const tiles = places.length > 0 ? await readTiles(reader, places) : kept
  keepCommon(kept, places, tiles)
  const tileOver = (level: number, n: number): Uint8Array => {
    const name = `${level}/${Math.floor(n / TILE_WIDTH)}`
    return tiles.get(name) ?? kept.get(name) ?? new Uint8Array()
  }
  const at: TileHash = (level, n) => hashIn(tileOver(level, n), n % TILE_WIDTH)
  const fold: TileFold = (level, n, count) => foldTile(tileOver(level, n), n % TILE_WIDTH, count)
  return { ...prover(NODE.sha256, at, { wide, fold }), leaf: (index: number) => at(0, index) }
}

/** Keeps what nearly every proof of this tree needs: the tiles above the leaves', and those at its right edge. */
function keepCommon(kept: Tiles, places: readonly Place[], tiles: ReadonlyMap<string, Uint8Array>): void {
  for (const { level, n, width } of places) {
    const tile = tiles.get(`${level}/${n}`)
    if (tile && (level > 0 || width < TILE_WIDTH)) kept.set(`${level}/${n}`, tile)
  }
}

function hashIn(tile: Uint8Array, index: number): Uint8Array | undefined {
  const hash = tile.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)
  return hash.length === HASH_BYTES ? hash : undefined
}

/** A leaf's place in the log, proven: hashes as bytes. */
export type InclusionProof = {
  size: number
  leaf: Uint8Array
  proof: Uint8Array[]
  checkpoint: string | null
}

/** Proves that the event at a position is in the log of a size; the last that was signed, with its note, unless one is named. */
export async function proveInclusion(
  reader: Reader,
  position: number,
  size?: number,
): Promise<InclusionProof> {
  const last = await findCheckpoint(reader)
  const signed = last?.size ?? 0
  const within = size ?? signed
  if (within > signed || position > within || position < 1) throw outside(signed)
  const note = last && within === signed ? last.note : null
  const made = await openProver(reader, [position - 1, within], note)
  const leaf = made.leaf(position - 1)
  if (!leaf) throw outside(signed)
  const proof = made.inclusion(position - 1, within)
  return { size: within, leaf, proof, checkpoint: note }
}

/** Proves that the log of one size is the beginning of that of another; the last that was signed unless one is named. */
export async function proveConsistency(
  reader: Reader,
  from: number,
  to?: number,
): Promise<{ to: number; proof: Uint8Array[] }> {
  const signed = (await findCheckpoint(reader))?.size ?? 0
  const end = to ?? signed
  if (end > signed || from > end || from < 1) throw outside(signed)
  const made = await openProver(reader, [from - 1, from, end])
  return { to: end, proof: made.consistency(from, end) }
}

function outside(signed: number) {
  return invalid('outside_the_log', {
    vi: `Nhật ký đã ký có ${signed} sự kiện. Hãy hỏi vị trí từ 1 đến ${signed}.`,
    en: `The signed log has ${signed} events. Ask for a position from 1 to ${signed}.`,
  })
}
