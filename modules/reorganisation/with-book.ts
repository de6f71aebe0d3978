import { heldBeyondBook } from '#modules/custody'
import type { Reader } from '#platform/database.ts'
import type { Plan } from './plan.ts'

/** How many papers were looked at and which are not where they should be: codes of dossiers and slips. */
export type FoundPapers = {
  readonly checked: number
  readonly broken: number
  readonly examples: readonly string[]
}

/** Nothing was there to look at. */
export const NO_PAPERS: FoundPapers = { checked: 0, broken: 0, examples: [] }

/** With what the book lacks or has too much since it was counted, and the slips that lead nowhere. */
export async function withBook(
  sql: Reader,
  plan: Plan,
  { found, slips }: { readonly found: FoundPapers; readonly slips: readonly string[] },
): Promise<FoundPapers> {
  const [book] = await sql<{ beyond: number }[]>`
    select (was ->> 'beyond')::int as beyond from reorganisation_before
    where plan_id = ${plan.id} and noun = 'custody' and key = 'book'`
  const lacking = book ? (await heldBeyondBook(sql)) - book.beyond : 0
  const told = lacking === 0 ? [] : [`sổ bản chính lệch ${lacking}`]
  return {
    checked: found.checked,
    broken: found.broken + slips.length + Math.abs(lacking),
    examples: [...told, ...slips, ...found.examples].slice(0, 20),
  }
}
