import { canonicalJson } from '../canonical-json.ts'
import { joinBytes, toBytes } from './bytes.ts'
import type { Sha256 } from './hashing.ts'

/** 32 bytes that stand for a value behind a salt, and tell nothing without both. */
export function commitmentTo(sha256: Sha256, salt: Uint8Array, value: unknown): Uint8Array {
  return sha256(joinBytes([salt, toBytes(canonicalJson(value))]))
}

/** The digest of a value that is no secret, or is shown beside it. */
export function digestOf(sha256: Sha256, value: unknown): Uint8Array {
  return sha256(toBytes(canonicalJson(value)))
}
