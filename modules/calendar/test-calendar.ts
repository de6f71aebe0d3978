import { readCalendarFiles } from './read-calendar-files.ts'
import { fromLocalText, toLocalText } from '#platform/dates.ts'
import { type Calendar, type Layer, resolveCalendar } from './calendar.ts'
import type { CalendarContent } from './calendar-content.ts'
import { due, type Due } from './due.ts'
import type { DueInput } from './due-input.ts'
import type { Interval, IntervalKind } from './interval.ts'
import { parseLimit } from './limit.ts'

const contents = await readCalendarFiles(new URL('../../data/calendars/', import.meta.url).pathname)

/** The city's calendar as the project ships it, with layers of an agency over it. */
export function hanoiCalendar(...over: Partial<CalendarContent>[]): Calendar {
  const [city] = contents
  if (!city) throw new Error('data/calendars is empty')
  const empty = { ...city, weeks: [], days: [], outages: [] }
  const layers: Layer[] = over.map((content, index) => ({
    id: `over-${index}`,
    content: { ...empty, ...content },
  }))
  return resolveCalendar([{ id: 'city', content: city }, ...layers])
}

/** `waited('supplement', '2026-02-24T09:00', '2026-02-26T10:00')` in Hà Nội's time; null: not over. */
export function waited(kind: IntervalKind, from: string, to: string | null): Interval {
  const to_at = to === null ? null : fromLocalText(to)
  return { kind, from_at: fromLocalText(from), to_at, legal_basis: 'NĐ 118/2025/NĐ-CP' }
}

/** A due date in the words of the law: limit, receipt in Hà Nội's time, and what else differs from the ordinary. */
export function dueOf(limit: string, received: string, more: Partial<DueInput> = {}): Due {
  const parsed = parseLimit(limit)
  if (!parsed) throw new Error(`not a limit: ${limit}`)
  const receivedAt = fromLocalText(received)
  return due({
    limit: parsed,
    channel: 'counter',
    receivedAt,
    intervals: [],
    calendar: hanoiCalendar(),
    ...more,
  })
}

/** The legal due as Hà Nội's clock shows it. */
export function dueText(limit: string, received: string, more: Partial<DueInput> = {}): string | null {
  const { legal_due } = dueOf(limit, received, more)
  return legal_due === null ? null : toLocalText(legal_due)
}
