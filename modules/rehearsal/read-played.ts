import type { Unit } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import type { Card } from './card.ts'
import { cardOf, type Play } from './play.ts'
import { listPlays, listScripted } from './plays-store.ts'

/** What was played in these units. */
export type Played = {
  /** Every play, also those going on; the latest of each scenario first. */
  readonly plays: readonly Play[]
  /** People's and scripted officers' side by side: of each scenario the last play that is over. */
  readonly cards: readonly Card[]
}

/** The plays of these units with their cards. */
export async function readPlayed(sql: Reader, units: readonly Unit[]): Promise<Played> {
  const only = units.length === 1 ? (units[0]?.id ?? null) : null
  const [plays, scripted] = [await listPlays(sql, only), await listScripted(sql, only)]
  const playsOf = Map.groupBy(
    plays.filter(({ finished_at }) => finished_at !== null),
    ({ unit_id }) => unit_id,
  )
  const scriptedOf = Map.groupBy(scripted, ({ unit_id }) => unit_id)
  const cards = units.flatMap((unit) => {
    const latest = new Map((playsOf.get(unit.id) ?? []).toReversed().map((play) => [play.scenario, play]))
    const own = [
      ...[...latest.values()].map((play) => cardOf(play, unit)),
      ...(scriptedOf.get(unit.id) ?? []).map(({ card }) => card),
    ]
    return own.toSorted((one, other) => one.scenario.localeCompare(other.scenario))
  })
  return { plays, cards }
}
