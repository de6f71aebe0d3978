import { type DatedHours, datedHours } from '#modules/calendar'
import { type Desk, listDesks } from '#modules/directory'
import type { DeskSign } from '#modules/prints'
import { type Agency, getUnit, listAgencies, type Unit } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import type { Door } from './door.ts'
import { agencyOf, unitOf } from './names.ts'
import { oneLine } from './prints/head.ts'

/** The directory of a unit as of a day: its agencies and the desks with who is on duty. */
export type UnitDesks = {
  readonly unit: Unit
  readonly on: string
  readonly agencies: readonly Agency[]
  readonly desks: readonly Desk[]
}

/** The same with the hours of the point where one hands in; null where the unit has none. */
export type UnitDirectory = UnitDesks & { readonly hours: DatedHours | null }

/** Danh bạ: what everybody may read of a unit's offices. */
export async function readDirectory(
  sql: Reader,
  { unit: name, on }: { readonly unit: string; readonly on: string },
): Promise<UnitDirectory> {
  const unit = await getUnit(sql, name, on)
  const [agencies, desks] = await Promise.all([
    listAgencies(sql, { unit: unit.id, on }),
    listDesks(sql, { unit: unit.id, on }),
  ])
  const point = agencies.find(({ kind }) => kind === 'centre_point' || kind === 'city_centre')
  return { unit, on, agencies, desks, hours: point ? await datedHours(sql, point.id, on) : null }
}

/** Most names that can be read on one sign from a few metres away. */
const MOST_NAMES = 4

/** Bảng tên quầy: the sign of a desk as of a day. */
export async function deskSignOf(
  door: Door,
  { desk: id, on }: { readonly desk: string; readonly on: string },
): Promise<DeskSign> {
  const sql = door.house.app
  const [desk] = await listDesks(sql, { desk: id, on })
  if (!desk) {
    throw notFound('desk', {
      vi: 'Không có quầy này, hoặc quầy không mở vào ngày ấy.',
      en: 'There is no such desk, or it is not open on that day.',
    })
  }
  const [agency, unit] = await Promise.all([
    agencyOf(sql, desk.agency_id),
    unitOf(sql, desk.unit_id, dayOf(door.clock())),
  ])
  return {
    ...{ demonstration: door.demonstration, body: agency.name, address: agency.address },
    ...{ number: desk.number, handles: oneLine(desk.handles), phone: desk.phone, hotline: door.hotline },
    officers: desk.officers
      .slice(0, MOST_NAMES)
      .map(({ name, title, phone }) => ({ name, title: title || 'Công chức', phone })),
    directory_url: `${door.publicAddress}/danh-ba/${unit.slug}`,
  }
}
