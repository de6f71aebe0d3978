import { Type, type Static } from 'typebox'

/** The tiers; districts closed on 1/7/2025. */
export const UNIT_KINDS = ['country', 'province', 'district', 'commune'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

const OrNull = {
  text: Type.Union([Type.String(), Type.Null()]),
  number: Type.Union([Type.Number(), Type.Null()]),
  day: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
}

/** Another unit as shown beside a name: the district and the province a unit belongs to. */
export const UnitRef = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  full_name: Type.String(),
})
export type UnitRef = Static<typeof UnitRef>

/** Đơn vị hành chính as it was on one day: the unit and its attributes of that day. */
export const Unit = Type.Object(
  {
    id: Type.Integer({ description: 'Surrogate: stays the same while the unit exists' }),
    kind: Type.Enum([...UNIT_KINDS]),
    slug: Type.String(),
    code: Type.String({ description: 'Official code; names this unit on this day only' }),
    e_identifier: OrNull.text,
    name: Type.String(),
    full_name: Type.String(),
    type: Type.String({ description: 'phường, xã, thị trấn, đặc khu, quận, huyện, thị xã, thành phố, tỉnh' }),
    district: Type.Union([UnitRef, Type.Null()]),
    province: Type.Union([UnitRef, Type.Null()]),
    headquarters: OrNull.text,
    area_km2: OrNull.number,
    population: OrNull.number,
    lat: OrNull.number,
    lon: OrNull.number,
    established_on: Type.String({ format: 'date' }),
    closed_on: OrNull.day,
  },
  { $id: 'Unit' },
)
export type Unit = Static<typeof Unit>

/** The day the two-tier government began: districts closed, communes were formed anew (Luật 72/2025/QH15). */
export const TWO_TIER_DAY = '2025-07-01'

/** Does the unit exist on this day (YYYY-MM-DD)? */
export function isUnitOpen(unit: Pick<Unit, 'established_on' | 'closed_on'>, on: string): boolean {
  return unit.established_on <= on && (unit.closed_on === null || on < unit.closed_on)
}

/** The unit with the units around it: "Phường Dịch Vọng, Quận Cầu Giấy, Thành phố Hà Nội". */
export function describeUnit(unit: Pick<Unit, 'full_name' | 'district' | 'province'>): string {
  return [unit.full_name, unit.district?.full_name, unit.province?.full_name].filter(Boolean).join(', ')
}
