import { Type, type Static } from 'typebox'
import { Appointment, Head, Line, LineOrNull, Moment } from './head.ts'

/** How a step ended against its own limit; null while it is open or where it has none. */
const Result = Type.Union([Type.Literal('early'), Type.Literal('on_time'), Type.Literal('late'), Type.Null()])

/** One giao – nhận: from whom to whom, when, by whose hands. */
const HandOver = Type.Object(
  {
    from: Line,
    to: Line,
    at: Moment,
    given_by: LineOrNull,
    taken_by: LineOrNull,
    result: Result,
    note: LineOrNull,
  },
  { additionalProperties: false },
)

/** Mẫu 06 (TT 03/2025/TT-VPCP): phiếu kiểm soát quá trình giải quyết hồ sơ. */
export const Mau06 = Type.Object(
  {
    ...Head,
    ...Appointment,
    settling_body: Line,
    coordinating_bodies: Type.Array(Line, { maxItems: 20 }),
    hand_overs: Type.Array(HandOver, { maxItems: 200 }),
  },
  { additionalProperties: false },
)
export type Mau06 = Static<typeof Mau06>
