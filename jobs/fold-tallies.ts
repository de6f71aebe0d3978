import type { House } from '#db/house.ts'
import { FOLD_BATCH, foldTallies } from '#modules/oversight'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { inBatches } from './in-batches.ts'

/** Folds the feed into the figures until none is left; answers how many events. */
export function foldNewEvents(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  const batch = () => inTransaction(house.worker, {}, (trx) => foldTallies(trx, FOLD_BATCH, clock()))
  return inBatches(FOLD_BATCH, batch, ending)
}
