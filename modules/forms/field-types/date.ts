import { DAY_ORDERS, whyOutOfOrder } from '../order-of-days.ts'
import { about, allowOptions, cleanLine, wrong } from '../field-kind.ts'
import type { FieldKind } from '../field-kind.ts'

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Reads dd/mm/yyyy (also with - or .) and the stored YYYY-MM-DD; null when there is no such day. */
export function readDay(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const line = cleanLine(value).replace(/\s/g, '')
  const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(line)
  const stored = /^(\d{4})-(\d{2})-(\d{2})$/.exec(line)
  const [day, month, year] = typed
    ? typed.slice(1).map(Number)
    : stored
      ? stored.slice(1).map(Number).reverse()
      : []
  if (day === undefined || month === undefined || year === undefined || year < 1800) return null
  const days = month === 2 && isLeap(year) ? 29 : MONTHS[month - 1]
  if (days === undefined || day < 1 || day > days) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** YYYY-MM-DD as people read it: dd/mm/yyyy. */
export function writeDay(day: string): string {
  return day.split('-').reverse().join('/')
}

/** A day, typed dd/mm/yyyy. */
export const date: FieldKind = {
  problem: allowOptions(['from', 'to', ...DAY_ORDERS]),
  check: (field, value, context) => {
    const day = readDay(value)
    if (day === null) {
      const said = {
        vi: 'ghi ngày/tháng/năm có thật, ví dụ 05/09/2026.',
        en: 'write a real day/month/year, for example 05/09/2026.',
      }
      return wrong(context, about(field, said))
    }
    const from = field.from === 'today' ? context.today : field.from
    const to = field.to === 'today' ? context.today : field.to
    if (from !== undefined && day < from) {
      const said = { vi: `từ ngày ${writeDay(from)} trở đi.`, en: `on or after ${writeDay(from)}.` }
      return wrong(context, about(field, said))
    }
    if (to !== undefined && day > to) {
      const said = { vi: `không sau ngày ${writeDay(to)}.`, en: `not after ${writeDay(to)}.` }
      return wrong(context, about(field, said))
    }
    const late = whyOutOfOrder(field, day, context)
    if (late !== null) return wrong(context, about(field, late))
    return { value: day }
  },
}
