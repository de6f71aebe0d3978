import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { parseVerifier } from '#platform/tlog/note.ts'
import type { ProofVerdict } from '#platform/tlog/record-proof.ts'
import { checkReportProof, isProvenReport } from '#platform/tlog/report-proof.ts'

const USAGE = 'haicap verify-report FILE.json [--pdf FILE.pdf] [--key KEY] [--json]'

/**
 * `haicap verify-report`: whether a downloaded reconciliation is the one the log holds, and whether a PDF is the paper that
 * was sealed of it; needs no database and no network. The seal itself is checked by `verify-pdf` or any PDF reader.
 */
export async function verifyReport(words: readonly string[]): Promise<number> {
  const options = { pdf: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({
    args: [...words],
    options,
    strict: true,
    allowPositionals: true,
  })
  const [file] = positionals
  if (!file) throw new Error(USAGE)
  const verdict = await judged(file, values)
  process.stdout.write(`${values.json ? JSON.stringify(verdict) : told(verdict)}\n`)
  return verdict.ok ? 0 : 1
}

async function judged(
  file: string,
  { pdf, key }: { readonly pdf?: string; readonly key?: string },
): Promise<ProofVerdict> {
  const trusted = key === undefined ? [] : [parseVerifier(NODE.sha256, key)].flatMap((one) => one ?? [])
  if (key !== undefined && trusted.length === 0) throw new Error('--key takes name+hash+base64')
  const opened: unknown = JSON.parse(await readFile(file, 'utf8'))
  if (!isProvenReport(opened)) return { ok: false, fault: 'not_a_proof', where: file }
  const verdict = checkReportProof(NODE, opened, trusted)
  if (!verdict.ok || pdf === undefined) return verdict
  const digest = createHash('sha256')
    .update(await readFile(pdf))
    .digest('hex')
  return digest === opened.file_sha256 ? verdict : { ok: false, fault: 'report', where: pdf }
}

function told(verdict: ProofVerdict): string {
  if (!verdict.ok) return `Không khớp · Does not match: ${verdict.fault} ${verdict.where}`
  const papers = verdict.papers.map(({ position, at, by }) => `  ${position}  ${at}  ${by}`)
  return [
    `Đúng như đã ghi · As it was recorded: ${verdict.statement.code}`,
    ...papers,
    `Nhật ký · Log: ${verdict.size}, ${verdict.key}`,
  ].join('\n')
}
