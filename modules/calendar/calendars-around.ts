import type { Reader } from '#platform/database.ts'
import { type Calendar, type Layer, resolveCalendar } from './calendar.ts'
import type { CalendarContent } from './calendar-content.ts'
import { toLayer } from './find-calendar.ts'

/** A change of an owner's calendar: `number` is the version it becomes or became. */
export type CalendarChange = {
  readonly agency: string | null
  readonly number: number
  readonly content: CalendarContent
}

/** How an agency counts before and after a change. */
export type Around = { readonly before: Calendar; readonly after: Calendar }

type Version = { readonly id: string; readonly agency_id: string | null; readonly content: unknown }

/**
 * The calendars of every agency that a change reaches, before and after it; both as on its first day. An agency is
 * reached when it is the owner or inherits from it. Reads each version once, however many agencies inherit it.
 */
export async function calendarsAround(
  sql: Reader,
  change: CalendarChange,
): Promise<(agencyId: string) => Around | null> {
  const [parents, versions] = await Promise.all([readParents(sql), readVersions(sql, change)])
  const changed: Layer = { id: 'the change', content: change.content }
  const found = new Map<string, Around | null>()
  const together = new Map<string, Calendar>()
  const calendarOf = (line: readonly (string | null)[], own: Layer | undefined): Calendar => {
    const layers = line.flatMap((owner) =>
      owner === change.agency ? (own ?? []) : (versions.get(owner) ?? []),
    )
    const id = layers.map((layer) => layer.id).join()
    const calendar = together.get(id) ?? resolveCalendar(layers)
    together.set(id, calendar)
    return calendar
  }
  return (agencyId) => {
    const known = found.get(agencyId)
    if (known !== undefined) return known
    const line = lineOf(parents, agencyId)
    const around = line.includes(change.agency)
      ? {
          before: calendarOf(line, versions.get(change.agency)),
          after: calendarOf(line, changed),
        }
      : null
    found.set(agencyId, around)
    return around
  }
}

/** From the city (null) down to the agency itself. */
function lineOf(parents: ReadonlyMap<string, string | null>, agencyId: string): (string | null)[] {
  const line: (string | null)[] = []
  for (let at: string | null = agencyId; at !== null && line.length < 20; at = parents.get(at) ?? null)
    line.unshift(at)
  return [null, ...line]
}

async function readParents(sql: Reader): Promise<Map<string, string | null>> {
  const rows = await sql<{ id: string; parent_id: string | null }[]>`select id, parent_id from agencies`
  return new Map(rows.map((row) => [row.id, row.parent_id]))
}

/** The version of each owner in force on the change's first day; of the changed owner the one before. */
async function readVersions(sql: Reader, change: CalendarChange): Promise<Map<string | null, Layer>> {
  const rows = await sql<Version[]>`
    select distinct on (agency_id) id, agency_id, content from calendars
    where effective_on <= ${change.content.effective_on}
      and not (agency_id is not distinct from ${change.agency}::uuid and number >= ${change.number})
    order by agency_id, number desc`
  return new Map(rows.map((row) => [row.agency_id, toLayer(row)]))
}
