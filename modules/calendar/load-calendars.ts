import type { Reader } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import type { CalendarContent } from './calendar-content.ts'
import { insertCalendar, selectAgencyIds } from './calendar-store.ts'

/**
 * Loads calendars as new versions; one that says what its last version says changes nothing. The agencies
 * they name by slug are there already. Runs as owner. Answers how many versions were written.
 */
export async function loadCalendars(
  sql: Reader,
  contents: readonly CalendarContent[],
  progress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const slugs = contents.flatMap((content) => content.agency ?? [])
  const ids = slugs.length === 0 ? new Map<string, string>() : await selectAgencyIds(sql, slugs)
  let written = 0
  for (const [index, content] of contents.entries()) {
    if (await insertCalendar(sql, agencyId(content, ids), content)) written++
    progress(index + 1, contents.length)
  }
  return written
}

function agencyId(content: CalendarContent, ids: ReadonlyMap<string, string>): string | null {
  if (content.agency === null) return null
  const id = ids.get(content.agency)
  if (id) return id
  throw notFound('agency_unknown', {
    vi: `Lịch "${content.name}" ghi cơ quan "${content.agency}" không có trong hệ thống`,
    en: `Calendar "${content.name}" names an agency "${content.agency}" that is not there`,
  })
}
