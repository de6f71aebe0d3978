import type { House } from '#db/house.ts'
import { sequenceEvents } from '#modules/record'
import { inTransaction } from '#platform/transaction.ts'
import type { Clock } from '#platform/clock.ts'

const BATCH = 1000

/** Places committed events on the feed until none is left; answers how many. */
export async function placeEvents(house: House, clock: Clock): Promise<number> {
  let placed = 0
  for (;;) {
    const count = await inTransaction(house.worker, {}, (trx) => sequenceEvents(trx, BATCH, clock()))
    placed += count
    if (count < BATCH) return placed
  }
}
