import { proveRecord } from '#modules/evidence'
import type { KeptReport } from '#modules/reorganisation'
import { conflict } from '#platform/refusal.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { digestOf } from '#platform/tlog/commitment.ts'
import type { ProvenReport } from '#platform/tlog/report-proof.ts'
import { readStatement } from '#platform/tlog/statement.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Door } from './door.ts'

/** A reconciliation with the proof that the log holds it; for whoever has passed the wall of its plan. */
export async function proveReconciliation(door: Door, kept: KeptReport): Promise<ProvenReport> {
  const { plan_id: id, report, seal, file_sha256 } = kept
  const stated = seal === null ? null : readStatement(seal)
  if (seal === null || stated === null) throw NOT_STATED
  const facts_digest = Buffer.from(digestOf(NODE.sha256, report)).toString('hex')
  // Salts are for the log's own role; the proof holds this plan only.
  const proof = await inTransaction(door.house.worker, {}, (trx) =>
    proveRecord(trx, door.logKey, {
      ...{ code: id, id, by: stated.by, now: door.clock() },
      papers: [{ statement: seal, noun_id: id, facts_digest }],
    }),
  )
  const isNamed = proof.events.some(({ leaf }) => leaf.act === 'seal_report' || file_sha256 === null)
  if (proof.papers.length === 0 || !isNamed) throw NOT_YET
  return { format: 'haicap-report/1', report, file_sha256, proof }
}

const NOT_STATED = conflict('not_stated', {
  vi: 'Biên bản này có từ trước khi nhật ký ký biên bản, nên không có tệp bằng chứng.',
  en: 'This report is older than the log’s statements of reports, so there is no proof of it.',
})
const NOT_YET = conflict('not_logged_yet', {
  vi: 'Nhật ký chưa ký đến biên bản này. Hãy thử lại sau một giây.',
  en: 'The log has not signed this report yet. Try again in a second.',
})
