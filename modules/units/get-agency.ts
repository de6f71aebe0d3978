import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import { actsFor, type Agency, type AgencyKind } from './agency.ts'
import { selectAgencies } from './agencies-store.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The agency with this id, slug or e-identifier; refuses where there is none. */
export async function getAgency(sql: Reader, name: string): Promise<Agency> {
  const [agency] = await selectAgencies(sql, UUID.test(name) ? { ids: [name] } : { names: [name] })
  if (agency) return agency
  throw notFound('agency_not_found', {
    vi: `Không có cơ quan nào mang mã hay tên địa chỉ "${name}".`,
    en: `No agency bears the id, identifier or slug "${name}".`,
  })
}

/** The people's committee that decides for a unit on a day, or null. */
export async function findCommittee(sql: Reader, unitId: number, on: string): Promise<Agency | null> {
  return findOne(sql, { kinds: ['commune_committee', 'city_committee'], unitId, on })
}

/** Where a unit's residents hand in on a day: its point of the city centre, or the centre itself; or null. */
export async function findPoint(sql: Reader, unitId: number, on: string): Promise<Agency | null> {
  return findOne(sql, { kinds: ['centre_point', 'city_centre'], unitId, on })
}

type Listed = {
  readonly unit?: number | undefined
  readonly kinds?: readonly AgencyKind[] | undefined
  readonly on?: string | undefined
}

/** Agencies by the unit they serve, by kind and as of a day; each may be left out. */
export async function listAgencies(sql: Reader, { unit, kinds, on }: Listed): Promise<Agency[]> {
  return selectAgencies(sql, { units: unit === undefined ? undefined : [unit], kinds, on })
}

/**
 * An officer's wall: the ids of the agencies an officer of this agency acts for. A body of a commune's
 * committee acts for the committee and its bodies; a branch for itself and its points; any other for itself.
 */
export async function wallOf(sql: Reader, agency: Agency): Promise<string[]> {
  const family = [agency.id, agency.parent_id].filter((id) => id !== null)
  const near = [
    ...(await selectAgencies(sql, { ids: family })),
    ...(await selectAgencies(sql, { parents: family, units: [agency.unit_id] })),
    ...(agency.kind === 'centre_branch' ? await selectAgencies(sql, { parents: [agency.id] }) : []),
  ]
  return [...new Set(actsFor(agency, near))]
}

type Wanted = { readonly kinds: readonly AgencyKind[]; readonly unitId: number; readonly on: string }

async function findOne(sql: Reader, { kinds, unitId, on }: Wanted): Promise<Agency | null> {
  const [agency] = await selectAgencies(sql, { units: [unitId], kinds, on })
  return agency ?? null
}
