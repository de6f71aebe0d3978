import type { House } from '#db/house.ts'
import { appendToLog, feedEnd, LOG_BATCH } from '#modules/evidence'
import type { Clock } from '#platform/clock.ts'
import type { SigningKey } from '#platform/tlog/signing-key.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Job } from './run-jobs.ts'

/** Takes what the feed has now into the log and signs it, batch after batch unless the house is ending; answers how large the log is. */
export async function appendEvents(
  house: House,
  clock: Clock,
  { key, ending }: { readonly key: SigningKey; readonly ending?: AbortSignal },
): Promise<number> {
  const turn = { upTo: await feedEnd(house.worker), batch: LOG_BATCH, key, now: clock() }
  for (;;) {
    const size = await inTransaction(house.worker, {}, (trx) => appendToLog(trx, turn))
    if (size === null || size >= turn.upTo || ending?.aborted) return size ?? 0
  }
}

/** The job that follows the feed: with the feed's own quarter of a second a checkpoint is never a second behind, under load too. */
export function keepLog(key: SigningKey): Job {
  return {
    name: 'log',
    everyMs: 250,
    keepsPace: true,
    turn: (house, clock, ending) => appendEvents(house, clock, { key, ending }),
  }
}
