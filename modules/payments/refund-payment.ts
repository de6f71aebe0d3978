import { Type, type Static } from 'typebox'
import { takeNumber } from '#modules/registers'
import { holds, replayAnswer, type Actor, type Work } from '#modules/record'
import { conflict, forbidden, invalid, notFound } from '#platform/refusal.ts'
import type { Payment } from './payment.ts'
import { lockPayment, updateRefund } from './payments-store.ts'

export const RefundInput = Type.Object(
  {
    amount: Type.Integer({ minimum: 1, description: 'Đồng; at most what was paid' }),
    reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
)
export type RefundInput = Static<typeof RefundInput>

/** Who keeps an agency's money: its cashier and the leader of its centre. */
export function keepsMoney(actor: Actor, agencyId: string): boolean {
  return holds(actor, 'cashier', agencyId) || holds(actor, 'centre_leader', agencyId)
}

/** Hoàn trả: once, for a reason, at most what was paid, with a number of its own. The dossier stays as it is. */
export async function refundPayment(work: Work, id: string, input: RefundInput): Promise<Payment> {
  const [payment] = await Promise.all([lockPayment(work, id), replayAnswer(work)])
  if (!payment) {
    throw notFound('payment', {
      vi: 'Không tìm thấy biên lai này, hoặc bạn không có quyền xem.',
      en: 'There is no such receipt, or you may not see it.',
    })
  }
  if (!keepsMoney(work.actor, payment.agency_id)) {
    throw forbidden('not_your_till', {
      vi: 'Việc hoàn trả thuộc thu ngân hoặc lãnh đạo trung tâm nơi đã thu tiền.',
      en: 'Refunds belong to the cashier or the centre leader of the place that took the money.',
    })
  }
  if (payment.refunded_amount !== null) {
    throw conflict('refunded_already', {
      vi: `Biên lai ${payment.receipt_number} đã được hoàn trả (phiếu ${payment.refund_number}); mỗi biên lai chỉ hoàn một lần.`,
      en: `Receipt ${payment.receipt_number} was refunded (voucher ${payment.refund_number}); a receipt is refunded once.`,
    })
  }
  if (input.amount > payment.amount) {
    const message = {
      vi: `Chỉ hoàn trả tối đa số đã thu: ${payment.amount} đồng.`,
      en: `At most what was paid can be refunded: ${payment.amount} đồng.`,
    }
    throw invalid('amount', message, [{ field: 'amount', message }])
  }
  const number = await takeNumber(
    work,
    { agency: payment.agency_id, register: 'refund' },
    { noun_id: payment.id, code: payment.dossier_code, about: `Phiếu hoàn ${input.amount} đồng` },
  )
  return updateRefund(work, payment, { amount: input.amount, reason: input.reason.trim(), number })
}
