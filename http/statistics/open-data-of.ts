import { type Closing, openData, type OpenData, parsePeriod, type Period } from '#modules/statistics'
import { dayOf } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { figuresOf } from './figures-of.ts'

/** The first month there are figures of, and how many months back are published. */
const MOST_MONTHS = 24

/** Under which licence the figures may be used. */
export const LICENCE = { name: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' } as const

/** What is published of a month, as it was closed, or as it stands until then. */
export type OpenMonth = { readonly period: Period; readonly data: OpenData; readonly closing: Closing | null }

/** The months that are over and published, the latest first (`2026-03`). */
export function openMonths(now: string): string[] {
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number)
  return Array.from({ length: MOST_MONTHS }, (_, back) => {
    const at = year * 12 + month - 2 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  }).filter((key) => key >= '2025-07')
}

/** The public figures of a month; refuses one that is not over or not published. */
export async function openDataOf(door: Door, key: string): Promise<OpenMonth> {
  const months = openMonths(door.clock())
  if (!months.includes(key)) throw notPublished(months)
  const period = parsePeriod(key)
  const figures = await figuresOf(door, { period, basis: 'reported' })
  return { period, data: openData(figures), closing: figures.closing }
}

function notPublished(months: readonly string[]) {
  return notFound('month_not_published', {
    vi: `Chưa có số liệu công khai của tháng này. Có số liệu từ ${months.at(-1)} đến ${months[0]}, ghi như 2026-03.`,
    en: `No public figures of that month. There are those from ${months.at(-1)} to ${months[0]}, written like 2026-03.`,
  })
}
