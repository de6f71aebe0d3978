import type { Unit } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import type { Card } from './card.ts'
import { cardOf } from './play.ts'
import { listPlays, listScripted } from './plays-store.ts'

/** The cards of these units, people's and scripted officers' side by side: of each scenario the last play that is over. */
export async function readCards(sql: Reader, units: readonly Unit[]): Promise<readonly Card[]> {
  const only = units.length === 1 ? (units[0]?.id ?? null) : null
  const [plays, scripted] = [await listPlays(sql, only), await listScripted(sql, only)]
  const playsOf = Map.groupBy(
    plays.filter(({ finished_at }) => finished_at !== null),
    ({ unit_id }) => unit_id,
  )
  const scriptedOf = Map.groupBy(scripted, ({ unit_id }) => unit_id)
  return units.flatMap((unit) => {
    const latest = new Map((playsOf.get(unit.id) ?? []).toReversed().map((play) => [play.scenario, play]))
    const cards = [
      ...[...latest.values()].map((play) => cardOf(play, unit)),
      ...(scriptedOf.get(unit.id) ?? []).map(({ card }) => card),
    ]
    return cards.toSorted((one, other) => one.scenario.localeCompare(other.scenario))
  })
}
