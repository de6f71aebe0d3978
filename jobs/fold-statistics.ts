import type { House } from '#db/house.ts'
import { foldSpans, SPAN_BATCH } from '#modules/statistics'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { inBatches } from './in-batches.ts'

/** Folds the feed into what statistics count, until none is left; answers how many events. */
export function foldStatistics(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  const batch = () => inTransaction(house.worker, {}, (trx) => foldSpans(trx, SPAN_BATCH, clock()))
  return inBatches(SPAN_BATCH, batch, ending)
}
