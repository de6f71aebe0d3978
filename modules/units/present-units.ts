import type { Reader } from '#platform/database.ts'
import { followUnits } from './follow-units.ts'
import { selectUnitsById } from './units-store.ts'

/**
 * Into which unit that exists on a day each of these went as a whole: itself while it is there. Null where it was
 * split, or nobody recorded what became of it: then what was counted of it belongs to no single unit of that day.
 */
export async function presentUnits(
  sql: Reader,
  ids: readonly number[],
  on: string,
): Promise<ReadonlyMap<number, number | null>> {
  if (ids.length === 0) return new Map()
  const trails = await followUnits(sql, await selectUnitsById(sql, [...ids], on), on)
  const byOrigin = Map.groupBy(trails, ({ origin }) => origin.id)
  return new Map(
    ids.map((id) => {
      const [only, ...others] = byOrigin.get(id) ?? []
      return [id, only && others.length === 0 && only.extent === 'whole' ? only.target : null]
    }),
  )
}
