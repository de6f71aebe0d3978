import { takeNumber } from '#modules/registers'
import type { Work } from '#modules/record'
import { Type, type Static } from 'typebox'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

export const PayInput = Type.Object(
  { amount: Type.Integer({ minimum: 1, description: 'Đồng; exactly what is due' }) },
  { additionalProperties: false },
)
export type PayInput = Static<typeof PayInput>

/** Thu phí, lệ phí: the desk or the cashier takes exactly what is due and issues a numbered receipt. */
export async function payDossier(work: Work, target: Target, input: PayInput): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const step = judgeAct(dossier, 'pay', work)
  const due = dossier.fee_due - dossier.fee_paid
  if (input.amount !== due) {
    const exact = {
      vi: `Số tiền phải thu đúng là ${due} đồng.`,
      en: `The amount due is exactly ${due} đồng.`,
    }
    throw invalid('amount', exact, [{ field: 'amount', message: exact }])
  }
  const receipt = await takeNumber(work, { agency: dossier.reception_agency_id, register: 'receipt' })
  return writeDossier(work, dossier, {
    step,
    changes: { money: 'paid', fee_paid: dossier.fee_paid + input.amount, receipt_number: receipt },
    data: { amount: input.amount },
  })
}
