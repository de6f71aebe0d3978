import type { Actor } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { unitsInSight } from './board-policy.ts'
import type { Explanation } from './explanation.ts'
import { selectExplanations } from './explanations-store.ts'

const MOST = 200

/** What was asked and answered: of every unit for the city, of his own for an officer; what waits comes first. */
export function listExplanations(
  sql: Reader,
  actor: Actor,
  asked: { readonly unit?: number | undefined; readonly isAnswered?: boolean | undefined } = {},
): Promise<Explanation[]> {
  const own = unitsInSight(actor)
  const units = asked.unit === undefined ? own : [asked.unit].filter((id) => !own || own.includes(id))
  return selectExplanations(sql, { units, isAnswered: asked.isAnswered, limit: MOST })
}
