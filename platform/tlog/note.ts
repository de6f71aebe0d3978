/** Signed notes (C2SP signed-note): a text and under it one line for each signature. */
import { fromBase64, joinBytes, sameBytes, toBase64, toBytes } from './bytes.ts'
import type { Sha256 } from './hashing.ts'

/** What checking needs: Node's own, or libraries' in a browser. */
export type Algorithms = {
  readonly sha256: Sha256
  /** Ed25519 over a message, by a public key of 32 bytes. */
  readonly isSigned: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean
}

/** Whose signature is believed: `name+hash+base64` of a public key, as Go's note package writes it. */
export type Verifier = {
  readonly name: string
  readonly id: Uint8Array
  readonly publicKey: Uint8Array
  readonly text: string
}

/** Signs a message by Ed25519. */
export type Sign = (message: Uint8Array) => Uint8Array

const ED25519 = 1
const KEY_TEXT = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/
const SIGNATURE = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/

/** A key's name with its public key, and the text others keep of it. */
export function makeVerifier(sha256: Sha256, name: string, publicKey: Uint8Array): Verifier {
  const typed = joinBytes([Uint8Array.of(ED25519), publicKey])
  const id = sha256(joinBytes([toBytes(`${name}\n`), typed])).slice(0, 4)
  return { name, id, publicKey, text: `${name}+${hexOf(id)}+${toBase64(typed)}` }
}

/** The key a text says; null where it says none, or its hash is another key's. */
export function parseVerifier(sha256: Sha256, text: string): Verifier | null {
  const [, name = '', , base64 = ''] = KEY_TEXT.exec(text.trim()) ?? []
  const typed = fromBase64(base64)
  if (!name || typed?.length !== 33 || typed[0] !== ED25519) return null
  const verifier = makeVerifier(sha256, name, typed.slice(1))
  return verifier.text === text.trim() ? verifier : null
}

/** Puts a signature under a text, which ends in a new line. */
export function signNote(text: string, verifier: Verifier, sign: Sign): string {
  const signature = joinBytes([verifier.id, sign(toBytes(text))])
  return `${text}\n— ${verifier.name} ${toBase64(signature)}\n`
}

/** The text of a note if one of these keys signed it; null where none did or a signature of theirs is wrong. */
export function openNote(
  algorithms: Algorithms,
  note: string,
  verifiers: readonly Verifier[],
): { readonly text: string; readonly by: Verifier } | null {
  const middle = note.lastIndexOf('\n\n')
  if (middle < 0 || !note.endsWith('\n') || note.length > 100_000) return null
  const text = note.slice(0, middle + 1)
  let by: Verifier | null = null
  for (const line of note.slice(middle + 2, -1).split('\n')) {
    const [, name, base64 = ''] = SIGNATURE.exec(line) ?? []
    const bytes = fromBase64(base64)
    if (!bytes || bytes.length < 5) return null
    const verifier = verifiers.find((one) => one.name === name && sameBytes(one.id, bytes.subarray(0, 4)))
    if (!verifier) continue
    if (!algorithms.isSigned(toBytes(text), bytes.subarray(4), verifier.publicKey)) return null
    by ??= verifier
  }
  return by && { text, by }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
