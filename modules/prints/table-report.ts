import { Type, type Static } from 'typebox'
import { Head, Line, LineOrNull } from './head.ts'

const { demonstration, parent_body, body, place } = Head

/** A cell of the table's head, over so many columns and rows. */
const HeadCell = Type.Object(
  { text: Line, columns: Type.Integer({ minimum: 1 }), rows: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
)

/** A value: a number, or null where there is no data. */
const Cell = Type.Union([Type.Number(), Type.Null()])

const Row = Type.Object({ name: Line, cells: Type.Array(Cell) }, { additionalProperties: false })

/** Biểu báo cáo: a table with heads over heads, a total, and what its numbers mean. */
export const TableReport = Type.Object(
  {
    ...{ demonstration, parent_body, body, place },
    /** `Biểu số II.06a/VPCP/KSTT`. */
    form_number: Line,
    title: Line,
    period: Line,
    /** On what the numbers rest: closed when and by whom, or counted up to when. */
    basis: Line,
    row_title: Line,
    heads: Type.Array(Type.Array(HeadCell), { minItems: 1, maxItems: 3 }),
    numbers: Type.Array(Type.String()),
    rows: Type.Array(Row, { maxItems: 2000 }),
    total: Type.Array(Cell),
    notes: Type.Array(Line),
    signature: LineOrNull,
  },
  { additionalProperties: false },
)
export type TableReport = Static<typeof TableReport>
