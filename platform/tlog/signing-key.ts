import { fromBase64, joinBytes, toBase64 } from './bytes.ts'
import { keyOfSeed, NODE } from './node-algorithms.ts'
import { makeVerifier, type Sign, type Verifier } from './note.ts'

/** A key that signs, with the verifier others know it by. */
export type SigningKey = { readonly verifier: Verifier; readonly sign: Sign }

const KEY_TEXT = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/

/** The key of a name and a seed of 32 bytes. */
export function makeSigningKey(name: string, seed: Uint8Array): SigningKey {
  const { publicKey, sign } = keyOfSeed(seed)
  return { verifier: makeVerifier(NODE.sha256, name, publicKey), sign }
}

/** `PRIVATE+KEY+name+hash+base64`, as Go's note package writes it: one line, to be kept secret. */
export function writeSigningKey(name: string, seed: Uint8Array): string {
  const { text } = makeSigningKey(name, seed).verifier
  const id = text.slice(name.length + 1, name.length + 9)
  return `PRIVATE+KEY+${name}+${id}+${toBase64(joinBytes([Uint8Array.of(1), seed]))}`
}

/** Reads such a line; null where it is none. */
export function parseSigningKey(text: string): SigningKey | null {
  const [, name = '', , base64 = ''] = KEY_TEXT.exec(text.trim()) ?? []
  const typed = fromBase64(base64)
  if (!name || typed?.length !== 33 || typed[0] !== 1) return null
  return writeSigningKey(name, typed.slice(1)) === text.trim() ? makeSigningKey(name, typed.slice(1)) : null
}
