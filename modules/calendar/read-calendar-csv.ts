import { csvSeparator, splitCsvLine } from '#platform/csv.ts'
import { fromLocalText, writtenDay } from '#platform/dates.ts'
import { type FieldError, invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { CALENDAR_COLUMNS, type CalendarColumn, WEEKDAYS } from './calendar-csv.ts'
import type { CalendarContent, DayContent, WeekContent } from './calendar-content.ts'

/** What a calendar says, without whose it is and from when. */
export type CalendarWords = Pick<CalendarContent, 'announced_to' | 'source' | 'weeks' | 'days' | 'outages'>

const DAY_KINDS: readonly DayContent['kind'][] = [
  'holiday',
  'compensatory',
  'swap',
  'closure',
  'make_up',
  'hours',
]
const MOST_LINES = 5_000

class Unreadable extends Error {
  readonly text: Text
  constructor(vi: string, en: string) {
    super(en)
    this.text = { vi, en }
  }
}

type Line = (column: CalendarColumn) => string

/** Reads a calendar's CSV; a file with one bad line is refused as a whole, every bad line with its number and reason. */
export function readCalendarCsv(csv: string): CalendarWords {
  const [head = '', ...rest] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = csvSeparator(head)
  const columns = columnsOf(splitCsvLine(head, separator))
  const words = { announced_to: '', source: '', weeks: [], days: [], outages: [] }
  const problems: FieldError[] = []
  const rows = rest.map((text, index) => ({ text, number: index + 2 }))
  const filled = rows.filter(({ text }) => /[^,;\t\s"]/.test(text))
  if (filled.length > MOST_LINES)
    throw broken([problem(1, `nhiều hơn ${MOST_LINES} dòng`, `over ${MOST_LINES} lines`)])
  for (const { text, number } of filled) {
    const fields = splitCsvLine(text, separator)
    try {
      put(words, (column) => (fields[columns[column]] ?? '').trim().normalize('NFC'))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      problems.push(problem(number, error.text.vi, error.text.en))
    }
  }
  if (problems.length === 0 && words.announced_to === '') problems.push(NOT_ANNOUNCED)
  if (problems.length > 0) throw broken(problems)
  return words
}

function columnsOf(head: readonly string[]): Record<CalendarColumn, number> {
  const names = head.map((name) => name.trim().toLowerCase())
  const missing = CALENDAR_COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    const list = missing.join(', ')
    throw broken([problem(1, `thiếu cột ${list}`, `no column ${list}`)])
  }
  const at = (column: CalendarColumn): [CalendarColumn, number] => [column, names.indexOf(column)]
  return Object.fromEntries(CALENDAR_COLUMNS.map(at)) as Record<CalendarColumn, number>
}

function put(words: { -readonly [Key in keyof CalendarWords]: CalendarWords[Key] }, line: Line): void {
  const kind = line('kind').toLowerCase()
  const day = DAY_KINDS.find((known) => known === kind)
  if (day) words.days.push(readDay(day, line))
  else if (kind === 'week') words.weeks.push(readWeek(line))
  else if (kind === 'outage') words.outages.push(readOutage(line))
  else if (kind === 'announced') {
    words.announced_to = dayIn(line, 'from')
    words.source = textIn(line, 'legal_basis')
  } else {
    const known = ['announced', 'week', ...DAY_KINDS, 'outage'].join(', ')
    throw new Unreadable(`cột kind là "${kind}", chỉ nhận: ${known}`, `kind "${kind}" is none of: ${known}`)
  }
}

function readDay(kind: DayContent['kind'], line: Line): DayContent {
  const status = line('status') || 'announced'
  if (status !== 'announced' && status !== 'derived') {
    throw new Unreadable('cột status chỉ nhận announced hoặc derived', 'status is announced or derived')
  }
  const name = { vi: textIn(line, 'name_vi'), en: line('name_en') || textIn(line, 'name_vi') }
  return {
    ...{ on: dayIn(line, 'from'), kind, name },
    ...(line('hours') ? { hours: spansIn(line('hours')) } : {}),
    ...(line('instead_of') ? { instead_of: dayIn(line, 'instead_of') } : {}),
    ...(line('made_up_on') ? { made_up_on: dayIn(line, 'made_up_on') } : {}),
    ...{ legal_basis: textIn(line, 'legal_basis'), status },
    ...(line('note') ? { note: line('note') } : {}),
  }
}

function readWeek(line: Line): WeekContent {
  const hours: WeekContent['hours'] = {}
  for (const part of line('hours').split(';')) {
    const [name = '', ...spans] = part.trim().split(/\s+/)
    const weekday = WEEKDAYS.find((known) => known === name.toLowerCase())
    if (!weekday) {
      throw new Unreadable(
        `giờ làm việc "${part.trim()}" phải như "mon 08:00-12:00 13:00-17:00"`,
        `hours "${part.trim()}" must be like "mon 08:00-12:00 13:00-17:00"`,
      )
    }
    hours[weekday] = spans.join() === 'off' ? [] : spansIn(spans.join(' '))
  }
  const until = line('to') ? { until: dayIn(line, 'to') } : {}
  return { from: dayIn(line, 'from'), ...until, hours, legal_basis: textIn(line, 'legal_basis') }
}

function readOutage(line: Line): CalendarContent['outages'][number] {
  const name = { vi: textIn(line, 'name_vi'), en: line('name_en') || textIn(line, 'name_vi') }
  return {
    ...{ from_at: momentIn(line, 'from'), to_at: momentIn(line, 'to') },
    ...{ name, legal_basis: textIn(line, 'legal_basis') },
  }
}

const SPAN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** `8:00-12:00 13:00–17:00` as spans; refuses anything else. */
function spansIn(text: string): string[] {
  return text.split(/[\s,]+/).map((written) => {
    const span = written.replace('–', '-').replace(/(^|-)(\d:)/g, '$10$2')
    if (SPAN.test(span)) return span
    throw new Unreadable(`giờ "${written}" phải như 08:00-12:00`, `"${written}" must be like 08:00-12:00`)
  })
}

function textIn(line: Line, column: CalendarColumn): string {
  const text = line(column)
  if (text !== '') return text
  throw new Unreadable(`thiếu ${column}`, `no ${column}`)
}

/** A day as `02/03/2026` or `2026-03-02`. */
function dayIn(line: Line, column: CalendarColumn): string {
  const text = line(column)
  const day = writtenDay(text)
  if (day !== null) return day
  throw new Unreadable(
    `cột ${column}: "${text}" không phải là ngày; hãy ghi như 02/03/2026`,
    `${column}: "${text}" is not a day; write it like 02/03/2026`,
  )
}

function momentIn(line: Line, column: CalendarColumn): string {
  const text = line(column)
  const [, day = '', month = '', year, clock = ''] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}:\d{2})$/.exec(text) ?? []
  const local = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${clock.padStart(5, '0')}`
  try {
    return fromLocalText(year ? local : text.replace(' ', 'T').slice(0, 16))
  } catch {
    throw new Unreadable(
      `cột ${column}: "${text}" phải như 02/03/2026 08:00`,
      `${column}: "${text}" must be like 02/03/2026 08:00`,
    )
  }
}

function problem(number: number, vi: string, en: string): FieldError {
  return { field: `line ${number}`, message: { vi: `Dòng ${number}: ${vi}.`, en: `Line ${number}: ${en}.` } }
}

const NOT_ANNOUNCED: FieldError = {
  field: 'announced',
  message: {
    vi: 'Thiếu dòng "announced": lịch nghỉ đã công bố đến ngày nào, theo văn bản nào.',
    en: 'No line "announced": up to which day days off are announced, and by what.',
  },
}

function broken(problems: readonly FieldError[]) {
  return invalid(
    'calendar_csv',
    {
      vi: `Tệp lịch chưa nhận được: ${problems.length} chỗ cần sửa. ${problems[0]?.message.vi ?? ''} Chưa có gì được ghi.`,
      en: `The calendar was not taken: ${problems.length} places to correct. ${problems[0]?.message.en ?? ''} Nothing was recorded.`,
    },
    problems.slice(0, 50),
  )
}
