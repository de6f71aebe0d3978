import type { House } from '#db/house.ts'
import { listToPassOn, passOn } from '#modules/chains'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { Refusal } from '#platform/refusal.ts'
import { inTransaction } from '#platform/transaction.ts'
import { untilEnding } from './until-ending.ts'

const BATCH = 200

/**
 * Opens the next link of every chain whose last link has ended; answers how many. Each is a transaction of its own, as
 * the house but within the wall of the agency that took the chain in.
 */
export async function passOnChains(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  let passed = 0
  const failed: unknown[] = []
  for (const { id, agency_id } of untilEnding(await listToPassOn(house.worker, BATCH), ending)) {
    const actor = { ...SYSTEM, agencies: [agency_id] }
    const passing = inTransaction(house.app, wallSettings(actor), (trx) =>
      passOn({ trx, actor, now: clock(), key: null }, id),
    )
    await passing.then(
      () => (passed += 1),
      (error: unknown) => {
        // Another process was faster: nothing is left to do.
        if (!(error instanceof Refusal && error.code === 'nothing_to_pass_on')) failed.push(error)
      },
    )
  }
  // One chain that cannot go on must not hold up the others; it is told, and tried again next time.
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} chains could not be passed on`)
  return passed
}
