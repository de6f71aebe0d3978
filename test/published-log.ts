/** A published log made in memory from any entries, so that histories can be forged at will. */
import type { Published } from '#modules/evidence'
import { joinBytes, toBytes } from '#platform/tlog/bytes.ts'
import { signCheckpoint } from '#platform/tlog/checkpoint.ts'
import { growTree } from '#platform/tlog/growing-tree.ts'
import { leafHash } from '#platform/tlog/hashing.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import { bundleOf, tilePath, tilesOf, TILE_WIDTH } from '#platform/tlog/tile.ts'
import { LOG_KEY } from './logging.ts'

export type Files = Map<string, Uint8Array>

/** So many entries that look like those of a log. */
export function someEntries(count: number, history = 'true'): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => NODE.sha256(toBytes(`${history} ${index}`)))
}

/** Everything a log of these entries publishes, signed. */
export function publishedLog(entries: readonly Uint8Array[], key: SigningKey = LOG_KEY): Files {
  const tree = growTree(NODE.sha256)
  const levels: Uint8Array[][] = [[]]
  for (const entry of entries) {
    const leaf = leafHash(NODE.sha256, entry)
    levels[0]?.push(leaf)
    for (const { level, root } of tree.append(leaf)) (levels[level + 1] ??= []).push(root)
  }
  const files: Files = new Map()
  for (const place of tilesOf(entries.length)) {
    const part = <T>(all: readonly T[]): T[] =>
      all.slice(place.n * TILE_WIDTH, place.n * TILE_WIDTH + place.width)
    const { level } = place
    files.set(
      tilePath(place),
      level === 'entries' ? bundleOf(part(entries)) : joinBytes(part(levels[level] ?? [])),
    )
  }
  files.set('key', toBytes(`${key.verifier.text}\n`))
  const note = signCheckpoint({ size: entries.length, root: tree.root() }, key.verifier, key.sign)
  return files.set('checkpoint', toBytes(note))
}

/** Reads such files. */
export function reading(files: Files): Published {
  return (path) => Promise.resolve(files.get(path) ?? null)
}

/** The note of such files. */
export function noteOf(files: Files): string {
  return Buffer.from(files.get('checkpoint') ?? []).toString()
}
