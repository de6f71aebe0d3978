/** A report with the proof that a log holds its digest and, where it was sealed as a file, which bytes that file is. */
import { sameBytes } from './bytes.ts'
import { digestOf } from './commitment.ts'
import type { Algorithms, Verifier } from './note.ts'
import { checkRecordProof, type ProofVerdict, type RecordProof } from './record-proof.ts'

/** A report as a file that needs nothing else to be checked. */
export type ProvenReport = {
  readonly format: 'haicap-report/1'
  readonly report: object
  /** The sealed paper, by its SHA-256 (hex); null where none was sealed. */
  readonly file_sha256: string | null
  readonly proof: RecordProof
}

/** Whether something opened is such a file. */
export function isProvenReport(value: unknown): value is ProvenReport {
  const { format, report } = Object(value)
  return format === 'haicap-report/1' && typeof report === 'object' && report !== null
}

/** Checks that a report is the one the log holds, and that the log names its file; answers the first thing that is wrong. */
export function checkReportProof(
  algorithms: Algorithms,
  { report, file_sha256, proof }: ProvenReport,
  trusted: readonly Verifier[] = [],
): ProofVerdict {
  const verdict = checkRecordProof(algorithms, proof, trusted)
  if (!verdict.ok) return verdict
  const digest = digestOf(algorithms.sha256, report)
  const stated = verdict.papers.filter(({ facts }) => sameBytes(facts, digest))
  if (stated.length === 0) return { ok: false, fault: 'report', where: 'report' }
  if (file_sha256 !== null && !verdict.events.some((leaf) => fileIn(leaf) === file_sha256))
    return { ok: false, fault: 'report', where: 'file_sha256' }
  return { ...verdict, papers: stated }
}

function fileIn(leaf: object): unknown {
  const { data } = leaf as { readonly data?: unknown }
  return Object(data).file_sha256
}
