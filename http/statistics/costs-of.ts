import { listCodes } from '#modules/dossiers'
import { type Figures, type IndexScore, readCostly } from '#modules/statistics'
import type { Reader } from '#platform/database.ts'
import type { CostsByIndicator } from './present-index.ts'

/** Dossiers shown beside each indicator. */
const SHOWN = 10

/**
 * The dossiers that cost each indicator of a score most, by code. They are found as the city reads; codes are read by
 * `codes`, behind whose wall they may be seen.
 */
export async function costsOf(
  readers: { readonly city: Reader; readonly codes: Reader },
  { score, figures }: { readonly score: IndexScore; readonly figures: Figures },
): Promise<CostsByIndicator> {
  const units = score.unit ? [score.unit.id] : null
  const names = new Map(figures.names.units.map((unit) => [unit.id, unit.full_name]))
  const asked = score.groups.flatMap(({ indicators }) =>
    indicators.flatMap(({ indicator, lost }) =>
      indicator.costly && (lost ?? 0) > 0 ? [{ key: indicator.key, costly: indicator.costly }] : [],
    ),
  )
  const found = await Promise.all(
    asked.map(({ costly }) => readCostly(readers.city, figures, { costly, units, limit: SHOWN })),
  )
  const ids = found.flatMap(({ items }) => items.map((item) => item.dossier_id))
  const codes = await listCodes(readers.codes, ids)
  return Object.fromEntries(
    asked.map(({ key }, place) => {
      const { total = 0, items = [] } = found[place] ?? {}
      const named = items.flatMap((item) => {
        const code = codes.get(item.dossier_id)
        const { by_minutes, supplements } = item
        return code ? [{ code, unit: names.get(item.unit_id) ?? '', by_minutes, supplements }] : []
      })
      return [key, { total, items: named }]
    }),
  )
}
