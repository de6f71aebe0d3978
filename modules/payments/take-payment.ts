import { randomUUID } from 'node:crypto'
import { takeNumber } from '#modules/registers'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Method, PaidDossier, Payment } from './payment.ts'
import { insertPayment } from './payments-store.ts'

/**
 * Lập biên lai: a numbered receipt for money taken for a dossier. Called by the dossier's act, which has locked the
 * dossier, judged who may and how much is due, and tells it in its own event.
 */
export async function takePayment(
  work: Work,
  taken: { readonly dossier: PaidDossier; readonly amount: number; readonly method: Method },
): Promise<Payment> {
  const { dossier, amount, method } = taken
  if (!Number.isSafeInteger(amount) || amount < 1) {
    const message = {
      vi: 'Số tiền phải là số đồng nguyên, lớn hơn 0.',
      en: 'The amount is a whole number of đồng above 0.',
    }
    throw invalid('amount', message, [{ field: 'amount', message }])
  }
  const id = randomUUID()
  const receipt_number = await takeNumber(
    work,
    { agency: dossier.agency_id, register: 'receipt' },
    { noun_id: id, code: dossier.code, about: `Biên lai ${amount} đồng` },
  )
  const payment: Payment = {
    id,
    dossier_code: dossier.code,
    agency_id: dossier.agency_id,
    ...{ amount, method, receipt_number },
    taken_by_name: work.actor.name,
    taken_at: work.now,
    refunded_amount: null,
    refund_number: null,
    refund_reason: null,
    refunded_at: null,
  }
  await insertPayment(work, dossier, payment)
  return payment
}
