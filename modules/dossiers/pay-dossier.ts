import { Type, type Static } from 'typebox'
import { METHODS, takePayment, type Payment } from '#modules/payments'
import type { Work } from '#modules/record'
import { invalid } from '#platform/refusal.ts'
import type { Dossier } from './dossier.ts'
import { beginLimit } from './dossier-clock.ts'
import { judgeAct } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'

export const PayInput = Type.Object(
  {
    amount: Type.Integer({ minimum: 1, description: 'Đồng; exactly what is due' }),
    method: Type.Optional(Type.Enum([...METHODS], { default: 'cash' })),
  },
  { additionalProperties: false },
)
export type PayInput = Static<typeof PayInput>

/** Thu phí, lệ phí: the desk or the cashier takes exactly what is due and issues a numbered receipt. */
export async function payDossier(work: Work, target: Target, input: PayInput): Promise<Dossier> {
  const { dossier } = await collectFee(work, await lockDossier(work, target), input)
  return dossier
}

/** Takes what is due on a locked dossier; answers it with the receipt. */
export async function collectFee(
  work: Work,
  dossier: Dossier,
  { amount, method = 'cash' }: PayInput,
): Promise<{ dossier: Dossier; payment: Payment }> {
  const step = judgeAct(dossier, 'pay', work)
  const due = dossier.fee_due - dossier.fee_paid
  if (amount !== due) {
    const exact = {
      vi: `Số tiền phải thu đúng là ${due} đồng.`,
      en: `The amount due is exactly ${due} đồng.`,
    }
    throw invalid('amount', exact, [{ field: 'amount', message: exact }])
  }
  const payment = await takePayment(work, { dossier: paidOf(dossier), amount, method })
  const begun = await beginLimit(work, { ...dossier, money: 'paid' }, 'payment')
  const paid = await writeDossier(work, dossier, {
    step,
    changes: {
      ...begun,
      money: 'paid',
      fee_paid: dossier.fee_paid + amount,
      receipt_number: payment.receipt_number,
    },
    data: { amount, method, payment: payment.id },
  })
  return { dossier: paid, payment }
}

function paidOf(dossier: Dossier) {
  const { id, code, unit_id, reception_agency_id: agency_id, competence_agency_id, body_agency_id } = dossier
  const places = [competence_agency_id, body_agency_id, dossier.signer_agency_id, dossier.return_agency_id]
  const persons = [dossier.filer_id, dossier.principal_id, dossier.proxy_id]
  return {
    ...{ id, code, unit_id, agency_id },
    agency_ids: [...new Set(places)],
    person_ids: [...new Set(persons.filter((person) => person !== null))],
  }
}
