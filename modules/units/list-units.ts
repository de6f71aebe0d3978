import type { Reader } from '#platform/database.ts'
import { invalid } from '#platform/refusal.ts'
import type { Unit, UnitKind } from './unit.ts'
import { selectUnitsOf } from './units-store.ts'

/** The most units one answer holds. */
export const MOST_UNITS = 500

type Wanted = {
  readonly kind?: UnitKind | undefined
  /** Official code of the province, on that day. */
  readonly province?: string | undefined
  readonly on: string
  readonly limit?: number | undefined
  /** The code after which to go on. */
  readonly after?: string | undefined
}

/** Units of a kind on a day in the order of their codes; `next` is the `after` of the following page. */
export async function listUnits(
  sql: Reader,
  wanted: Wanted,
): Promise<{ items: Unit[]; next: string | null }> {
  const limit = wanted.limit ?? MOST_UNITS
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_UNITS) {
    const text = {
      vi: `Mỗi lần xem từ 1 đến ${MOST_UNITS} đơn vị.`,
      en: `One answer holds from 1 to ${MOST_UNITS} units.`,
    }
    throw invalid('bad_limit', text, [{ field: 'limit', message: text }])
  }
  const { kind = 'commune', province = null, on, after = '' } = wanted
  const rows = await selectUnitsOf(sql, { kind, province, on, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null }
}
