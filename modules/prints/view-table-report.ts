import type { TableReport } from './table-report.ts'

/** As statistical yearbooks write it; the note under the table says so. */
const NO_DATA = '…'

function shown(cell: number | null): string {
  if (cell === null) return NO_DATA
  return Number.isInteger(cell)
    ? cell.toLocaleString('vi-VN')
    : cell.toLocaleString('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

function notesOf({ notes, rows, total }: TableReport): string[] {
  const isMissing = [...rows.flatMap((row) => row.cells), ...total].includes(null)
  return isMissing ? [...notes, `Dấu “${NO_DATA}”: không có số liệu.`] : [...notes]
}

/** A table in words, as its layout takes it. */
export function viewTableReport(data: TableReport): Readonly<Record<string, unknown>> {
  return {
    ...data,
    rows: data.rows.map((row, place) => [String(place + 1), row.name, ...row.cells.map(shown)]),
    total: ['', 'Tổng số', ...data.total.map(shown)],
    notes: notesOf(data),
  }
}

/** A table as a form for a spreadsheet, laid out as on paper. */
export function sheetOfTableReport(data: TableReport) {
  const depth = data.heads.length
  const fixed = (text: string) => ({ text, columns: 1, rows: depth })
  const [first = [], ...below] = data.heads
  return {
    name: data.form_number.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31),
    above: [
      ...(data.demonstration ? [{ text: 'BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ', isBold: true }] : []),
      ...[data.parent_body, data.body]
        .filter((line) => line !== null)
        .map((text) => ({ text, isBold: true })),
      { text: data.form_number, isBold: false },
      { text: data.title.toLocaleUpperCase('vi'), isBold: true },
      { text: data.period, isBold: false },
      { text: data.basis, isBold: false },
      { text: 'Đơn vị tính: số hồ sơ', isBold: false },
    ],
    heads: [[fixed('STT'), fixed(data.row_title), ...first], ...below, numbersOf(data)],
    widths: [5, 28, ...data.numbers.map(() => 10)],
    rows: data.rows.map((row, place) => [place + 1, row.name, ...row.cells.map(inSheet)]),
    total: ['', 'Tổng số', ...data.total.map(inSheet)],
    below: [
      ...notesOf(data),
      '',
      `${data.place}, ngày … tháng … năm …`,
      'NGƯỜI LẬP BIỂU',
      data.signature ?? '',
    ],
  }
}

function numbersOf({ numbers }: TableReport) {
  return ['(1)', '(2)', ...numbers].map((text) => ({ text, columns: 1, rows: 1 }))
}

function inSheet(cell: number | null): string | number {
  return cell ?? NO_DATA
}
