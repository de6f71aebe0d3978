import { countSpecialists } from '#modules/people'
import type { Actor } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { unitsInSight } from './board-policy.ts'
import { addMeasured, byHorizon, type Forecast, type Measured } from './forecast.ts'
import { selectForecasts } from './forecasts-store.ts'
import { type Proposal, proposalsFrom } from './proposals.ts'

/** The last forecasts an actor may read: every unit's for the city, his own units' for an officer; dossiers where one unit is named. */
export function readForecasts(
  sql: Reader,
  actor: Actor,
  { unit }: { readonly unit?: number | undefined },
): Promise<Forecast[]> {
  const own = unitsInSight(actor)
  const units = unit === undefined ? own : [unit].filter((id) => !own || own.includes(id))
  return selectForecasts(sql, { units, withItems: unit !== undefined || own !== undefined })
}

/** Who could help whom, from the last forecasts of all units. Reads as the city does. */
export async function readProposals(
  sql: Reader,
  forecasts: readonly Forecast[],
  now: string,
): Promise<Proposal[]> {
  return proposalsFrom(forecasts, await countSpecialists(sql, dayOf(now)))
}

/** What the forecasts of all units were found to be worth on past days, by horizon. */
export async function readMeasured(sql: Reader): Promise<{ h8: Measured; h16: Measured; h48: Measured }> {
  const all = await selectForecasts(sql, { withItems: false })
  return byHorizon((hours) => addMeasured(all.map(({ measured }) => measured[`h${hours}`])))
}
