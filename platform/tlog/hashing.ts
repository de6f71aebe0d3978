import { joinBytes } from './bytes.ts'

/** SHA-256 of some bytes: Node's own, or a library's in a browser. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** Bytes of every hash of the tree. */
export const HASH_BYTES = 32

const LEAF = Uint8Array.of(0)
/** A proof makes hundreds of nodes, one after the other: one block for all of them. */
const block = new Uint8Array(1 + 2 * HASH_BYTES)
block[0] = 1

/** The hash of an entry (RFC 9162, 2.1.1): leaves and nodes cannot be taken for each other. */
export function leafHash(sha256: Sha256, entry: Uint8Array): Uint8Array {
  return sha256(joinBytes([LEAF, entry]))
}

/** The hash of a node over its two children. */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  block.set(left, 1)
  block.set(right, 1 + HASH_BYTES)
  return sha256(block)
}

/** The largest power of two below a number of at least two: where a tree is split. */
export function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** The hash over hashes that stand beside each other, at least one. */
export function hashOver(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes
  if (!first) throw new RangeError('a tree without leaves has no nodes')
  if (hashes.length === 1) return first
  const split = splitOf(hashes.length)
  return nodeHash(sha256, hashOver(sha256, hashes.slice(0, split)), hashOver(sha256, hashes.slice(split)))
}
