import {
  explainBankLine,
  explainLine,
  heldFor,
  lockUnexplained,
  type Asked,
  type BankLine,
} from '#modules/payments'
import type { Work } from '#modules/record'
import { codesInText, listCodePatterns } from './codes-in-text.ts'
import { isEnded, type Dossier } from './dossier.ts'
import { lockDossier } from './dossier-store.ts'
import { collectFee } from './pay-dossier.ts'

/**
 * Đối chiếu một giao dịch: explains one bank line by the dossier its text names, and pays the dossier where the
 * money is exactly what is asked for. Null where the line is explained already, or somebody is at it.
 */
export async function settleBankLine(work: Work, id: string): Promise<BankLine | null> {
  const [line, patterns] = await Promise.all([lockUnexplained(work, id), listCodePatterns(work.trx)])
  if (!line) return null
  const code = await codeAt(work, line.agency_id, codesInText(patterns, line.description))
  const dossier = code === null ? null : await lockDossier(work, { code })
  const explained = explainLine(line.amount, dossier && (await askedOf(work, dossier)))
  const isPaid = dossier !== null && explained.matched === 'exact'
  const payment_id = isPaid ? await payBy(work, dossier) : null
  return explainBankLine(work, line, { ...explained, dossier_code: code, payment_id })
}

/** The one dossier of an agency that a text names; two codes in one text name none. */
async function codeAt(work: Work, agency: string, codes: readonly string[]): Promise<string | null> {
  if (codes.length === 0) return null
  const rows = await work.trx<{ code: string }[]>`
    select code from dossiers where code = any (${[...codes]}) and reception_agency_id = ${agency} limit 2`
  return rows.length === 1 ? (rows[0]?.code ?? null) : null
}

async function askedOf(work: Work, dossier: Dossier): Promise<Asked> {
  const held = await heldFor(work.trx, dossier.reception_agency_id, dossier.code)
  return { due: dossier.fee_due, paid: dossier.fee_paid, held, isEnded: isEnded(dossier) }
}

async function payBy(work: Work, dossier: Dossier): Promise<string> {
  const amount = dossier.fee_due - dossier.fee_paid
  const { payment } = await collectFee(work, dossier, { amount, method: 'transfer' })
  return payment.id
}
