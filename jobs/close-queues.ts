import type { House } from '#db/house.ts'
import { closeDay, forgetTakes, listUnclosed } from '#modules/queue'
import { SYSTEM, wallSettings, type Work } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { untilEnding } from './until-ending.ts'

/** Ends the queues of days that are over, unit by unit, and forgets who took how many numbers; answers how many tickets. */
export async function closeQueues(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  const doing = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
    inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
      run({ trx, actor: SYSTEM, now: clock(), key: null }),
    )
  // One unit that cannot be closed holds up neither the others nor what is forgotten.
  const failed: unknown[] = []
  const trying = (run: () => Promise<number>): Promise<number> =>
    run().catch((error: unknown) => {
      failed.push(error)
      return 0
    })
  await trying(() => doing(forgetTakes))
  let closed = 0
  for (const unit of untilEnding(await doing(listUnclosed), ending))
    closed += await trying(() => doing((work) => closeDay(work, unit)))
  if (failed.length > 0) throw failed[0]
  return closed
}
