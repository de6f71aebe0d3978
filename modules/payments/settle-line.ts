import { recordEvent, type Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import type { BankLine, SettledLine } from './bank-line.ts'
import { lockLine, updateSettled, type Explanation } from './bank-store.ts'
import { tillOf } from './import-bank-statement.ts'

/** Locks a line of the actor's till that somebody must still look at; refuses one that has its receipt or was settled. */
export async function lockUnsettled(work: Work, id: string): Promise<BankLine> {
  const till = tillOf(work)
  const line = await lockLine(work, id)
  if (!line || line.agency_id !== till.agency_id) {
    throw notFound('bank_line', {
      vi: 'Không tìm thấy giao dịch này trong sao kê của đơn vị.',
      en: 'There is no such transfer in the statements of this office.',
    })
  }
  if (line.matched !== null && line.payment_id === null && line.settled === null) return line
  throw conflict('line_settled', {
    vi: line.matched === null ? 'Giao dịch này đang được đối chiếu.' : 'Giao dịch này đã được xử lý.',
    en: line.matched === null ? 'This transfer is being matched.' : 'This transfer was settled already.',
  })
}

/** Writes down by whom and how a line was settled by hand, with an event of its own. */
export async function settleLine(
  work: Work,
  line: BankLine,
  done: Explanation & { readonly settled: SettledLine },
): Promise<BankLine> {
  const settled = await updateSettled(work, line, done)
  const { way, refund } = done.settled
  await recordEvent(work, {
    module: 'payments',
    noun: 'bank_line',
    noun_id: line.id,
    noun_version: 2,
    act: 'settle',
    agency_id: line.agency_id,
    unit_id: null,
    data: { way, refund, amount: line.amount, matched: done.matched, payment: done.payment_id },
  })
  return settled
}
