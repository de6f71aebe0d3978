import { buffer } from 'node:stream/consumers'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Door } from '#http/door.ts'
import { reconciliationOf, sealedAddress } from '#http/prints/reconciliation.ts'
import { proveReconciliation } from '#http/prove-reconciliation.ts'
import { read } from '#http/work.ts'
import { printReconciliation } from '#modules/prints'
import { getPlan, listReports, type KeptReport, type Plan } from '#modules/reorganisation'
import type { Actor } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import { readerWith } from '../../serve.ts'
import { ById, PLANNERS, PLANS, RECONCILIATION } from './plan-reader.ts'

/** Biên bản đối soát as files: the sealed paper, and the report with the proof that the log holds it. */
export function reconciliationPages(app: FastifyInstance, door: Door): void {
  for (const way of ['run', 'undo'] as const) {
    app.get<ById>(
      `${PLANS}/:id/${RECONCILIATION[way]}.pdf`,
      { schema: { params: ById } },
      async (request, reply) => {
        const { actor } = await readerWith(door, request, PLANNERS)
        const found = await readKept(door, actor, { id: request.params.id, way })
        return send(reply, found, { bytes: await paperOf(door, actor, found), type: 'pdf' })
      },
    )
    app.get<ById>(
      `${PLANS}/:id/${RECONCILIATION[way]}.json`,
      { schema: { params: ById } },
      async (request, reply) => {
        const { actor } = await readerWith(door, request, PLANNERS)
        const found = await readKept(door, actor, { id: request.params.id, way })
        const text = `${JSON.stringify(await proveReconciliation(door, found.kept), null, 1)}\n`
        return send(reply, found, { bytes: Buffer.from(text), type: 'json' })
      },
    )
  }
}

type Kept = { readonly plan: Plan; readonly kept: KeptReport }

function readKept(
  door: Door,
  actor: Actor,
  { id, way }: { readonly id: string; readonly way: KeptReport['way'] },
): Promise<Kept> {
  return read(door, actor, async (trx) => {
    const plan = await getPlan(trx, id)
    const kept = (await listReports(trx, id)).find((one) => one.way === way)
    if (!kept) throw NOT_RECONCILED
    return { plan, kept }
  })
}

/** The sealed bytes; where the house signs by hand, the paper to be signed so. */
async function paperOf(door: Door, actor: Actor, { plan, kept }: Kept): Promise<Buffer> {
  if (kept.file_sha256 !== null) return buffer(await door.files.read(kept.file_sha256))
  const { agency_id } = kept
  if (agency_id === null || door.results === 'signed') throw NOT_SEALED
  const mark = 'Bản này không có chữ ký số. Bản chính do cơ quan ký tay và lưu.'
  const data = await read(door, actor, (trx) =>
    reconciliationOf(door, trx, { plan, kept: { ...kept, agency_id }, mark }),
  )
  return (await printReconciliation(door.pdf, data, sealedAddress(door, kept))).pdf
}

type Sent = { readonly bytes: Buffer; readonly type: 'pdf' | 'json' }

function send(reply: FastifyReply, { plan, kept }: Kept, { bytes, type }: Sent) {
  const name = `${RECONCILIATION[kept.way]}-${plan.digest.slice(0, 8)}.${type}`
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .type(type === 'pdf' ? 'application/pdf' : 'application/json; charset=utf-8')
    .send(bytes)
}

const NOT_RECONCILED = notFound('not_reconciled', {
  vi: 'Phương án này chưa có biên bản đối soát; biên bản có khi thực hiện hoặc hủy xong.',
  en: 'This plan has no such reconciliation yet; it comes when the run, or its undoing, is over.',
})
const NOT_SEALED = conflict('report_not_sealed', {
  vi: 'Biên bản chưa đóng dấu. Hãy thử lại sau một giây; nếu vẫn chưa có, xem khóa của cơ quan ở trang Sẵn sàng.',
  en: 'The report is not sealed yet. Try again in a second; if it stays so, see the agency’s key on the page of readiness.',
})
