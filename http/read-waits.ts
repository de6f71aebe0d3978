import { Type, type Static } from 'typebox'
import { communesOf } from '#modules/oversight'
import { listWaits } from '#modules/queue'
import { dayOf } from '#platform/dates.ts'
import type { Door } from './door.ts'

/** How long the line of a commune is now. */
export const UnitWait = Type.Object({
  unit: Type.Object({ code: Type.String(), slug: Type.String(), full_name: Type.String() }),
  waiting: Type.Integer(),
  /** How long who came first of those has been waiting, in seconds. */
  longest_s: Type.Integer(),
})
export type UnitWait = Static<typeof UnitWait>

/** The lines of all communes, in the order of their names. */
export async function readWaits({ house: { app }, clock }: Door): Promise<UnitWait[]> {
  const now = clock()
  const [units, waits] = await Promise.all([communesOf(app, dayOf(now)), listWaits(app, now)])
  const byUnit = new Map(waits.map((wait) => [wait.unit_id, wait]))
  return units.map(({ id, code, slug, full_name }) => ({
    unit: { code, slug, full_name },
    waiting: byUnit.get(id)?.waiting ?? 0,
    longest_s: byUnit.get(id)?.longest_s ?? 0,
  }))
}
