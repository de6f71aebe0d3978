import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import { type Calendar, type Layer, resolveCalendar } from './calendar.ts'
import { type CalendarRow, selectCalendars } from './calendar-store.ts'
import type { Interval } from './interval.ts'
import { parseCalendarContent } from './parse-calendar-content.ts'

/** Stored versions never change, so what was read and put together of them is kept, by their ids. */
const layers = new Map<string, Layer>()
const calendars = new Map<string, Calendar>()
/** The versions an agency last worked by: of those only the ids are asked again. */
const last = new Map<string, readonly string[]>()
const MOST_KEPT = 1_000

/** The calendar an agency works by on a day (`YYYY-MM-DD`); null agency: the city's. Refuses when none is loaded. */
export async function findCalendar(sql: Reader, agencyId: string | null, on: string): Promise<Calendar> {
  return calendarOn(sql, { agency: agencyId, on, known: null })
}

/** The calendar by which an agency gave its appointments at a moment: what was in force, and known, then. */
export async function calendarGivenAt(sql: Reader, agencyId: string, at: string): Promise<Calendar> {
  return calendarOn(sql, { agency: agencyId, on: dayOf(at), known: at })
}

type Asked = { readonly agency: string | null; readonly on: string; readonly known: string | null }

async function calendarOn(sql: Reader, asked: Asked): Promise<Calendar> {
  const who = `${asked.agency ?? ''} ${asked.known === null ? '' : 'then'}`
  const held = last.get(who) ?? []
  const all = await selectCalendars(sql, { ...asked, held })
  const outages = all.flatMap(outageOf)
  const rows = outages.length === 0 ? all : all.filter(({ from_at }) => from_at === null)
  if (rows.length === 0) throw missing(asked.on)
  for (const row of rows) if (row.content !== null && !layers.has(row.id)) layers.set(row.id, toLayer(row))
  const found = rows.map((row) => layers.get(row.id) ?? toLayer(row))
  last.set(
    who,
    found.map((layer) => layer.id),
  )
  const calendar = calendarOfLayers(found)
  return outages.length === 0 ? calendar : { ...calendar, outages: [...calendar.outages, ...outages] }
}

/** An outage as the calendar has it: an objective cause for every dossier. */
function outageOf({ from_at, to_at, legal_basis }: CalendarRow): Interval[] {
  return from_at === null ? [] : [{ kind: 'objective_cause', from_at, to_at, legal_basis: legal_basis ?? '' }]
}

/** Put together once. */
function calendarOfLayers(line: readonly Layer[]): Calendar {
  const id = line.map((layer) => layer.id).join()
  const kept = calendars.get(id)
  if (kept) return kept
  if (calendars.size >= MOST_KEPT) calendars.clear()
  const calendar = resolveCalendar(line)
  calendars.set(id, calendar)
  return calendar
}

/** One stored version, parsed. */
export function toLayer(row: { id: string; content: unknown }): Layer {
  return { id: row.id, content: parseCalendarContent(row.content, row.id) }
}

function missing(on: string) {
  return notFound('calendar_missing', {
    vi: `Chưa có lịch làm việc cho ngày ${on}; quản trị cần nạp lịch`,
    en: `There is no working calendar for ${on}; an administrator must load one`,
  })
}
