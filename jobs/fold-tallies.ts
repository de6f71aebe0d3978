import type { House } from '#db/house.ts'
import { FOLD_BATCH, foldTallies } from '#modules/oversight'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Folds the feed into the figures until none is left; answers how many events. */
export async function foldNewEvents(house: House, clock: Clock): Promise<number> {
  let folded = 0
  for (;;) {
    const count = await inTransaction(house.worker, {}, (trx) => foldTallies(trx, FOLD_BATCH, clock()))
    folded += count
    if (count < FOLD_BATCH) return folded
  }
}
