import { csvSeparator, formatCsv, splitCsvLine } from '#platform/csv.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { Value } from 'typebox/value'
import { type BoxFile, BoxWords } from './box.ts'

/** The columns of a list of boxes: a line for each file, the words of its box on every line of it. */
export const BOX_COLUMNS = [
  'box',
  'box_title',
  'shelf',
  'file',
  'title',
  'sheets',
  'dossier',
  'register',
  'year',
] as const
type Column = (typeof BOX_COLUMNS)[number]
type Line = Readonly<Record<Column, string>> & { readonly number: number }

const MOST_LINES = 20_000

/** Reads a list of boxes; one bad line refuses the whole file, every bad line with its number and the reason. */
export function readBoxesCsv(csv: string): BoxWords[] {
  const [head = '', ...rest] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = csvSeparator(head)
  const names = splitCsvLine(head, separator).map((name) => name.trim().toLowerCase())
  const missing = BOX_COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0)
    throw broken([problem(1, `thiếu cột ${missing.join(', ')}`, `lacks the columns ${missing.join(', ')}`)])
  const lines = rest.flatMap((text, index): Line[] => {
    if (!/[^,;\t\s"]/.test(text)) return []
    const fields = splitCsvLine(text, separator)
    const of = (column: Column): string => (fields[names.indexOf(column)] ?? '').trim().normalize('NFC')
    return [{ number: index + 2, ...valuesOf(of) }]
  })
  if (lines.length > MOST_LINES)
    throw broken([problem(1, `nhiều hơn ${MOST_LINES} dòng`, `over ${MOST_LINES} lines`)])
  const problems = lines.flatMap(wrongIn)
  const boxes = [...Map.groupBy(lines, ({ box }) => box).values()].flatMap((own) => boxOf(own, problems))
  if (problems.length > 0) throw broken(problems)
  if (boxes.length === 0) throw broken([problem(1, 'không có hộp nào', 'there is no box in it')])
  return boxes
}

function valuesOf(of: (column: Column) => string): Readonly<Record<Column, string>> {
  return {
    ...{
      box: of('box'),
      box_title: of('box_title'),
      shelf: of('shelf'),
      file: of('file'),
      title: of('title'),
    },
    ...{ sheets: of('sheets'), dossier: of('dossier'), register: of('register'), year: of('year') },
  }
}

function wrongIn({ number, box, box_title, title, file, sheets, year }: Line): FieldError[] {
  const whole = (text: string): boolean => /^\d{1,6}$/.test(text)
  return [
    ...(box === '' ? [problem(number, 'chưa ghi hộp số', 'names no box')] : []),
    ...(box !== '' && box_title === ''
      ? [problem(number, 'chưa ghi tên hộp', 'gives the box no title')]
      : []),
    ...(title === '' ? [problem(number, 'chưa ghi tiêu đề hồ sơ', 'gives the file no title')] : []),
    ...(whole(file) && Number(file) > 0
      ? []
      : [problem(number, 'hồ sơ số phải là số từ 1', 'the file needs a number from 1 on')]),
    ...(sheets === '' || whole(sheets)
      ? []
      : [problem(number, 'số tờ phải là số', 'the sheets are no number')]),
    ...(year === '' || /^\d{4}$/.test(year)
      ? []
      : [problem(number, 'năm có bốn chữ số', 'a year has four digits')]),
  ]
}

/** One box of its lines; adds what is wrong between them. */
function boxOf(lines: readonly Line[], problems: FieldError[]): BoxWords[] {
  const [first] = lines
  if (!first) return []
  for (const { number, box_title, shelf } of lines)
    if (box_title !== first.box_title || shelf !== first.shelf)
      problems.push(
        problem(
          number,
          `hộp ${first.box} có tên hoặc nơi để khác dòng ${first.number}`,
          `box ${first.box} is called otherwise than on line ${first.number}`,
        ),
      )
  for (const own of Map.groupBy(lines, ({ file }) => file).values())
    for (const { number, file } of own.slice(1))
      problems.push(
        problem(number, `hộp ${first.box} có hai hồ sơ số ${file}`, `box ${first.box} has two files ${file}`),
      )
  const files = lines.map((line): BoxFile => ({
    ...{ number: Number(line.file), title: line.title, sheets: Number(line.sheets || 0) },
    ...{ dossier: line.dossier || null, register: line.register || null },
    year: line.year === '' ? null : Number(line.year),
  }))
  const box = { code: first.box, title: first.box_title, shelf: first.shelf, files }
  if (problems.length === 0 && !Value.Check(BoxWords, box))
    problems.push(
      problem(
        first.number,
        `hộp ${first.box} có chữ quá dài hoặc số quá lớn`,
        `box ${first.box} has too long a text or too large a number`,
      ),
    )
  return [box]
}

/** Boxes of one fonds as such a list; read again they are the same. */
export function writeBoxesCsv(boxes: readonly BoxWords[]): string {
  return formatCsv(
    BOX_COLUMNS,
    boxes.flatMap(({ code, title, shelf, files }) =>
      files.map((file) => [
        ...[code, title, shelf, file.number, file.title, file.sheets],
        ...[file.dossier ?? '', file.register ?? '', file.year ?? ''],
      ]),
    ),
  )
}

function problem(line: number, vi: string, en: string): FieldError {
  return { field: 'file', message: { vi: `Dòng ${line}: ${vi}.`, en: `Line ${line}: ${en}.` } }
}

function broken(problems: readonly FieldError[]) {
  const message = {
    vi: 'Mục lục chưa nhập được; hãy sửa các dòng sau rồi nhập lại cả tệp.',
    en: 'The list was not taken in; mend these lines and import the file again.',
  }
  return invalid('boxes_broken', message, problems.slice(0, 20))
}
