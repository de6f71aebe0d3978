import type { Sql } from '#platform/database.ts'
import { DAY_MINUTES, dayOf, fromLocalMinute, toDayNumber } from '#platform/dates.ts'
import type { Scan } from './act.ts'
import { readCity } from './city.ts'
import { planFirstDays, type Wish } from './plan-first-days.ts'
import { type Played, playPlans } from './play.ts'

/** What the player is told as it goes on: the day it has come to (`YYYY-MM-DD`), how much is done and how much there is. */
export type Told = (state: { day: string; acts: number; filed: number; planned: number }) => void

/** How many residents have accounts in a play of so many dossiers. */
export function accountsFor(dossiers: number): number {
  return Math.max(40, Math.ceil(dossiers / 20))
}

/** Plays a city's first days: residents and officers act through the verbs under the days' own clock. */
export async function playFirstDays(
  pool: Sql,
  wish: Wish & { readonly scan: Scan },
  told: Told = () => {},
): Promise<Played & { readonly ends: string }> {
  const until = (toDayNumber(wish.to) + 1) * DAY_MINUTES
  const at = fromLocalMinute(toDayNumber(wish.from) * DAY_MINUTES + DAY_MINUTES / 2)
  const city = await readCity(pool, { province: '01', at, residents: accountsFor(wish.dossiers) })
  const plans = planFirstDays(city, wish)
  const played = await playPlans(plans, {
    pool,
    calendar: city.calendar,
    scan: wish.scan,
    until,
    told: (minute, acts, filed) =>
      told({ day: dayOf(fromLocalMinute(minute - 1)), acts, filed, planned: plans.length }),
  })
  return { ...played, ends: fromLocalMinute(until) }
}
