import type { Reader } from '#platform/database.ts'
import { leafHash } from '#platform/tlog/hashing.ts'
import { prover, tilesFor } from '#platform/tlog/make-proof.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { TILE_WIDTH, widthIn } from '#platform/tlog/tile.ts'
import { invalid } from '#platform/refusal.ts'
import { findCheckpoint, selectEntries } from './log-store.ts'
import { readTile } from './tiles-store.ts'

/** Proves from the kept tiles that are needed for these indexes and sizes, in a log of the largest. */
export async function openProver(reader: Reader, sizes: readonly number[]) {
  const size = Math.max(...sizes)
  const places = tilesFor(sizes).map((place) => ({ ...place, width: widthIn(size, place.level, place.n) }))
  const loaded = await Promise.all(
    places
      .filter(({ width }) => width > 0)
      .map(async (place) => [`${place.level}/${place.n}`, await readTile(reader, place)] as const),
  )
  const tiles = new Map(loaded)
  return prover(
    NODE.sha256,
    (level, n) => tiles.get(`${level}/${Math.floor(n / TILE_WIDTH)}`)?.[n % TILE_WIDTH],
  )
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
  const [made, [entry]] = await Promise.all([
    openProver(reader, [position - 1, within]),
    selectEntries(reader, { from: position - 1, to: position }),
  ])
  if (!entry) throw outside(signed)
  const proof = made.inclusion(position - 1, within)
  const checkpoint = last && within === signed ? last.note : null
  return { size: within, leaf: leafHash(NODE.sha256, entry), proof, checkpoint }
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
