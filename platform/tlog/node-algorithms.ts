import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto'
import { HASH_BYTES } from './hashing.ts'
import type { Algorithms, Sign } from './note.ts'
import { TILE_WIDTH } from './tile.ts'

/** SubjectPublicKeyInfo and PKCS #8 of an Ed25519 key, up to its 32 bytes. */
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Node's own SHA-256 and Ed25519. */
export const NODE: Algorithms = {
  // By way of a string, for a buffer of its own costs each hash twice the time and the collector its pauses.
  sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1'),
  isSigned(message, signature, publicKey) {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  },
}

const block = Buffer.alloc(1 + 2 * HASH_BYTES)
block[0] = 1
const rows = Buffer.alloc((TILE_WIDTH / 2) * HASH_BYTES)

/**
 * The hash over `count` hashes (a power of two, up to half a tile) of a tile's bytes, from the `from`th on; undefined where
 * it has not so many. The same as node by node, in place: a proof needs 255 of them, and their garbage cost more than they.
 */
export function foldTile(tile: Uint8Array, from: number, count: number): Uint8Array | undefined {
  const bytes = tile.subarray(from * HASH_BYTES, (from + count) * HASH_BYTES)
  if (bytes.length !== count * HASH_BYTES) return undefined
  rows.set(bytes)
  for (let left = count / 2; left >= 1; left /= 2) {
    for (let at = 0; at < left; at += 1) {
      rows.copy(block, 1, at * 2 * HASH_BYTES, (at + 1) * 2 * HASH_BYTES)
      rows.write(hash('sha256', block, 'binary'), at * HASH_BYTES, 'latin1')
    }
  }
  return Uint8Array.from(rows.subarray(0, HASH_BYTES))
}

/** The key pair of a seed of 32 bytes. */
export function keyOfSeed(seed: Uint8Array): { publicKey: Uint8Array; sign: Sign } {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length)
  return { publicKey, sign: (message) => sign(null, message, key) }
}
