import { type Agency, agencyId, AGENCY_KINDS, type AgencyKind } from '#modules/units'
import type { PlanDocument } from './plan.ts'
import type { NewUnit } from './territory.ts'

/** An agency that goes on under another name. */
export type RenamedAgency = { readonly id: string; readonly name: string }

/** The agencies of units that go on to which agencies.csv gives another name, from the moment on. */
export function renamedAgencies(
  { agencies }: Pick<PlanDocument, 'agencies'>,
  there: readonly Agency[],
): RenamedAgency[] {
  const bySlug = new Map(there.map((agency) => [agency.slug, agency]))
  return agencies.flatMap(({ slug, name }): RenamedAgency[] => {
    const agency = bySlug.get(slug)
    return agency && agency.name !== name ? [{ id: agency.id, name }] : []
  })
}

/** The agencies that agencies.csv makes, as rows; those that are there already are left out. */
export function plannedAgencies(
  { agencies, effective_on }: PlanDocument,
  units: ReadonlyMap<string, NewUnit>,
  there: readonly Agency[],
): Agency[] {
  const known = new Map(there.map((agency) => [agency.slug, agency.id]))
  const made = new Map(agencies.map(({ slug }) => [slug, agencyId(slug)]))
  return agencies.flatMap((row): Agency[] => {
    const unit = units.get(row.unit_code)
    const kind = AGENCY_KINDS.find((one): one is AgencyKind => one === row.kind)
    if (!unit || !kind || known.has(row.slug)) return []
    return [
      {
        id: agencyId(row.slug),
        unit_id: unit.unit_id,
        parent_id: made.get(row.parent_slug) ?? known.get(row.parent_slug) ?? null,
        ...{ kind, slug: row.slug, name: row.name },
        e_identifier: row.e_identifier || null,
        address: row.address || null,
        valid_from: effective_on,
        valid_to: null,
      },
    ]
  })
}
