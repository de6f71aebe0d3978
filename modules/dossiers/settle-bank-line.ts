import { Type, type Static } from 'typebox'
import {
  explainBankLine,
  explainLine,
  heldFor,
  lockUnexplained,
  lockUnsettled,
  settleLine,
  type Asked,
  type BankLine,
} from '#modules/payments'
import { once, type Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
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

export const SettleLineInput = Type.Object(
  {
    way: Type.Enum(['allot', 'refund'], {
      description: 'To a dossier of this office, or the whole of it back to the payer',
    }),
    code: Type.Optional(Type.String({ maxLength: 60, description: 'The dossier, with way "allot"' })),
    reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
)
export type SettleLineInput = Static<typeof SettleLineInput>

/**
 * Xử lý giao dịch bằng tay: the cashier allots a line the house could not explain to a dossier, which is paid where the
 * money is enough and otherwise has it held for it, or marks the line to be given back. What is over is to be given back.
 */
export function settleLineByHand(work: Work, id: string, input: SettleLineInput): Promise<BankLine> {
  return once(work, async () => {
    // The answer to the key is the line; the dossier's own acts beneath are not asked for again.
    const plain = { ...work, key: null }
    const line = await lockUnsettled(plain, id)
    const { way, reason } = input
    const settled = { way, reason: reason.trim(), by: work.actor.name, at: work.now }
    if (way === 'refund') {
      const { matched, remaining, dossier_code } = line
      const explained = { matched: matched ?? 'unknown', remaining, dossier_code, payment_id: null }
      return settleLine(plain, line, { ...explained, settled: { ...settled, refund: line.amount } })
    }
    return allot(plain, line, { code: codeOf(input), settled })
  })
}

type Allotted = {
  readonly code: string
  readonly settled: Omit<NonNullable<BankLine['settled']>, 'refund'>
}

async function allot(work: Work, line: BankLine, { code, settled }: Allotted): Promise<BankLine> {
  const dossier = await lockDossier(work, { code })
  if (dossier.reception_agency_id !== line.agency_id) throw notHere()
  const { matched, remaining } = explainLine(line.amount, await askedBeside(work, dossier, line))
  if (matched === 'duplicate' || matched === 'late' || remaining === null || remaining < 1) throw nothingDue()
  const isPaid = matched === 'exact' || matched === 'over'
  const amount = dossier.fee_due - dossier.fee_paid
  const paid = isPaid ? await collectFee(work, dossier, { amount, method: 'transfer' }) : null
  const refund = Math.max(0, line.amount - remaining)
  const explained = { matched, remaining, dossier_code: code, payment_id: paid?.payment.id ?? null }
  return settleLine(work, line, { ...explained, settled: { ...settled, refund } })
}

/** What the dossier asks for beside the line itself: of that nothing is held for it yet. */
async function askedBeside(work: Work, dossier: Dossier, line: BankLine): Promise<Asked> {
  const asked = await askedOf(work, dossier)
  const own = line.matched === 'partial' && line.dossier_code === dossier.code ? line.amount : 0
  return { ...asked, held: asked.held - own }
}

function codeOf({ code }: SettleLineInput): string {
  if (code?.trim()) return code.trim().toUpperCase()
  const message = { vi: 'Hãy ghi mã hồ sơ.', en: 'Write the code of the dossier.' }
  throw invalid('code', message, [{ field: 'code', message }])
}

function notHere() {
  const message = {
    vi: 'Hồ sơ này không nộp tại đơn vị: tiền đã vào tài khoản của đơn vị khác với nơi tiếp nhận.',
    en: 'This dossier was not taken in here: the money came into the account of another office.',
  }
  return invalid('other_office', message, [{ field: 'code', message }])
}

function nothingDue() {
  return conflict('nothing_due', {
    vi: 'Hồ sơ này không còn khoản phải nộp. Hãy chọn hồ sơ khác, hoặc đánh dấu hoàn trả.',
    en: 'Nothing is due on this dossier. Choose another one, or mark the transfer to be given back.',
  })
}
