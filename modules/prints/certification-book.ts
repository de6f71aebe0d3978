import { Type, type Static } from 'typebox'
import { formatDay } from '#platform/dates.ts'
import { Head, Line, LineOrNull } from './head.ts'

const { demonstration, parent_body, body, place } = Head
const CountOrNull = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])

/** One number of the book; what is behind another wall is null. */
const Row = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    on: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    asked_by: LineOrNull,
    document: Line,
    signed_by: LineOrNull,
    copies: CountOrNull,
    fee: CountOrNull,
    electronic: Type.Boolean(),
    /** Why the number was given up; null where it stands. */
    voided: LineOrNull,
  },
  { additionalProperties: false },
)

/** Sổ chứng thực bản sao từ bản chính: the columns of NĐ 23/2015 and NĐ 280/2025. */
export const CertificationBook = Type.Object(
  {
    demonstration,
    parent_body,
    body,
    place,
    /** Quyển số. */
    book: Line,
    year: Type.Integer({ minimum: 2000, maximum: 9999 }),
    /** What the book continues, and where and why it ended. */
    remarks: Type.Array(Line, { maxItems: 4 }),
    rows: Type.Array(Row, { maxItems: 20_000 }),
  },
  { additionalProperties: false },
)
export type CertificationBook = Static<typeof CertificationBook>

type Row = CertificationBook['rows'][number]

function noteOf({ voided, electronic }: Row): string {
  return [electronic ? 'Bản điện tử' : '', voided === null ? '' : `Đã hủy: ${voided}`]
    .filter(Boolean)
    .join('. ')
}

/** The book in words, as its layout takes it. */
export function viewCertificationBook(data: CertificationBook): Readonly<Record<string, unknown>> {
  const told = (value: number | null): string => value?.toLocaleString('vi-VN') ?? ''
  return {
    ...data,
    year: String(data.year),
    rows: data.rows.map((row) => ({
      number: String(row.number),
      on: formatDay(row.on),
      asked_by: row.asked_by ?? '',
      document: row.document,
      signed_by: row.signed_by ?? '',
      copies: told(row.copies),
      fee: told(row.fee),
      note: noteOf(row),
    })),
    count: String(data.rows.length),
    copies: told(data.rows.reduce((sum, { copies }) => sum + (copies ?? 0), 0)),
    fees: told(data.rows.reduce((sum, { fee }) => sum + (fee ?? 0), 0)),
  }
}

const COLUMNS = [
  ['Số chứng thực', 14],
  ['Ngày, tháng, năm', 16],
  ['Người yêu cầu chứng thực', 30],
  ['Tên bản chính giấy tờ, văn bản', 44],
  ['Người ký chứng thực', 34],
  ['Số bản sao', 12],
  ['Phí chứng thực (đồng)', 18],
  ['Ghi chú', 36],
] as const

/** The book as a sheet of cells. */
export function sheetOfCertificationBook(data: CertificationBook) {
  return {
    name: `Sổ ${data.year}`,
    titles: [`SỔ CHỨNG THỰC BẢN SAO TỪ BẢN CHÍNH – ${data.body}`, `Quyển số ${data.book}`, ...data.remarks],
    head: COLUMNS.map(([title]) => title),
    widths: COLUMNS.map(([, width]) => width),
    rows: data.rows.map((row) => [
      row.number,
      formatDay(row.on),
      row.asked_by ?? '',
      row.document,
      row.signed_by ?? '',
      row.copies ?? '',
      row.fee ?? '',
      noteOf(row),
    ]),
  }
}
