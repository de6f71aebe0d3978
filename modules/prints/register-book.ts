import { Type, type Static } from 'typebox'
import { Head, Line, LineOrNull, Moment } from './head.ts'

const { demonstration, parent_body, body, place } = Head

/** One number of the book. */
const Row = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    taken_at: Moment,
    about: Line,
    code: Line,
    taken_by: Line,
    /** Why the number was given up; null where it stands. */
    voided: LineOrNull,
  },
  { additionalProperties: false },
)

/** Sổ: one yearly register of an agency, every number with what it was taken for. */
export const RegisterBook = Type.Object(
  {
    demonstration,
    parent_body,
    body,
    place,
    title: Line,
    year: Type.Integer({ minimum: 2000, maximum: 9999 }),
    /** What the book continues, and where and why it ended. */
    remarks: Type.Array(Line, { maxItems: 4 }),
    rows: Type.Array(Row, { maxItems: 20_000 }),
  },
  { additionalProperties: false },
)
export type RegisterBook = Static<typeof RegisterBook>
