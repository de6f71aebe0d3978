import { Type, type Static } from 'typebox'
import { formatMoment } from '#platform/dates.ts'
import { Line, LineOrNull, Moment } from './head.ts'

const File = Type.Object(
  { number: Type.Integer({ minimum: 1 }), title: Line, sheets: Type.Integer({ minimum: 0 }), of: LineOrNull },
  { additionalProperties: false },
)

/** Biên bản bàn giao hộp lưu trữ: which boxes went from whom to whom, with the files in each. */
export const BoxHandOverPaper = Type.Object(
  {
    demonstration: Type.Boolean(),
    from: Line,
    to: Line,
    reason: Line,
    at: Moment,
    shown_number: Line,
    boxes: Type.Array(
      Type.Object(
        { code: Line, title: Line, shelf: LineOrNull, files: Type.Array(File, { maxItems: 1000 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  { additionalProperties: false },
)
export type BoxHandOverPaper = Static<typeof BoxHandOverPaper>

/** A hand-over in words, as its layout takes it. */
export function viewBoxHandOver(data: BoxHandOverPaper): Readonly<Record<string, unknown>> {
  const files = data.boxes.flatMap((box) => box.files)
  return {
    ...data,
    at: formatMoment(data.at),
    total_files: String(files.length),
    total_sheets: String(files.reduce((sum, { sheets }) => sum + sheets, 0)),
    boxes: data.boxes.map((box) => ({
      ...box,
      files: box.files.map((file) => ({
        ...{ number: String(file.number), title: file.title, of: file.of },
        sheets: file.sheets === 0 ? null : String(file.sheets),
      })),
    })),
  }
}
