import type { House } from '#db/house.ts'
import { listFinishedCourses } from '#modules/dossiers'
import { listUnforecast, makeForecast } from '#modules/oversight'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'

/** Units of one turn at most: whoever acts meanwhile must not wait for a city's worth of reckoning. */
const TURN = 6
/** Finished dossiers of all units by which those with few of their own are judged. */
const FINISHED = 2000

/** Makes the forecasts that are missing or old; answers how many. One transaction each. */
export async function makeForecasts(house: House, clock: Clock, most = TURN): Promise<number> {
  const units = await listUnforecast(house.worker, clock(), most)
  if (units.length === 0) return 0
  const reading = wallSettings(SYSTEM)
  const elsewhere = await inTransaction(house.worker, reading, (trx) => listFinishedCourses(trx, FINISHED))
  for (const unit of units) {
    await inTransaction(house.worker, reading, (trx) => makeForecast({ trx, now: clock() }, unit, elsewhere))
  }
  return units.length
}
