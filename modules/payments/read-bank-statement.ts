import { fromLocalText } from '#platform/dates.ts'
import { splitCsvLine } from '#platform/csv.ts'
import { invalid, type FieldError } from '#platform/refusal.ts'
import { fold, type Text } from '#platform/text.ts'

/** A line of a statement as the bank wrote it. */
export type StatementLine = {
  readonly reference: string
  /** ISO moment. */
  readonly at: string
  /** Whole đồng. */
  readonly amount: number
  readonly description: string
}

const MOST_LINES = 10_000

/** What each column may be called in the file's first line, folded. */
const COLUMNS = {
  reference: ['reference', 'ma giao dich', 'so tham chieu', 'so but toan'],
  at: ['at', 'ngay giao dich', 'ngay gio', 'thoi gian'],
  amount: ['amount', 'so tien', 'so tien ghi co', 'ghi co'],
  description: ['description', 'noi dung', 'noi dung chi tiet', 'dien giai'],
} as const
type Column = keyof typeof COLUMNS

class Unreadable extends Error {
  readonly text: Text
  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

/** Reads a bank's CSV; a file with one bad line is refused as a whole, every bad line with its number and reason. */
export function readBankStatement(csv: string): StatementLine[] {
  const [head = '', ...rest] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = columnsOf(splitCsvLine(head))
  const rows = rest
    .map((text, index) => ({ text, number: index + 2 }))
    .filter(({ text }) => text.trim() !== '')
  if (rows.length > MOST_LINES) throw tooLong()
  const problems: FieldError[] = []
  const seen = new Map<string, number>()
  const lines = rows.flatMap(({ text, number }) => {
    try {
      const line = readLine(splitCsvLine(text), columns)
      const before = seen.get(line.reference)
      if (before !== undefined) throw repeated(line.reference, before)
      seen.set(line.reference, number)
      return [line]
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      problems.push(told(number, error.text))
      return []
    }
  })
  if (problems.length > 0) throw broken(problems)
  return lines
}

type Columns = { readonly [Name in Column]: number } & { readonly width: number }

function columnsOf(head: readonly string[]): Columns {
  const names = head.map(fold)
  const at = (column: Column): number => {
    const found = names.findIndex((name) => COLUMNS[column].some((known) => known === name))
    if (found >= 0) return found
    const message = {
      vi: `Dòng 1: thiếu cột "${COLUMNS[column].join('" hoặc "')}".`,
      en: `Line 1: no column "${COLUMNS[column].join('" or "')}".`,
    }
    throw invalid('bank_statement', message, [{ field: 'line 1', message }])
  }
  return {
    ...{ reference: at('reference'), at: at('at'), amount: at('amount'), description: at('description') },
    width: head.length,
  }
}

function readLine(fields: readonly string[], columns: Columns): StatementLine {
  if (fields.length !== columns.width) {
    throw new Unreadable({
      vi: `có ${fields.length} ô, dòng tiêu đề có ${columns.width}`,
      en: `${fields.length} fields, the first line has ${columns.width}`,
    })
  }
  const of = (column: Column) => (fields[columns[column]] ?? '').trim()
  const reference = of('reference')
  if (!/^[!-~]{1,64}$/.test(reference)) {
    throw new Unreadable({
      vi: 'mã giao dịch phải có từ 1 đến 64 chữ, số không dấu',
      en: 'a reference is 1 to 64 plain letters or digits',
    })
  }
  const description = of('description')
  if (description.length > 500) {
    throw new Unreadable({ vi: 'nội dung dài quá 500 chữ', en: 'a description has at most 500 letters' })
  }
  return { reference, at: readMoment(of('at')), amount: readAmount(of('amount')), description }
}

function readAmount(text: string): number {
  const plain = /^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replace(/[.,]/g, '') : text
  const amount = /^\d{1,13}$/.test(plain) ? Number(plain) : 0
  if (amount > 0) return amount
  throw new Unreadable({
    vi: `số tiền "${text}" phải là số đồng nguyên lớn hơn 0 (chỉ nhận tiền vào)`,
    en: `the amount "${text}" must be a whole number of đồng above 0 (money in only)`,
  })
}

function readMoment(text: string): string {
  const [, day, month, year, time = '00:00'] =
    /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d:\d\d)(?::\d\d)?)?$/.exec(text) ?? []
  const local = day ? `${year}-${month}-${day}T${time}` : text.replace(' ', 'T').slice(0, 16)
  try {
    return fromLocalText(local)
  } catch {
    throw new Unreadable({
      vi: `thời gian "${text}" phải như 02/03/2026 09:15 hoặc 2026-03-02T09:15`,
      en: `the moment "${text}" must be like 02/03/2026 09:15 or 2026-03-02T09:15`,
    })
  }
}

function repeated(reference: string, before: number): Unreadable {
  return new Unreadable({
    vi: `mã giao dịch ${reference} đã có ở dòng ${before}`,
    en: `reference ${reference} stands on line ${before} already`,
  })
}

function told(number: number, { vi, en }: Text): FieldError {
  return { field: `line ${number}`, message: { vi: `Dòng ${number}: ${vi}.`, en: `Line ${number}: ${en}.` } }
}

/** Refuses a file as a whole, naming its bad lines (the first fifty). */
export function broken(problems: readonly FieldError[]) {
  const [first] = problems
  return invalid(
    'bank_statement',
    {
      vi: `Tệp sao kê chưa nhận được: ${problems.length} dòng cần sửa. ${first?.message.vi ?? ''} Không dòng nào được ghi.`,
      en: `The statement was not taken: ${problems.length} lines to correct. ${first?.message.en ?? ''} Nothing was recorded.`,
    },
    problems.slice(0, 50),
  )
}

function tooLong() {
  const message = {
    vi: `Mỗi tệp sao kê có tối đa ${MOST_LINES} dòng; hãy chia nhỏ theo ngày.`,
    en: `A statement has at most ${MOST_LINES} lines; please split it by day.`,
  }
  return invalid('bank_statement', message, [{ field: 'csv', message }])
}
