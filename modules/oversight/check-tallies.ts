import type { Trx } from '#platform/database.ts'
import { type Difference, selectDifferences } from './recount-store.ts'

/** What a recount found: `ok` when nothing differs. */
export type Check = {
  readonly ok: boolean
  /** The position of the feed up to which was counted. */
  readonly cursor: number
  /** How many figures were compared. */
  readonly compared: number
  readonly differences: readonly Difference[]
}

/** Counts all figures again from the raw events up to the cursor, in another way than folding, and compares. Reads only. */
export async function checkTallies(trx: Trx): Promise<Check> {
  const found = await selectDifferences(trx)
  return { ok: found.differences.length === 0, ...found }
}
