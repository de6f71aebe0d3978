import type { UnitFacts } from './read-unit-files.ts'
import { unitIds } from './unit-ids.ts'
import { TWO_TIER_DAY } from './unit.ts'

/** A row of `unit_successions`. */
export type SuccessionRow = {
  readonly old_unit_id: number
  readonly new_unit_id: number
  readonly effective_on: string
  readonly extent: 'whole' | 'part'
  readonly area_part: string | null
  readonly population_part: string | null
  readonly receives_population: 'all' | 'some' | 'no' | null
  readonly legal_basis: string | null
  readonly clause: string | null
  readonly evidence: string | null
}

const RECEIVES = { all: 'all', part: 'some', rest: 'some', none: 'no' } as const

/** The successor graph of 1/7/2025: of the communes, of the island districts, and of the merged provinces. */
export function successionRows(facts: UnitFacts): SuccessionRow[] {
  const provinceOf = new Map(facts.communes.map((row) => [row['code'], row['province']]))
  const resolutions = new Map(facts.provinces.map((row) => [row['code'], row['resolution'] ?? null]))
  const targets = Map.groupBy(facts.mergers, (row) => row['old_code'])
  const communes = facts.mergers.map((row): SuccessionRow => {
    const { old_code: oldCode = '', new_code: newCode = '' } = row
    const isWhole = targets.get(oldCode)?.length === 1
    const moved = row['population_part'] || (isWhole ? 'all' : '')
    return {
      old_unit_id: oldCode.length === 3 ? unitIds.district(oldCode) : unitIds.oldCommune(oldCode),
      new_unit_id: unitIds.newCommune(newCode),
      effective_on: TWO_TIER_DAY,
      extent: isWhole ? 'whole' : 'part',
      area_part: row['area_part'] || (isWhole ? 'all' : null),
      population_part: moved || null,
      receives_population: isReceiving(moved) ? RECEIVES[moved] : null,
      legal_basis: row['evidence'] ? (resolutions.get(provinceOf.get(newCode)) ?? null) : null,
      clause: row['clause'] || null,
      evidence: row['evidence'] || null,
    }
  })
  return [...communes, ...provinceSuccessions(facts)]
}

function isReceiving(value: string): value is keyof typeof RECEIVES {
  return value in RECEIVES
}

function provinceSuccessions(facts: UnitFacts): SuccessionRow[] {
  const merged = Map.groupBy(facts.oldProvinces, (row) => row['new_code'] ?? '')
  return [...merged].flatMap(([newCode, olds]) =>
    olds.length === 1
      ? []
      : olds.map((row) => ({
          old_unit_id: unitIds.oldProvince(row['code'] ?? ''),
          new_unit_id: unitIds.newProvince(newCode),
          effective_on: TWO_TIER_DAY,
          extent: 'whole',
          area_part: 'all',
          population_part: 'all',
          receives_population: 'all',
          legal_basis: '202/2025/QH15',
          clause: null,
          evidence: null,
        })),
  )
}
