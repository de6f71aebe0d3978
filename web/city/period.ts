import { Type, type Static } from 'typebox'
import { formatDay, fromDayNumber, fromLocalText, toDayNumber, writtenDay } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'

/** The period in an address: a named one that moves with the calendar, or two days. */
export const PeriodQuery = Type.Object({
  ky: Type.Optional(Type.String({ maxLength: 20 })),
  from: Type.Optional(Type.String({ maxLength: 20 })),
  to: Type.Optional(Type.String({ maxLength: 20 })),
})
export type PeriodQuery = Static<typeof PeriodQuery>

/** Days (YYYY-MM-DD) of Hà Nội, both included; `key` is what the address calls the period. */
export type ShownPeriod = {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly typed: { readonly from: string; readonly to: string }
  readonly errors: readonly FieldError[]
}

/** The periods people ask for most; `days` back from today, or the month so far. */
export const PERIODS: readonly { key: string; text: Text; days: number | 'month' }[] = [
  { key: 'hom-nay', text: { vi: 'Hôm nay', en: 'Today' }, days: 1 },
  { key: '7-ngay', text: { vi: '7 ngày', en: '7 days' }, days: 7 },
  { key: '13-ngay', text: { vi: '13 ngày', en: '13 days' }, days: 13 },
  { key: 'thang', text: { vi: 'Tháng này', en: 'This month' }, days: 'month' },
]
const USUAL = '7-ngay'

/** What period an address means today; days that are none are told, and the usual period is shown. */
export function readPeriod(query: PeriodQuery, today: string): ShownPeriod {
  if (query.from === undefined && query.to === undefined) return named(query.ky ?? USUAL, today)
  const usual = named(USUAL, today)
  const from = dayIn(query.from, usual.from)
  const to = dayIn(query.to, today)
  const errors = [
    ...(from === null ? [badDay('from')] : []),
    ...(to === null ? [badDay('to')] : []),
    ...(from !== null && to !== null && from > to ? [outOfOrder()] : []),
  ]
  if (from === null || to === null || errors.length > 0) {
    return { ...usual, errors, typed: { from: query.from ?? '', to: query.to ?? '' } }
  }
  return { key: 'tu-chon', from, to, errors, typed: { from: formatDay(from), to: formatDay(to) } }
}

function named(key: string, today: string): ShownPeriod {
  const period = PERIODS.find((one) => one.key === key) ?? PERIODS[1]
  const from =
    period?.days === 'month'
      ? `${today.slice(0, 7)}-01`
      : fromDayNumber(toDayNumber(today) - (period?.days ?? 1) + 1)
  const typed = { from: formatDay(from), to: formatDay(today) }
  return { key: period?.key ?? USUAL, from, to: today, typed, errors: [] }
}

/** The day an address says, as people type it or as our links do; an open field is the usual day, null is no day. */
export function dayIn(text: string | undefined, usual: string): string | null {
  return text === undefined || text.trim() === '' ? usual : writtenDay(text.trim())
}

function badDay(field: string): FieldError {
  return {
    field,
    message: {
      vi: 'Ghi ngày/tháng/năm có thật, ví dụ 13/07/2025.',
      en: 'Write a real day/month/year, for example 13/07/2025.',
    },
  }
}

function outOfOrder(): FieldError {
  return {
    field: 'to',
    message: { vi: 'Ngày cuối phải sau ngày đầu.', en: 'The last day must be after the first.' },
  }
}

/** What an address keeps of a period. */
export function periodParts(period: ShownPeriod): Record<string, string> {
  return period.key === 'tu-chon' ? { from: period.from, to: period.to } : { ky: period.key }
}

/** The moments between which a period's acts lie: from the first (included) to the second (excluded). */
export function momentsOf({ from, to }: Pick<ShownPeriod, 'from' | 'to'>): { from: string; to: string } {
  const after = fromDayNumber(toDayNumber(to) + 1)
  return { from: fromLocalText(`${from}T00:00`), to: fromLocalText(`${after}T00:00`) }
}

/** `từ 26/02/2026 đến 04/03/2026`, or one day. */
export function periodText({ from, to }: Pick<ShownPeriod, 'from' | 'to'>): Text {
  if (from === to) return { vi: `ngày ${formatDay(from)}`, en: `on ${formatDay(from)}` }
  return {
    vi: `từ ${formatDay(from)} đến ${formatDay(to)}`,
    en: `from ${formatDay(from)} to ${formatDay(to)}`,
  }
}
