import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Algorithms } from '#platform/tlog/note.ts'

/** SHA-256 and Ed25519 by a library, where a browser's own may be missing: a saved page has no server and no https. */
export const NOBLE: Algorithms = {
  sha256: (bytes) => sha256(bytes),
  isSigned(message, signature, publicKey) {
    try {
      return ed25519.verify(signature, message, publicKey)
    } catch {
      return false // a key or a signature of the wrong length or off the curve
    }
  },
}
