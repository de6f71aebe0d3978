import { Type, type Static } from 'typebox'
import { Head, Line, Prose } from './head.ts'

const { demonstration, body, place } = Head

/** A sentence or two; `source` is the address where its numbers are looked up. */
const Said = Type.Object(
  { text: Prose, source: Type.Union([Type.String(), Type.Null()]) },
  { additionalProperties: false },
)

/** A small table; the last column of each row leads to where its numbers are looked up. */
const SmallTable = Type.Object(
  {
    heads: Type.Array(Line, { minItems: 1, maxItems: 8 }),
    rows: Type.Array(
      Type.Object(
        { cells: Type.Array(Line), source: Type.Union([Type.String(), Type.Null()]) },
        { additionalProperties: false },
      ),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)

/** A chart as a picture, and what it shows in words. */
const Chart = Type.Object(
  { svg: Type.String(), alt: Line, width: Type.Integer(), height: Type.Integer() },
  { additionalProperties: false },
)

/** Báo cáo rà soát định kỳ: sections of sentences, tables and charts, each number with its address. */
export const Review = Type.Object(
  {
    ...{ demonstration, body, place },
    title: Line,
    period: Line,
    basis: Line,
    sections: Type.Array(
      Type.Object(
        {
          heading: Line,
          paragraphs: Type.Array(Said),
          table: Type.Union([SmallTable, Type.Null()]),
          chart: Type.Union([Chart, Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
    signature: Type.Object({ titles: Type.Array(Line) }, { additionalProperties: false }),
  },
  { additionalProperties: false },
)
export type Review = Static<typeof Review>

/** A review as its layout takes it: nothing is said otherwise than it is stored. */
export function viewReview(data: Review): Readonly<Record<string, unknown>> {
  return { ...data, parent_body: null }
}
