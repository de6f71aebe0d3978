/** A signed sentence short enough for a QR code: what was issued, under which number, when, by whom, and the digest of its facts. */
import { fromBase64, joinBytes, sameBytes, toBase64, toBytes } from './bytes.ts'
import { HASH_BYTES } from './hashing.ts'
import type { Algorithms, Verifier } from './note.ts'
import type { SigningKey } from './signing-key.ts'

/** What is stated; `at` is ISO in UTC, `facts` a SHA-256. */
export type Statement = {
  readonly what: string
  readonly code: string
  readonly number: string | null
  readonly at: string
  readonly by: string
  readonly facts: Uint8Array
}

/** Never the first line of a checkpoint, whose first line is a key's name without spaces. */
const BEGINS = 'haicap statement 1'
const ID_BYTES = 4
const SIGNATURE_BYTES = 64

/** Signs a statement: key id, signature and text in one base64url word. The same statement gives the same word. */
export function sealStatement(statement: Statement, { verifier, sign }: SigningKey): string {
  const { what, code, number, at, by, facts } = statement
  const lines = [BEGINS, what, code, number ?? '-', at, by, toBase64(facts)]
  if (lines.some((line) => line === '' || /\p{Cc}/u.test(line)))
    throw new RangeError('a statement is of full lines')
  const text = toBytes(`${lines.join('\n')}\n`)
  return toBase64(joinBytes([verifier.id, sign(text), text]))
    .replace(/=+$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** What a sealed word states; null where none of these keys signed it. */
export function openStatement(
  { isSigned }: Algorithms,
  sealed: string,
  verifiers: readonly Verifier[],
): { readonly statement: Statement; readonly signedBy: Verifier } | null {
  const base64 = sealed.replaceAll('-', '+').replaceAll('_', '/')
  const bytes = fromBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='))
  if (!bytes || bytes.length <= ID_BYTES + SIGNATURE_BYTES) return null
  const text = bytes.subarray(ID_BYTES + SIGNATURE_BYTES)
  const signature = bytes.subarray(ID_BYTES, ID_BYTES + SIGNATURE_BYTES)
  const signedBy = verifiers.find(
    ({ id, publicKey }) => sameBytes(id, bytes.subarray(0, ID_BYTES)) && isSigned(text, signature, publicKey),
  )
  const statement = parse(new TextDecoder().decode(text))
  return signedBy && statement ? { statement, signedBy } : null
}

function parse(text: string): Statement | null {
  const [begins, what = '', code = '', number = '', at = '', by = '', digest = '', end] = text.split('\n')
  const facts = fromBase64(digest)
  if (begins !== BEGINS || end !== '' || facts?.length !== HASH_BYTES) return null
  return { what, code, number: number === '-' ? null : number, at, by, facts }
}

/** What a sealed word says, whoever signed it; null where it is no statement. */
export function readStatement(sealed: string): Statement | null {
  const base64 = sealed.replaceAll('-', '+').replaceAll('_', '/')
  const bytes = fromBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='))
  return bytes ? parse(new TextDecoder().decode(bytes.subarray(ID_BYTES + SIGNATURE_BYTES))) : null
}

/** The sealed word in what a scanner read: the last part of an address, or the word itself. */
export function sealedIn(scanned: string): string {
  return scanned.trim().replace(/^.*[?&]m=/s, '')
}
