import type { House } from '#db/house.ts'
import { SYSTEM, wallSettings } from '#modules/record'
import { CLASSES, deleteExpired } from '#modules/retention'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Rows of one transaction: the feed waits for no longer. */
const BATCH = 200

/** Batches of one class in one turn: what a busy house remembers in a day goes in a turn, and no turn lasts for ever. */
const MOST_BATCHES = 250

/** Deletes what is over of each class, batch after batch; answers how many rows went. */
export async function deleteExpiredData(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  let gone = 0
  for (const kind of CLASSES) {
    for (let batch = 0; batch < MOST_BATCHES && !ending?.aborted; batch += 1) {
      const rows = await inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
        deleteExpired({ trx, actor: SYSTEM, now: clock(), key: null }, kind, BATCH),
      )
      gone += rows
      if (rows < BATCH) break
    }
  }
  return gone
}
