import type { Agency, OfficeSuccession } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { parallelUntil } from './parallel.ts'
import type { Plan } from './plan.ts'
import type { Snapshot } from './read-ground.ts'

type Ground = Pick<Snapshot, 'ground' | 'closing' | 'agenciesAfter'>

/** Which agencies act in the place of one that ends, by territory. */
export function successionsOf(agency: Agency, { ground, agenciesAfter }: Ground) {
  const territory = ground.territories.get(agency.unit_id)
  if (!territory) return []
  return territory.targets.flatMap((target) => {
    const next = agenciesAfter.find(({ unit_id, kind }) => unit_id === target.unit_id && kind === agency.kind)
    if (!next || next.id === agency.id) return []
    const is_main = target.unit_id === territory.main.unit_id
    return [{ old_agency_id: agency.id, new_agency_id: next.id, new_unit_id: target.unit_id, is_main }]
  })
}

/** Each agency that ends, with the one that acts in its place. */
export function officesOf(snapshot: Ground): OfficeSuccession[] {
  return snapshot.closing.flatMap((agency) => {
    const main = successionsOf(agency, snapshot).find(({ is_main }) => is_main)
    if (!main) return []
    return [{ agency: agency.id, successor: main.new_agency_id, successor_unit: main.new_unit_id }]
  })
}

/** What counting the kinds of things at agencies that end asks. */
export function kindsAsked(
  { closing }: Pick<Snapshot, 'closing'>,
  { document }: Pick<Plan, 'document'>,
  now: string,
) {
  return { agencies: closing.map(({ id }) => id), from: dayOf(parallelUntil(document)), now }
}
