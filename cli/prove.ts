import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { papersToProve } from '#http/prints/papers-to-prove.ts'
import { getDossier } from '#modules/dossiers'
import { proveRecord } from '#modules/evidence'
import { SYSTEM } from '#modules/record'
import { getAgency } from '#modules/units'
import { systemClock } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { inTransaction } from '#platform/transaction.ts'
import { NODE } from '#platform/tlog/node-algorithms.ts'
import { toBase64 } from '#platform/tlog/bytes.ts'
import { parseVerifier, type Verifier } from '#platform/tlog/note.ts'
import { openStatement, sealedIn } from '#platform/tlog/statement.ts'
import { checkRecordProof, findStated, type ProofVerdict } from '#platform/tlog/record-proof.ts'
import { openLogKey } from './log-key.ts'
import { withHouse } from './with-house.ts'

const PROVE = 'haicap prove DOSSIER_CODE --out FILE [--house NAME]'
const VERIFY =
  'haicap verify-proof FILE [--statement "what a QR code says"] [--key KEY] [--json], or --statement alone with --key KEY'

/** `haicap prove`: one file that proves what the log recorded about a dossier. */
export async function prove(words: readonly string[], env: Env): Promise<number> {
  const options = { out: { type: 'string' }, house: { type: 'string' } } as const
  const { values, positionals } = parseArgs({
    args: [...words],
    options,
    strict: true,
    allowPositionals: true,
  })
  const [code] = positionals
  const { out } = values
  if (!code || !out) throw new Error(PROVE)
  await withHouse(env, { command: 'prove', house: values.house }, async ({ house, ground }) => {
    const key = await openLogKey(ground, env, house)
    const proof = await inTransaction(house.worker, {}, async (trx) => {
      const dossier = await getDossier({ trx, actor: SYSTEM }, code)
      const by = (await getAgency(trx, dossier.reception_agency_id)).name
      const papers = await papersToProve(trx, dossier, key)
      return proveRecord(trx, key, { code, id: dossier.id, by, papers, now: systemClock() })
    })
    await writeFile(out, `${JSON.stringify(proof, null, 1)}\n`)
    process.stdout.write(`${out}: ${proof.events.length} sự kiện · events\n`)
  })
  return 0
}

/** `haicap verify-proof`: says what was recorded, or the first thing that is wrong; needs no database and no network. */
export async function verifyProof(words: readonly string[]): Promise<number> {
  const options = {
    key: { type: 'string' },
    json: { type: 'boolean' },
    statement: { type: 'string' },
  } as const
  const { values, positionals } = parseArgs({
    args: [...words],
    options,
    strict: true,
    allowPositionals: true,
  })
  const [file] = positionals
  const trusted =
    values.key === undefined ? [] : [parseVerifier(NODE.sha256, values.key)].flatMap((key) => key ?? [])
  if (values.key !== undefined && trusted.length === 0) throw new Error('--key takes name+hash+base64')
  if (values.statement !== undefined && !file && trusted.length > 0)
    return sayStatement(values.statement, trusted)
  if (!file) throw new Error(VERIFY)
  const proof: unknown = JSON.parse(await readFile(file, 'utf8'))
  const verdict = checkWith(proof, trusted, values.statement)
  process.stdout.write(`${values.json ? JSON.stringify(verdict) : told(verdict)}\n`)
  return verdict.ok ? 0 : 1
}

/** A proof, and whether the paper whose code was scanned is among those it proves: the same words, and the same facts. */
function checkWith(proof: unknown, trusted: readonly Verifier[], scanned?: string): ProofVerdict {
  const verdict = checkRecordProof(NODE, proof, trusted)
  if (!verdict.ok || scanned === undefined) return verdict
  const key = parseVerifier(NODE.sha256, verdict.key)
  const said = key && openStatement(NODE, sealedIn(scanned), [key])?.statement
  const paper = said && findStated(verdict.papers, said)
  if (paper) return { ...verdict, papers: [paper] }
  return { ok: false, fault: 'paper', where: said?.number ?? 'statement' }
}

function sayStatement(scanned: string, trusted: readonly Verifier[]): number {
  const opened = openStatement(NODE, sealedIn(scanned), trusted)
  const said = opened && { ok: true, ...opened.statement, facts: toBase64(opened.statement.facts) }
  process.stdout.write(`${JSON.stringify(said ?? { ok: false, fault: 'statement' })}\n`)
  return said ? 0 : 1
}

function told(verdict: ProofVerdict): string {
  if (!verdict.ok) return `Không khớp · Does not match: ${verdict.fault} ${verdict.where}`
  const { statement, events, papers, size, key } = verdict
  const lines = events.map(({ position, act, at }) => `  ${position}  ${at}  ${act}`)
  const said = `Đúng như đã ghi · As it was recorded: ${statement.code}, ${statement.by}`
  const bound = papers.map(
    ({ position, at, what, number }) => `  ${position}  ${at}  ${what} ${number ?? ''}`,
  )
  return [said, ...lines, 'Giấy đã ghi · Papers recorded:', ...bound, `Nhật ký · Log: ${size}, ${key}`].join(
    '\n',
  )
}
