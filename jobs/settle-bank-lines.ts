import type { House } from '#db/house.ts'
import { settleBankLine } from '#modules/dossiers'
import { listUnexplained } from '#modules/payments'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { untilEnding } from './until-ending.ts'

const BATCH = 200

/**
 * Explains imported bank lines until none is left; answers how many. Each line is a transaction of its own, as the
 * house but within the wall of the agency whose account it is.
 */
export async function settleBankLines(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  let settled = 0
  for (;;) {
    const lines = await inTransaction(house.worker, {}, (trx) => listUnexplained(trx, BATCH))
    const before = settled
    const failed: unknown[] = []
    for (const { id, agency_id } of untilEnding(lines, ending)) {
      const line = await settleOne(house, clock, { id, agency_id }).catch((error: unknown) => {
        failed.push(error)
        return null
      })
      if (line) settled += 1
    }
    // One line that cannot be explained must not hold up the others; it is told, and tried again next time.
    if (failed.length > 0)
      throw new AggregateError(failed, `${failed.length} bank lines could not be explained`)
    // Lines another process is at are left to it.
    if (lines.length < BATCH || settled === before || ending?.aborted) return settled
  }
}

function settleOne(house: House, clock: Clock, line: { id: string; agency_id: string }) {
  const actor = { ...SYSTEM, agencies: [line.agency_id] }
  return inTransaction(house.app, wallSettings(actor), (trx) =>
    settleBankLine({ trx, actor, now: clock(), key: null }, line.id),
  )
}
