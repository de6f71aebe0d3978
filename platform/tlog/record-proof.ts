/** A file that proves what a log recorded about one thing, without any network: events, salts, inclusion proofs, checkpoint, key. */
import { fromBase64, sameBytes, toBase64 } from './bytes.ts'
import { isIncluded } from './check-proof.ts'
import { openCheckpoint } from './checkpoint.ts'
import { commitmentTo, digestOf } from './commitment.ts'
import { leafHash } from './hashing.ts'
import { type Algorithms, parseVerifier, type Verifier } from './note.ts'
import { openStatement, type Statement } from './statement.ts'

/** One event as it was logged, its salt and the hashes that prove it is in the log; bytes as base64. */
export type ProvenEvent = { readonly leaf: Leaf; readonly salt: string; readonly proof: readonly string[] }

/** What every leaf says; it says more, which is proven as well. */
export type Leaf = {
  readonly position: number
  readonly noun_id: string
  readonly act: string
  readonly at: string
}

/** What the QR code of a paper states, and the event that put the digest of its facts into the log when it was issued or signed. */
export type ProvenPaper = { readonly statement: string; readonly event: ProvenEvent }

/** A paper's statement that is in the log, and where. */
export type StatedPaper = Statement & { readonly position: number }

export type RecordProof = {
  readonly format: 'haicap-proof/1'
  readonly key: string
  readonly checkpoint: string
  /** States which thing this is: its digest is over `code`, `id` and the positions of its events. */
  readonly statement: string
  readonly code: string
  readonly id: string
  readonly events: readonly ProvenEvent[]
  readonly papers: readonly ProvenPaper[]
}

/** What is wrong with a proof: the first thing. */
export type ProofFault = 'not_a_proof' | 'key' | 'checkpoint' | 'statement' | 'event' | 'paper' | 'report'

export type ProofVerdict =
  | {
      readonly ok: true
      readonly statement: Statement
      readonly papers: readonly StatedPaper[]
      readonly events: readonly Leaf[]
      readonly size: number
      readonly key: string
    }
  | { readonly ok: false; readonly fault: ProofFault; readonly where: string }

/** The digest that ties a thing's public code to its events. */
export function tieDigest(
  algorithms: Algorithms,
  tie: { code: string; id: string; positions: readonly number[] },
): Uint8Array {
  return digestOf(algorithms.sha256, tie)
}

/** Checks everything a proof says. Without trusted keys the file's own is taken, and told. */
export function checkRecordProof(
  algorithms: Algorithms,
  proof: unknown,
  trusted: readonly Verifier[] = [],
): ProofVerdict {
  if (!isProof(proof)) return { ok: false, fault: 'not_a_proof', where: 'file' }
  const own = parseVerifier(algorithms.sha256, proof.key)
  const key = own && (trusted.length === 0 ? own : trusted.find(({ text }) => text === own.text))
  if (!key) return { ok: false, fault: 'key', where: proof.key }
  const checkpoint = openCheckpoint(algorithms, proof.checkpoint, [key])
  if (!checkpoint) return { ok: false, fault: 'checkpoint', where: 'checkpoint' }
  const opened = openStatement(algorithms, proof.statement, [key])
  const { code, id, events } = proof
  const positions = events.map(({ leaf }) => leaf.position)
  if (
    opened?.statement.code !== code ||
    !sameBytes(opened.statement.facts, tieDigest(algorithms, { code, id, positions }))
  ) {
    return { ok: false, fault: 'statement', where: code }
  }
  const wrong = events.find((event) => event.leaf.noun_id !== id || !isProven(algorithms, event, checkpoint))
  if (wrong) return { ok: false, fault: 'event', where: String(wrong.leaf.position) }
  const papers: StatedPaper[] = []
  for (const [at, { statement, event }] of proof.papers.entries()) {
    const paper = openStatement(algorithms, statement, [key])?.statement
    if (paper?.code !== code || !bears(event.leaf, paper) || !isProven(algorithms, event, checkpoint)) {
      return { ok: false, fault: 'paper', where: String(at + 1) }
    }
    papers.push({ ...paper, position: event.leaf.position })
  }
  const told = { events: events.map(({ leaf }) => leaf), size: checkpoint.size, key: key.text }
  return { ok: true, statement: opened.statement, papers, ...told }
}

/**
 * The proven paper that a scanned code states, word for word; undefined where the log recorded none, or where it recorded
 * the paper of that number with other facts before: then what was printed later is not what was issued.
 */
export function findStated(papers: readonly StatedPaper[], scanned: Statement): StatedPaper | undefined {
  const first = papers
    .filter(({ what, number }) => what === scanned.what && number === scanned.number)
    .toSorted((one, other) => one.position - other.position)[0]
  return first && wordsOf(first) === wordsOf(scanned) ? first : undefined
}

function wordsOf({ facts, what, code, number, at, by }: Statement): string {
  return JSON.stringify([what, code, number, at, by, toBase64(facts)])
}

/** Whether an event tells of this paper: its number and the digest of its facts, and whatever else it says of it. */
function bears(leaf: Leaf, { facts, ...said }: Statement): boolean {
  const told: Readonly<Record<string, unknown>> = Object((leaf as Leaf & { readonly data?: unknown }).data)
  const digest = Array.from(facts, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const isOther = Object.entries(said).some(([name, value]) => name in told && told[name] !== value)
  return told['facts_digest'] === digest && told['number'] === said.number && !isOther
}

function isProven(
  { sha256 }: Algorithms,
  { leaf, salt, proof }: ProvenEvent,
  { size, root }: { size: number; root: Uint8Array },
): boolean {
  const parts = [salt, ...proof].map(fromBase64)
  const [salted, ...hashes] = parts.flatMap((part) => part ?? [])
  if (!salted || hashes.length !== proof.length) return false
  const entry = commitmentTo(sha256, salted, leaf)
  return isIncluded(sha256, {
    index: leaf.position - 1,
    size,
    leaf: leafHash(sha256, entry),
    proof: hashes,
    root,
  })
}

function isProof(value: unknown): value is RecordProof {
  const proof: Partial<Record<keyof RecordProof, unknown>> = Object(value)
  const texts = [proof.key, proof.checkpoint, proof.statement, proof.code, proof.id]
  return (
    proof.format === 'haicap-proof/1' &&
    texts.every((text) => typeof text === 'string') &&
    Array.isArray(proof.events) &&
    proof.events.length > 0 &&
    proof.events.every(isEvent) &&
    Array.isArray(proof.papers) &&
    proof.papers.every((paper) => typeof Object(paper).statement === 'string' && isEvent(Object(paper).event))
  )
}

function isEvent(value: unknown): boolean {
  const { leaf, salt, proof } = Object(value)
  const { position, noun_id: id, act, at } = Object(leaf)
  return (
    Number.isSafeInteger(position) &&
    [id, act, at, salt].every((text) => typeof text === 'string') &&
    Array.isArray(proof) &&
    proof.every((hash) => typeof hash === 'string')
  )
}
