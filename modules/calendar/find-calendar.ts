import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import { type Calendar, type Layer, resolveCalendar } from './calendar.ts'
import { selectCalendars } from './calendar-store.ts'
import { parseCalendarContent } from './parse-calendar-content.ts'

/** What was last put together for an agency. Stored versions never change, so only their ids are asked again. */
type Kept = { readonly layers: readonly Layer[]; readonly calendar: Calendar }
const kept = new Map<string, Kept>()
const MOST_KEPT = 1_000

/** The calendar an agency works by on a day (`YYYY-MM-DD`); null agency: the city's. Refuses when none is loaded. */
export async function findCalendar(sql: Reader, agencyId: string | null, on: string): Promise<Calendar> {
  const last = kept.get(agencyId ?? '')
  const held = last?.layers.map((layer) => layer.id) ?? []
  const rows = await selectCalendars(sql, { agency: agencyId, on, held })
  if (rows.length === 0) throw missing(on)
  if (last && rows.map((row) => row.id).join() === held.join()) return last.calendar
  const layers = rows.map((row) => last?.layers.find((layer) => layer.id === row.id) ?? toLayer(row))
  const calendar = resolveCalendar(layers)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(agencyId ?? '', { layers, calendar })
  return calendar
}

function toLayer(row: { id: string; content: unknown }): Layer {
  return { id: row.id, content: parseCalendarContent(row.content, row.id) }
}

function missing(on: string) {
  return notFound('calendar_missing', {
    vi: `Chưa có lịch làm việc cho ngày ${on}; quản trị cần nạp lịch`,
    en: `There is no working calendar for ${on}; an administrator must load one`,
  })
}
