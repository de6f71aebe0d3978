import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { read } from '#http/work.ts'
import { getDossier } from '#modules/dossiers'
import { findPayment, keepsMoney, RefundInput, refundPayment } from '#modules/payments'
import { recordLook } from '#modules/record'
import { forbidden, notFound } from '#platform/refusal.ts'
import { type Labels, namedIn } from '../named-errors.ts'
import { textIn } from '../posted.ts'
import { readWhole } from '../officer/act-forms/whole-number.ts'
import { actByForm, fieldsOf, freshKey, sendPage, signedInReader } from '../serve.ts'
import { ReceiptPage, type ReceiptPageProps } from './receipt-page.tsx'

const PATH = '/quay/bien-lai/:id'
type ReceiptRequest = FastifyRequest<{ Params: { id: string }; Querystring: { xong?: unknown } }>
type Exchange = { readonly request: ReceiptRequest; readonly reply: FastifyReply }

/** A receipt, and its refund by who keeps the money. */
export function receiptPages(app: FastifyInstance, door: Door): void {
  const schema = { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) }
  app.get(PATH, { schema }, (request: ReceiptRequest, reply) =>
    show(door, { request, reply }, { isDone: request.query.xong !== undefined }),
  )
  app.post(PATH, { schema }, (request: ReceiptRequest, reply) => refund(door, { request, reply }))
}

async function refund(door: Door, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { id } = request.params
  const fields = fieldsOf(request)
  const typed = { amount: textIn(fields, 'amount'), reason: textIn(fields, 'reason').trim() }
  try {
    const asked = { ...readWhole(fields, 'amount'), ...(typed.reason ? { reason: typed.reason } : {}) }
    const input = checkInput(request, RefundInput, asked)
    await actByForm(door, request, (work) => refundPayment(work, id, input))
  } catch (error) {
    const { language } = await signedInReader(door, request, 'counter')
    const problem = describe(error, language)
    if (problem.status === 403 || problem.status === 404 || problem.status >= 429) throw error
    return show(door, exchange, {
      typed,
      problem: problem.detail,
      errors: namedIn(problem.fields ?? [], LABELS),
      status: problem.status,
    })
  }
  return reply.redirect(`/quay/bien-lai/${id}?xong`, 303)
}

type Shown = Partial<Pick<ReceiptPageProps, 'typed' | 'problem' | 'errors' | 'isDone'>> & {
  readonly status?: number
}

async function show(
  door: Door,
  { request, reply }: Exchange,
  { status = 200, ...shown }: Shown,
): Promise<FastifyReply> {
  const { actor, view } = await signedInReader(door, request, 'counter')
  const facts = await read(door, actor, async (trx, now) => {
    const payment = await findPayment(trx, request.params.id)
    if (!payment) throw noReceipt()
    if (!keepsMoney(actor, payment.agency_id)) throw otherTill()
    const dossier = await getDossier({ trx, actor }, payment.dossier_code)
    await recordLook({ trx, actor, now }, 'payment', [dossier.id])
    return { payment, principal: dossier.principal_name }
  })
  return sendPage(reply, ReceiptPage({ view, ...facts, ...shown, newKey: freshKey }), status)
}

const LABELS: Labels = {
  amount: { vi: 'Số tiền hoàn', en: 'Amount' },
  reason: { vi: 'Lý do', en: 'Reason' },
}

function noReceipt() {
  return notFound('payment', {
    vi: 'Không tìm thấy biên lai này, hoặc bạn không có quyền xem.',
    en: 'There is no such receipt, or you may not see it.',
  })
}

function otherTill() {
  return forbidden('not_your_till', {
    vi: 'Trang biên lai thuộc thu ngân hoặc lãnh đạo trung tâm nơi đã thu tiền. Biên lai có trên trang của hồ sơ.',
    en: 'This page belongs to the cashier or the centre leader of the place that took the money. The receipt stands on the page of its dossier.',
  })
}
