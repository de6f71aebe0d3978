import { Type, type Static } from 'typebox'
import { renderSVG } from 'uqr'
import { feesOfDossier, isEnded, type Dossier } from '#modules/dossiers'
import { findBankAccount, listPayments, Payment, transferText, vietQr } from '#modules/payments'
import { FEE_MOMENTS, type ProcedureVersion } from '#modules/procedures'
import type { Reader } from '#platform/database.ts'
import { say, type Language } from '#platform/text.ts'

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

/** How to transfer what is due: the account, the exact amount in đồng, the text, and all that as VietQR. */
export const TransferView = Type.Object({
  bank: Type.String(),
  bin: Type.String(),
  account: Type.String(),
  holder: Type.String(),
  amount: Type.Integer(),
  description: Type.String(),
  payload: Type.String(),
  svg: Type.String(),
})
export type TransferView = Static<typeof TransferView>

/** What a dossier costs, row by row, what was paid by which receipts, and how to transfer the rest. */
export const DossierPayment = Type.Object(
  {
    code: Type.String(),
    rows: Type.Array(
      Type.Object({
        key: Type.String(),
        name: Type.String(),
        kind: Type.Enum(['fee', 'charge']),
        moment: Type.Enum([...FEE_MOMENTS]),
        /** Null where nobody has told the amount. */
        amount: maybe(Type.Integer()),
        source: Type.String(),
      }),
    ),
    total: maybe(Type.Integer()),
    /** The exemption granted at acceptance, and the evidence the desk saw. */
    exemption: maybe(Type.Object({ name: Type.String(), evidence: Type.String(), source: Type.String() })),
    /** What was asked for at acceptance, what is paid of it, and what is left, in đồng. */
    due: Type.Integer(),
    paid: Type.Integer(),
    remaining: Type.Integer(),
    payments: Type.Array(Payment),
    vietqr: maybe(TransferView),
  },
  { $id: 'DossierPayment' },
)
export type DossierPayment = Static<typeof DossierPayment>

/** What is still to be paid on a dossier, in đồng. */
function remainingOf(dossier: Dossier): number {
  return dossier.money === 'due' && !isEnded(dossier) ? dossier.fee_due - dossier.fee_paid : 0
}

/** How to transfer what is still due; null where nothing is, or the office has no account. */
async function transferFor(reader: Reader, dossier: Dossier): Promise<TransferView | null> {
  const amount = remainingOf(dossier)
  if (amount < 1) return null
  const account = await findBankAccount(reader, dossier.reception_agency_id)
  if (!account) return null
  const { bank, bin, number, holder } = account
  const payload = vietQr(account, { amount, code: dossier.code })
  return {
    ...{ bank, bin, account: number, holder, amount, payload },
    description: transferText(dossier.code),
    svg: renderSVG(payload, { ecc: 'M', border: 4 }),
  }
}

type Asked = {
  readonly dossier: Dossier
  readonly version: ProcedureVersion
  readonly now: string
  readonly language: Language
}

/** Reads all about a dossier's money, behind the wall of whoever reads. */
export async function paymentOf(reader: Reader, asked: Asked): Promise<DossierPayment> {
  const { dossier, version, now, language } = asked
  const [payments, vietqr] = await Promise.all([
    listPayments(reader, dossier.id),
    transferFor(reader, dossier),
  ])
  const { due, total } = feesOfDossier(dossier, version, now)
  return {
    code: dossier.code,
    rows: due.map((row) => ({ ...row, name: say(row.name, language) })),
    total,
    exemption: dossier.fee_exemption
      ? { ...dossier.fee_exemption, name: say(dossier.fee_exemption.name, language) }
      : null,
    due: dossier.fee_due,
    paid: dossier.fee_paid,
    remaining: remainingOf(dossier),
    payments: [...payments],
    vietqr,
  }
}
