import type { House } from '#db/house.ts'
import { applyOutage, listToApply } from '#modules/dossiers'
import type { Clock } from '#platform/clock.ts'
import { eachDossier } from './each-dossier.ts'

const BATCH = 500

/**
 * Takes recorded outages into the clocks of running dossiers, at most 500 of each outage a turn; answers how many. It may
 * stop anywhere and go on: what a dossier has taken stands in the dossier.
 */
export async function applyOutages(house: House, clock: Clock, ending?: AbortSignal): Promise<number> {
  let done = 0
  for (const { id, codes } of await listToApply(house.worker, BATCH)) {
    done += await eachDossier({ house, clock, ending }, codes, (work, target) =>
      applyOutage(work, target, id),
    )
  }
  return done
}
