import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto'
import type { Algorithms, Sign } from './note.ts'

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

/** The key pair of a seed of 32 bytes. */
export function keyOfSeed(seed: Uint8Array): { publicKey: Uint8Array; sign: Sign } {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length)
  return { publicKey, sign: (message) => sign(null, message, key) }
}
