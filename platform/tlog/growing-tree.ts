import { hashOver, nodeHash, type Sha256 } from './hashing.ts'
import { TILE_WIDTH, type FullTile } from './tile.ts'

/** A tree that only grows: it keeps the unfinished tile of each level and the roots of its complete subtrees. */
export type GrowingTree = {
  readonly size: () => number
  /** Takes the next leaf's hash; answers the tiles it has completed, lowest first. */
  readonly append: (leaf: Uint8Array) => FullTile[]
  readonly root: () => Uint8Array
}

/** The hashes of the unfinished tile of each level, level 0 first. */
export type Unfinished = readonly (readonly Uint8Array[])[]

/** Goes on from a size whose unfinished tiles are known; nothing is read again but those. */
export function growTree(sha256: Sha256, unfinished: Unfinished = []): GrowingTree {
  const levels = unfinished.map((hashes) => [...hashes])
  const peaks = levels.toReversed().flatMap((hashes) => peaksOf(sha256, hashes))
  let size = levels.reduce((sum, { length }, level) => sum + length * TILE_WIDTH ** level, 0)

  const keep = (level: number, hash: Uint8Array): FullTile | null => {
    const hashes = (levels[level] ??= [])
    hashes.push(hash)
    if (hashes.length < TILE_WIDTH) return null
    levels[level] = []
    const n = Math.floor(size / TILE_WIDTH ** (level + 1))
    return { level, n, hashes, root: hash }
  }

  return {
    size: () => size,
    append(leaf) {
      const done: FullTile[] = []
      let hash = leaf
      let full = keep(0, hash)
      for (let index = size, height = 1; index % 2 === 1; index = Math.floor(index / 2), height += 1) {
        const left = peaks.pop()
        if (!left) throw new Error('a tree of odd size has a peak')
        hash = nodeHash(sha256, left, hash)
        if (full && height % 8 === 0) {
          done.push({ ...full, root: hash })
          full = keep(height / 8, hash)
        }
      }
      peaks.push(hash)
      size += 1
      return done
    },
    root: () =>
      peaks.length === 0
        ? sha256(new Uint8Array())
        : peaks.reduceRight((right, left) => nodeHash(sha256, left, right)),
  }
}

/** The complete subtrees over an unfinished tile's hashes, largest first. */
function peaksOf(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array[] {
  const peaks: Uint8Array[] = []
  let at = 0
  for (let width = TILE_WIDTH / 2; width >= 1; width /= 2) {
    if (hashes.length - at < width) continue
    peaks.push(hashOver(sha256, hashes.slice(at, at + width)))
    at += width
  }
  return peaks
}
