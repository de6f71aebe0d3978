import { Type, type Static } from 'typebox'
import { Head, Line, LineOrNull, Moment, MomentOrNull } from './head.ts'

const { demonstration, parent_body, body, place } = Head
const Day = Type.String({ format: 'date' })

/** One dossier of the book. */
const Row = Type.Object(
  {
    /** Số thứ tự: the number of its receipt; null where none was issued. */
    number: LineOrNull,
    code: Line,
    procedure: Line,
    sets: Type.Integer({ minimum: 1, maximum: 999 }),
    name: Line,
    address: LineOrNull,
    phone: LineOrNull,
    settling_body: Line,
    accepted_at: Moment,
    due_at: MomentOrNull,
    delivered_at: MomentOrNull,
    /** How the dossier came in; how the result went out is written by hand beside the signature. */
    channel: Type.Union([Type.Literal('counter'), Type.Literal('online'), Type.Literal('post')]),
    note: LineOrNull,
  },
  { additionalProperties: false },
)

/** Mẫu 07 (TT 03/2025/TT-VPCP): sổ theo dõi hồ sơ of one reception point over a period. */
export const Mau07 = Type.Object(
  {
    demonstration,
    parent_body,
    body,
    place,
    /** First and last day of the period. */
    from: Day,
    to: Day,
    rows: Type.Array(Row, { maxItems: 5000 }),
  },
  { additionalProperties: false },
)
export type Mau07 = Static<typeof Mau07>
