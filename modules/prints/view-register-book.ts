import { formatMoment } from '#platform/dates.ts'
import type { RegisterBook } from './register-book.ts'

type Row = RegisterBook['rows'][number]

function noteOf({ voided }: Row): string {
  return voided === null ? '' : `Đã hủy: ${voided}`
}

/** A register's book in words, as its layout takes it. */
export function viewRegisterBook(data: RegisterBook): Readonly<Record<string, unknown>> {
  const voided = data.rows.filter((row) => row.voided !== null).length
  return {
    ...data,
    year: String(data.year),
    rows: data.rows.map((row) => ({
      number: String(row.number),
      taken: formatMoment(row.taken_at),
      about: row.about,
      code: row.code,
      by: row.taken_by,
      note: noteOf(row),
    })),
    count: String(data.rows.length),
    voided: String(voided),
  }
}

const COLUMNS = [
  ['Số', 8],
  ['Ngày vào sổ', 18],
  ['Nội dung', 44],
  ['Mã hồ sơ', 28],
  ['Người vào sổ', 28],
  ['Ghi chú', 36],
] as const

/** A register's book as a sheet of cells. */
export function sheetOfRegisterBook(data: RegisterBook) {
  return {
    name: `Sổ ${data.year}`,
    titles: [`SỔ ${data.title.toLocaleUpperCase('vi')} – ${data.body}`, `Năm ${data.year}`, ...data.remarks],
    head: COLUMNS.map(([title]) => title),
    widths: COLUMNS.map(([, width]) => width),
    rows: data.rows.map((row) => [
      row.number,
      formatMoment(row.taken_at),
      row.about,
      row.code,
      row.taken_by,
      noteOf(row),
    ]),
  }
}
