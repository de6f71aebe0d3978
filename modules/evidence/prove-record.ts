import type { Reader } from '#platform/database.ts'
import { conflict, notFound } from '#platform/refusal.ts'
import { toBase64 } from '#platform/tlog/bytes.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import {
  tieDigest,
  type ProvenEvent,
  type ProvenPaper,
  type RecordProof,
} from '#platform/tlog/record-proof.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import { sealStatement } from '#platform/tlog/statement.ts'
import type { LeafData } from './leaf.ts'
import { findCheckpoint, LEAF_COLUMNS } from './log-store.ts'
import { openProver } from './prove.ts'

/** A paper that was stated: by its QR's words, and the noun whose event bears the digest (hex) of its facts. */
export type PaperToProve = {
  readonly statement: string
  readonly noun_id: string
  readonly facts_digest: string
}

/** Which thing, by the code people know and the id its events bear; who states it, when; its papers. */
export type Proving = {
  readonly code: string
  readonly id: string
  readonly by: string
  readonly papers: readonly PaperToProve[]
  readonly now: string
}

/**
 * Proves every signed act on one thing, and the statements of its papers, in one file that needs nothing else to be checked.
 * A paper whose event the log has not signed yet is still a promise, and joins the proof when it has.
 */
export async function proveRecord(reader: Reader, key: SigningKey, asked: Proving): Promise<RecordProof> {
  const checkpoint = await findCheckpoint(reader)
  if (!checkpoint) throw notYet()
  const logged = await selectLogged(reader, asked.id, checkpoint.size)
  if (logged.length === 0) throw notYet()
  const stated = await selectStated(reader, asked.papers, checkpoint.size)
  const positions = logged.map(({ leaf }) => leaf.position)
  const indexes = [...logged, ...stated].map(({ leaf }) => leaf.position - 1)
  const prover = await openProver(reader, [...indexes, checkpoint.size], checkpoint.note)
  const proven = ({ leaf, salt }: Logged): ProvenEvent => {
    if (!salt) throw forgotten(leaf.position)
    const proof = prover.inclusion(leaf.position - 1, checkpoint.size).map(toBase64)
    return { leaf, salt: toBase64(salt), proof }
  }
  const events = logged.map(proven)
  const papers = stated.map(({ statement, ...event }): ProvenPaper => ({ statement, event: proven(event) }))
  const { code, id, by, now } = asked
  const tie = {
    what: 'record',
    code,
    number: null,
    at: now,
    by,
    facts: tieDigest(NODE, { code, id, positions }),
  }
  const head = { format: 'haicap-proof/1', key: key.verifier.text, checkpoint: checkpoint.note } as const
  return { ...head, statement: sealStatement(tie, key), code, id, events, papers }
}

type Logged = { readonly leaf: LeafData; readonly salt: Uint8Array | null }

/** Every act on a thing that is in the signed log, with its salt. Looks of officers are acts on the record, not on the thing. */
async function selectLogged(reader: Reader, id: string, size: number): Promise<Logged[]> {
  const rows = await reader<(LeafData & { salt: Uint8Array | null })[]>`
    select f.position, l.logged_at, ${reader.unsafe(LEAF_COLUMNS)}, s.salt
    from events e join feed f on f.event_id = e.id join log_leaves l on l.position = f.position
      left join log_salts s on s.position = f.position
    where e.noun_id = ${id} and e.noun <> 'look' and f.position <= ${size} order by f.position`
  return rows.map(({ salt, ...leaf }) => ({ leaf, salt }))
}

/** The signed leaves that bear the digests of these papers, each with its paper's statement. */
async function selectStated(
  reader: Reader,
  papers: readonly PaperToProve[],
  size: number,
): Promise<(Logged & { readonly statement: string })[]> {
  if (papers.length === 0) return []
  const rows = await reader<(LeafData & { salt: Uint8Array | null })[]>`
    select f.position, l.logged_at, ${reader.unsafe(LEAF_COLUMNS)}, s.salt
    from events e join feed f on f.event_id = e.id join log_leaves l on l.position = f.position
      left join log_salts s on s.position = f.position
    where e.noun_id = any (${papers.map(({ noun_id }) => noun_id)}::uuid[]) and f.position <= ${size}
      and e.data ->> 'facts_digest' = any (${papers.map(({ facts_digest }) => facts_digest)}::text[])
    order by f.position`
  return papers.flatMap(({ statement, noun_id, facts_digest }) => {
    const row = rows.find((one) => one.noun_id === noun_id && Object(one.data).facts_digest === facts_digest)
    if (!row) return []
    const { salt, ...leaf } = row
    return [{ statement, leaf, salt }]
  })
}

function notYet() {
  return conflict('not_logged_yet', {
    vi: 'Nhật ký chưa ký đến hồ sơ này. Hãy thử lại sau một giây.',
    en: 'The log has not signed this yet. Try again in a second.',
  })
}

function forgotten(position: number) {
  return notFound('forgotten', {
    vi: `Giá trị ở vị trí ${position} đã được xóa theo thời hạn lưu trữ nên không chứng minh được nữa.`,
    en: `The value at position ${position} was deleted when its time was over, so it can be proven no more.`,
  })
}
