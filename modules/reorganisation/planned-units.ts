import {
  type Unit,
  unitsByCode,
  type upsertSuccessions,
  type upsertUnits,
  type upsertVersions,
} from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { fold, slug } from '#platform/text.ts'
import { typeOf } from './change-problems.ts'
import type { Change, PlanDocument } from './plan.ts'
import type { Snapshot } from './read-ground.ts'
import type { NewUnit } from './territory.ts'

type Rows = {
  readonly units: Parameters<typeof upsertUnits>[1]
  readonly versions: Parameters<typeof upsertVersions>[1]
  readonly successions: Parameters<typeof upsertSuccessions>[1]
}

/** The rows of units, versions and successions that a plan adds; what the house has already stays as it is. */
export async function plannedUnits(
  trx: Trx,
  document: PlanDocument,
  { units, territories }: Pick<Snapshot, 'units' | 'territories'>,
): Promise<Rows> {
  const { changes, effective_on: on } = document
  const dayBefore = fromDayNumber(toDayNumber(on) - 1)
  const provinces = await unitsByCode(trx, [...new Set(changes.map((one) => one.new_province_code))], on)
  const olds = await unitsByCode(trx, [...new Set(changes.map((one) => one.old_code))], dayBefore)
  const fresh = [...Map.groupBy(changes, ({ new_code }) => new_code)].flatMap(([code, [change]]): Fresh[] => {
    const unit = units.get(code)
    if (!unit || !change || (unit.way !== 'created' && unit.way !== 'renamed')) return []
    const parent = provinces.get(change.new_province_code)?.id ?? null
    return [{ code, change, unit, parent, old: unit.way === 'renamed' ? olds.get(code) : undefined }]
  })
  const oldIds = new Map(territories.map(({ code, kind, unit_id }) => [`${kind} ${code}`, unit_id]))
  return {
    units: fresh.filter(({ unit }) => unit.way === 'created').map((one) => unitRow(one, on)),
    versions: fresh.map((one) => versionRow(one, on)),
    successions: changes.flatMap((change) => {
      const old = oldIds.get(`commune ${change.old_code}`)
      const next = units.get(change.new_code)
      if (old === undefined || !next || next.way === 'exists' || next.unit_id === old) return []
      return [successionRow(change, { old, next: next.unit_id, on })]
    }),
  }
}

type Fresh = {
  readonly code: string
  readonly change: Change
  readonly unit: NewUnit
  readonly parent: number | null
  /** The unit that is renamed; what is known of it goes on. */
  readonly old: Unit | undefined
}

function unitRow({ code, change, unit }: Fresh, on: string): Rows['units'][number] {
  const address = `${slug(change.new_name)}-${code}-${on.slice(0, 4)}`
  return { id: unit.unit_id, kind: 'commune', slug: address, established_on: on, closed_on: null }
}

function versionRow({ code, change, unit, parent, old }: Fresh, on: string): Rows['versions'][number] {
  const type = typeOf(change.new_name)
  const name = change.new_name.slice(type.length + 1)
  return {
    ...{ unit_id: unit.unit_id, valid_from: on, valid_to: null, code, name, full_name: change.new_name },
    ...{ type: type.toLowerCase(), parent_id: parent, folded: fold(name) },
    e_identifier: old?.e_identifier ?? null,
    headquarters: old?.headquarters ?? null,
    area_km2: old?.area_km2 ?? null,
    population: old?.population ?? null,
    lat: old?.lat ?? null,
    lon: old?.lon ?? null,
  }
}

function successionRow(
  change: Change,
  { old, next, on }: { old: number; next: number; on: string },
): Rows['successions'][number] {
  return {
    ...{ old_unit_id: old, new_unit_id: next, effective_on: on, extent: change.extent },
    area_part: change.area_part || (change.extent === 'whole' ? 'all' : 'part'),
    population_part: change.population_part || null,
    receives_population: change.receives_population || null,
    legal_basis: change.legal_basis || null,
    clause: change.clause || null,
    evidence: null,
  }
}
