import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import { selectDefinition } from './definitions-store.ts'
import { type CostlyDossier, selectCostly } from './costly-store.ts'
import type { Figures } from './figures.ts'
import { type Costly, type IndexDefinition, parseIndexDefinition } from './index-definition.ts'
import type { IndexScore } from './index-score.ts'
import { momentsOf } from './period.ts'
import { scoreIndex } from './score-index.ts'

/** The only index there is today; its successor is another key. */
const QD_766 = 'qd-766'

/** Bộ chỉ số 766: scores figures by the definition of the period's last day, or the one pinned when it was closed. */
export async function readIndex(sql: Reader, figures: Figures, unit: number | null): Promise<IndexScore> {
  const definition = await indexDefinition(sql, figures)
  return scoreIndex(definition, figures, figures.names.units.find((one) => one.id === unit) ?? null)
}

/** Every unit's score beside the others, by one definition. */
export async function readIndexOfUnits(sql: Reader, figures: Figures): Promise<IndexScore[]> {
  const definition = await indexDefinition(sql, figures)
  const byUnit = Map.groupBy(figures.rows, (row) => row.unit_id)
  return figures.names.units.map((unit) =>
    scoreIndex(definition, { ...figures, rows: byUnit.get(unit.id) ?? [] }, unit),
  )
}

/** The dossiers that cost an indicator most in the period of these figures. */
export function readCostly(
  sql: Reader,
  { period, until, cursor }: Figures,
  asked: { readonly costly: Costly; readonly units: readonly number[] | null; readonly limit: number },
): Promise<{ total: number; items: CostlyDossier[] }> {
  const { from } = momentsOf(period)
  return selectCostly(sql, { from, until, position: cursor }, asked)
}

async function indexDefinition(sql: Reader, figures: Figures): Promise<IndexDefinition> {
  const pinned = figures.basis === 'reported' ? figures.closing?.pins[`index ${QD_766}`] : undefined
  const kept = await selectDefinition(sql, { kind: 'index', key: QD_766 }, { on: figures.period.to, pinned })
  if (kept) return parseIndexDefinition(kept.content, `${QD_766} v${kept.version}`)
  throw notFound('no_index', {
    vi: 'Chưa nạp định nghĩa Bộ chỉ số 766.',
    en: 'No definition of the service index is loaded.',
  })
}
