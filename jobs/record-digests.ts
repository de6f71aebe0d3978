import type { House } from '#db/house.ts'
import { listUndigested, recordDigest } from '#modules/oversight'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { untilEnding } from './until-ending.ts'

/** Records the digest of every unit whose doors have opened today; answers how many. One transaction each. */
export async function recordDigests(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  const units = await listUndigested(house.worker, clock())
  let done = 0
  for (const unit of untilEnding(units, ending)) {
    await inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
      recordDigest({ trx, actor: SYSTEM, now: clock(), key: null }, unit),
    )
    done += 1
  }
  return done
}
