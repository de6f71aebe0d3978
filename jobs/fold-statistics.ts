import type { House } from '#db/house.ts'
import { foldSpans, SPAN_BATCH } from '#modules/statistics'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Folds the feed into what statistics count, until none is left; answers how many events. */
export async function foldStatistics(house: House, clock: Clock): Promise<number> {
  let folded = 0
  for (;;) {
    const count = await inTransaction(house.worker, {}, (trx) => foldSpans(trx, SPAN_BATCH, clock()))
    folded += count
    if (count < SPAN_BATCH) return folded
  }
}
