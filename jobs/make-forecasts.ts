import type { House } from '#db/house.ts'
import { listFinishedCourses } from '#modules/dossiers'
import { listUnforecast, makeForecast } from '#modules/oversight'
import { SYSTEM, wallSettings } from '#modules/record'
import type { Clock } from '#platform/clock.ts'
import { inTransaction } from '#platform/transaction.ts'
import { untilEnding } from './until-ending.ts'

/** Units of one turn at most: whoever acts meanwhile must not wait for a city's worth of reckoning. */
const TURN = 6
/** Finished dossiers of all units by which those with few of their own are judged. */
const FINISHED = 2000

/** How long they are held against: they are of many days, and sixteen thousand steps to read. */
const KEPT_MS = 10 * 60_000

type Finished = Awaited<ReturnType<typeof listFinishedCourses>>
const finished = new WeakMap<House, { readonly at: number; readonly courses: Finished }>()

/** Makes the forecasts that are missing or old; answers how many. One transaction each. */
export async function makeForecasts(
  house: House,
  clock: Clock,
  { most = TURN, ending }: { readonly most?: number; readonly ending?: AbortSignal } = {},
): Promise<number> {
  const units = await listUnforecast(house.worker, clock(), most)
  if (units.length === 0) return 0
  const reading = wallSettings(SYSTEM)
  const elsewhere = await finishedAt(house, Date.parse(clock()))
  let made = 0
  for (const unit of untilEnding(units, ending)) {
    await inTransaction(house.worker, reading, (trx) => makeForecast({ trx, now: clock() }, unit, elsewhere))
    made += 1
  }
  return made
}

/** The finished dossiers of all units as they were a while before a moment at most. */
async function finishedAt(house: House, at: number): Promise<Finished> {
  const known = finished.get(house)
  if (known && Math.abs(at - known.at) < KEPT_MS) return known.courses
  const courses = await inTransaction(house.worker, wallSettings(SYSTEM), (trx) =>
    listFinishedCourses(trx, FINISHED),
  )
  finished.set(house, { at, courses })
  return courses
}
