import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

/** Thời hạn giải quyết: a legal limit in the law's own unit. `none`: the law sets no limit; `unknown`: we do not know it. */
export const Limit = Type.Union([
  Type.Object({
    unit: Type.Literal('working_hours'),
    value: Type.Number({ minimum: 0.25, multipleOf: 0.25 }),
  }),
  Type.Object({
    unit: Type.Union([Type.Literal('working_days'), Type.Literal('calendar_days'), Type.Literal('months')]),
    value: Type.Integer({ minimum: 1 }),
  }),
  Type.Object({
    unit: Type.Union([Type.Literal('same_day'), Type.Literal('none'), Type.Literal('unknown')]),
  }),
])
export type Limit = Static<typeof Limit>

/** How a dossier came in: at the counter, online, by post. */
export const CHANNELS = ['counter', 'online', 'post'] as const
export type Channel = (typeof CHANNELS)[number]

/** One row of a procedure's limits (D2): null channel or case means "any". */
export type LimitRow = {
  readonly channel: Channel | null
  readonly case: string | null
  readonly limit: Limit
}

/** The limit of the most telling row: one that names case and channel, then case, then channel, then neither. */
export function limitFor(rows: readonly LimitRow[], channel: Channel, kase: string | null): Limit {
  const fitting = rows.filter((row) => (row.channel ?? channel) === channel && (row.case ?? kase) === kase)
  const weight = (row: LimitRow) => (row.case === null ? 0 : 2) + (row.channel === null ? 0 : 1)
  const best = Math.max(...fitting.map(weight))
  const chosen = fitting.filter((row) => weight(row) === best)
  const [first, second] = chosen
  // Two rows that say equally much contradict each other: unknown, never a guess.
  return first && !second ? first.limit : { unit: 'unknown' }
}

const WRITTEN = /^(\d+(?:\.\d+)?) (working_hours|working_days|calendar_days|months)$/

/** Reads `3 working_days`, `same_day`, `none`, `unknown`; null when it is none of them. */
export function parseLimit(written: string): Limit | null {
  if (written === 'same_day' || written === 'none' || written === 'unknown') return { unit: written }
  const match = WRITTEN.exec(written)
  const value = Number(match?.[1])
  const unit = match?.[2]
  if (unit === 'working_hours') return value > 0 && Number.isInteger(value * 4) ? { unit, value } : null
  if (unit !== 'working_days' && unit !== 'calendar_days' && unit !== 'months') return null
  return value >= 1 && Number.isInteger(value) ? { unit, value } : null
}

/** The limit in words: "3 ngày làm việc". */
export function limitText(limit: Limit): Text {
  const words = UNIT_TEXTS[limit.unit]
  if (!('value' in limit)) return words
  return {
    vi: `${comma(limit.value)} ${words.vi}`,
    en: `${limit.value} ${words.en}${limit.value === 1 ? '' : 's'}`,
  }
}

const UNIT_TEXTS: Readonly<Record<Limit['unit'], Text>> = {
  working_hours: { vi: 'giờ làm việc', en: 'working hour' },
  working_days: { vi: 'ngày làm việc', en: 'working day' },
  calendar_days: { vi: 'ngày', en: 'day' },
  months: { vi: 'tháng', en: 'month' },
  same_day: { vi: 'trong ngày', en: 'the same day' },
  none: { vi: 'không quy định', en: 'no limit set by law' },
  unknown: { vi: 'chưa rõ', en: 'not known' },
}

/** Vietnamese writes 1,5 where English writes 1.5. */
function comma(value: number): string {
  return String(value).replace('.', ',')
}
