import type { House } from '#db/house.ts'
import { escalateAlerts, findCauses, listAlertRules, raiseAlerts } from '#modules/alerts'
import { openCatalogue } from '#modules/procedures'
import { SYSTEM, wallSettings, type Work } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Job } from './run-jobs.ts'

/** Turns of one rule at most, each a transaction of its own; what is left waits for the next round. */
const MOST_TURNS = 20

/** Raises what the rules in force find, closes what is over, and lets go on what nobody took up; answers how much was done. */
export async function watchAlerts(
  house: House,
  clock: Clock,
  results: 'signed' | 'paper' = 'signed',
): Promise<number> {
  const asHouse = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
    inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
      run({ trx, actor: SYSTEM, now: clock(), key: null }),
    )
  const looking = { results, catalogue: await openCatalogue(house.worker) }
  let did = 0
  for (const rule of await listAlertRules(house.worker, dayOf(clock()))) {
    const causes = await asHouse(({ trx, now }) => findCauses(trx, rule, { now, looking }))
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const { raised, cleared, isMore } = await asHouse((work) => raiseAlerts(work, rule, causes))
      did += raised + cleared
      if (!isMore) break
    }
  }
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const gone = await asHouse(escalateAlerts)
    did += gone
    if (gone === 0) break
  }
  return did
}

/** The job that watches, by how this house signs its results. */
export function watchForAlerts(results: 'signed' | 'paper'): Job {
  return { name: 'alerts', everyMs: 60_000, turn: (house, clock) => watchAlerts(house, clock, results) }
}
