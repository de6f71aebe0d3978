import { fromDayNumber, fromLocalText, toDayNumber } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'

/** Kỳ báo cáo: whole days of Hà Nội (YYYY-MM-DD), both included; `key` is how it is written: `2025-07`, `2025-Q3`, two days. */
export type Period = { readonly key: string; readonly from: string; readonly to: string }

const DAY = /^\d{4}-\d\d-\d\d$/

/** `2025-07`, `2025-Q3`, `2025` or `2025-07-01..2025-07-13` as a period; refuses anything else, saying what is allowed. */
export function parsePeriod(text: string): Period {
  const [, year = '', quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text) ?? []
  if (year) {
    const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1)
    const months = quarter ? 3 : month ? 1 : 12
    return { key: text, from: firstOf(year, first), to: dayBefore(firstOf(year, first + months)) }
  }
  const [from = '', to = '', ...more] = text.split('..')
  if (more.length === 0 && isDay(from) && isDay(to) && from <= to) return { key: text, from, to }
  const message = {
    vi: 'Kỳ báo cáo ghi là tháng 2025-07, quý 2025-Q3, năm 2025, hoặc từ ngày..đến ngày 2025-07-01..2025-07-13.',
    en: 'A period is a month 2025-07, a quarter 2025-Q3, a year 2025, or days 2025-07-01..2025-07-13.',
  }
  throw invalid('no_period', message, [{ field: 'period', message }])
}

function firstOf(year: string, month: number): string {
  const over = month > 12
  return `${Number(year) + (over ? 1 : 0)}-${String(over ? month - 12 : month).padStart(2, '0')}-01`
}

function dayBefore(day: string): string {
  return fromDayNumber(toDayNumber(day) - 1)
}

function isDay(text: string): boolean {
  const midnight = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}

/** The moment a period begins and the first moment after it. */
export function momentsOf({ from, to }: Pick<Period, 'from' | 'to'>): { from: string; until: string } {
  const after = fromDayNumber(toDayNumber(to) + 1)
  return { from: fromLocalText(`${from}T00:00`), until: fromLocalText(`${after}T00:00`) }
}

/** The period before, of the same kind: the month, quarter or year before, or as many days. */
export function before({ key, from, to }: Period): Period {
  const last = dayBefore(from)
  if (key.includes('..')) {
    const first = fromDayNumber(toDayNumber(last) - (toDayNumber(to) - toDayNumber(from)))
    return { key: `${first}..${last}`, from: first, to: last }
  }
  const [year, month] = [last.slice(0, 4), last.slice(5, 7)]
  if (key.includes('Q')) return parsePeriod(`${year}-Q${Math.ceil(Number(month) / 3)}`)
  return parsePeriod(key.length === 4 ? year : `${year}-${month}`)
}

/** May this period be closed: a month or a quarter of the calendar. */
export function isClosable({ key }: Period): boolean {
  return /^\d{4}-(Q[1-4]|\d\d)$/.test(key)
}
