import type { House } from '#db/house.ts'
import { sequenceEvents } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { inBatches } from './in-batches.ts'

const BATCH = 1000

/** Places committed events on the feed until none is left; answers how many. */
export function placeEvents(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  const batch = () => inTransaction(house.worker, {}, (trx) => sequenceEvents(trx, BATCH, clock()))
  return inBatches(BATCH, batch, ending)
}
