import { recordEvent, type Work } from '#modules/record'
import type { BankLine } from './bank-line.ts'
import { updateExplained, type Explanation } from './bank-store.ts'

/**
 * Writes down why a line's money came. A line that paid a dossier is told of by the dossier's own event;
 * any other by an event of its own.
 */
export async function explainBankLine(
  work: Work,
  line: BankLine,
  explanation: Explanation,
): Promise<BankLine> {
  const explained = await updateExplained(work, line, explanation)
  if (explanation.payment_id === null) {
    await recordEvent(work, {
      module: 'payments',
      noun: 'bank_line',
      noun_id: line.id,
      noun_version: 1,
      act: 'explain',
      agency_id: line.agency_id,
      unit_id: null,
      data: { matched: explanation.matched, amount: line.amount },
    })
  }
  return explained
}
