import { nodeHash, splitOf, type Sha256 } from './hashing.ts'
import { TILE_WIDTH } from './tile.ts'

/** A hash that stands in a tile: the root of the `n`th complete subtree of 256^level leaves; undefined where it was not loaded. */
export type TileHash = (level: number, n: number) => Uint8Array | undefined

/** Which tiles a proof about these sizes or indexes may need: on each level, the one over each of them. */
export function tilesFor(sizes: readonly number[]): { level: number; n: number }[] {
  const most = Math.max(...sizes)
  const places = new Map<string, { level: number; n: number }>()
  for (let level = 0; TILE_WIDTH ** level <= most; level += 1) {
    for (const size of sizes) {
      const n = Math.floor(size / TILE_WIDTH ** (level + 1))
      places.set(`${level}/${n}`, { level, n })
    }
  }
  return [...places.values()]
}

/** Hashes over ranges wider than a tile, by `start/width`: proofs of one signed tree share them. */
export type WideHashes = Map<string, Uint8Array>

/** The hash over `count` hashes (a power of two) that stand beside each other in one tile, from the `n`th of its level on. */
export type TileFold = (level: number, n: number, count: number) => Uint8Array | undefined

/** What `wide` knows is not counted again; `fold` counts inside a tile, where somebody can do that faster than node by node. */
type Help = { readonly wide?: WideHashes; readonly fold?: TileFold }

/** MTH(D[start:start + width]) of a tree whose tiles are at hand; start is a multiple of the power of two that covers the width. */
function rangesOf(sha256: Sha256, at: TileHash, { wide = new Map(), fold }: Help) {
  const rangeHash = (start: number, width: number): Uint8Array => {
    if (width < TILE_WIDTH) return rangeOf(start, width)
    const key = `${start}/${width}`
    const known = wide.get(key)
    if (known) return known
    // A copy: what is kept must not hold the larger block that a hash was cut from.
    const hash = Uint8Array.from(rangeOf(start, width))
    wide.set(key, hash)
    return hash
  }

  const rangeOf = (start: number, width: number): Uint8Array => {
    const height = Math.log2(width)
    const level = Math.floor(height / 8)
    const hash = Number.isInteger(height / 8)
      ? at(level, start / width)
      : Number.isInteger(height) && fold?.(level, start / TILE_WIDTH ** level, 2 ** (height % 8))
    if (hash) return hash
    if (width === 1) throw new Error(`the tile over leaf ${start} was not loaded`)
    const split = splitOf(width)
    return nodeHash(sha256, rangeHash(start, split), rangeHash(start + split, width - split))
  }
  return rangeHash
}

/** Proofs over a tree whose tiles are at hand (RFC 9162, 2.1). */
export function prover(sha256: Sha256, at: TileHash, help: Help = {}) {
  const rangeHash = rangesOf(sha256, at, help)

  /** PATH(index, D[0:size]): the hashes beside the way from the leaf to the root. */
  const path = (index: number, size: number): Uint8Array[] => {
    const beside: Uint8Array[] = []
    let [start, width] = [0, size]
    while (width > 1) {
      const split = splitOf(width)
      const middle = start + split
      const isLeft = index < middle
      beside.push(isLeft ? rangeHash(middle, width - split) : rangeHash(start, split))
      ;[start, width] = isLeft ? [start, split] : [middle, width - split]
    }
    return beside.toReversed()
  }

  /** SUBPROOF: that the first `old` leaves are those of an older tree; `isRoot` while that tree's own root is known. */
  const subproof = (old: number, tree: { start: number; width: number }, isRoot: boolean): Uint8Array[] => {
    const { start, width } = tree
    if (old === width) return isRoot ? [] : [rangeHash(start, width)]
    const split = splitOf(width)
    const middle = start + split
    return old <= split
      ? [...subproof(old, { start, width: split }, isRoot), rangeHash(middle, width - split)]
      : [...subproof(old - split, { start: middle, width: width - split }, false), rangeHash(start, split)]
  }

  return {
    root: (size: number): Uint8Array => (size === 0 ? sha256(new Uint8Array()) : rangeHash(0, size)),
    /** That the leaf at an index is in the tree of a size. */
    inclusion: (index: number, size: number): Uint8Array[] => path(index, size),
    /** That the tree of size `from` is the beginning of the one of size `to`; both at least 1. */
    consistency: (from: number, to: number): Uint8Array[] => subproof(from, { start: 0, width: to }, true),
  }
}
