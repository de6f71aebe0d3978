import { datedHours } from '#modules/calendar'
import { type Agency, listAgencies, type Unit } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { type OpeningHours, openingHours } from './opening-hours.ts'

/** Where one hands in at a unit: its point of the city centre with address and hours, and its other agencies. */
export type Office = {
  readonly point: Agency
  readonly address: string | null
  readonly hours: OpeningHours
  readonly agencies: readonly Agency[]
}

/** The office of a unit at a moment; null where this house knows none. */
export async function officeOf(sql: Reader, unit: Unit, now: string): Promise<Office | null> {
  const on = dayOf(now)
  const agencies = await listAgencies(sql, { unit: unit.id, on })
  const point = agencies.find(({ kind }) => kind === 'centre_point' || kind === 'city_centre')
  if (!point) return null
  const committee = agencies.find(({ kind }) => kind === 'commune_committee' || kind === 'city_committee')
  return {
    point,
    address: point.address ?? committee?.address ?? unit.headquarters,
    hours: openingHours(await datedHours(sql, point.id, on), now),
    agencies: agencies.filter((agency) => agency.id !== point.id),
  }
}
