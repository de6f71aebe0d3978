import { sameBytes } from './bytes.ts'
import { nodeHash, type Sha256 } from './hashing.ts'

/** A leaf's place in a tree, and what is said to prove it. */
export type Inclusion = {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Two sizes of a tree with their roots, and what is said to prove that the one grew into the other. */
export type Consistency = {
  readonly from: { readonly size: number; readonly root: Uint8Array }
  readonly to: { readonly size: number; readonly root: Uint8Array }
  readonly proof: readonly Uint8Array[]
}

const half = (number: number): number => Math.floor(number / 2)

/** True when the leaf is in the tree (RFC 9162, 2.1.3.2). */
export function isIncluded(sha256: Sha256, { index, size, leaf, proof, root }: Inclusion): boolean {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const part of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sha256, part, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      hash = nodeHash(sha256, hash, part)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(hash, root)
}

/** True when the older tree is the beginning of the newer (RFC 9162, 2.1.4.2). */
export function isConsistent(sha256: Sha256, { from, to, proof }: Consistency): boolean {
  if (from.size > to.size) return false
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root)
  if (from.size === 0) return proof.length === 0
  const isPower = Number.isInteger(Math.log2(from.size))
  const parts = isPower ? [from.root, ...proof] : [...proof]
  const [first, ...rest] = parts
  if (!first) return false
  let [fn, sn] = [from.size - 1, to.size - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  let [older, newer] = [first, first]
  for (const part of rest) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      older = nodeHash(sha256, part, older)
      newer = nodeHash(sha256, part, newer)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      newer = nodeHash(sha256, newer, part)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && sameBytes(older, from.root) && sameBytes(newer, to.root)
}
