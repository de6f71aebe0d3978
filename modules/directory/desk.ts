import { Type, type Static } from 'typebox'

const maybe = Type.Union([Type.String(), Type.Null()])

/** Người trực: an officer on duty at a desk, as the public sees him. */
export const OnDuty = Type.Object({
  id: Type.String(),
  account_id: Type.String(),
  name: Type.String(),
  title: Type.String(),
  phone: maybe,
  valid_from: Type.String(),
  valid_to: maybe,
})
export type OnDuty = Static<typeof OnDuty>

/** Quầy: a desk with what it handles, and who is on duty there on the day that was asked. */
export const Desk = Type.Object({
  id: Type.String(),
  agency_id: Type.String(),
  unit_id: Type.Integer(),
  number: Type.Integer(),
  handles: Type.String(),
  phone: maybe,
  valid_from: Type.String(),
  valid_to: maybe,
  officers: Type.Array(OnDuty),
})
export type Desk = Static<typeof Desk>

/** A telephone number as people write it. */
export const Phone = Type.String({ pattern: '^[0-9 +.]{3,20}$' })
