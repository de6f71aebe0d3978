import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Work } from '#modules/record'
import { getAgency } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import type { CalendarContent } from './calendar-content.ts'
import { type CalendarVersion, findLastVersion, insertVersion, lockOwner } from './calendar-versions.ts'
import { parseCalendarContent } from './parse-calendar-content.ts'
import { emptyContent } from './save-calendar.ts'

/** The calendars of their own that agencies have on a day, by agency; one that says nothing of its own is none. */
export async function listOwnCalendars(
  sql: Reader,
  on: string,
): Promise<ReadonlyMap<string, CalendarContent>> {
  const rows = await sql<{ agency_id: string; content: unknown }[]>`
    select distinct on (agency_id) agency_id, content from calendars
    where agency_id is not null and effective_on <= ${on} order by agency_id, number desc`
  return new Map(
    rows.flatMap(({ agency_id, content }): [string, CalendarContent][] => {
      const own = parseCalendarContent(content, agency_id)
      return own.weeks.length + own.days.length > 0 ? [[agency_id, own]] : []
    }),
  )
}

/** Whether two agencies keep the same hours and the same closed days. */
export function keepsTheSame(one: CalendarContent, other: CalendarContent): boolean {
  return isDeepStrictEqual([one.weeks, one.days], [other.weeks, other.days])
}

type Succeeding = {
  readonly successor: string
  readonly content: CalendarContent
  readonly from: string
  readonly reason: string
}

/**
 * Lịch riêng theo về nơi kế thừa: from the day on it keeps the hours and the closed days of the agency before it. That agency's
 * outages are left out, they are in the intervals of the dossiers they met; its own stay. Answers the number of its version.
 */
export async function succeedCalendar(
  work: Work,
  { successor, content, from, reason }: Succeeding,
): Promise<number> {
  await lockOwner(work, successor)
  const agency = await getAgency(work.trx, successor)
  const last = await findLastVersion(work.trx, successor)
  const { weeks, days } = content
  const saved = await insertVersion(work, agency, {
    ...{ id: randomUUID(), number: (last?.number ?? 0) + 1, effective_on: from, reason },
    content: { ...emptyContent(agency, { ...content, effective_on: from }), weeks, days, ...outagesOf(last) },
  })
  return saved.number
}

/** Undone, an agency that goes on inherits again; where somebody has saved a version since, that one stays. */
export async function leaveCalendar(
  work: Work,
  { successor, number, from, reason }: Pick<Succeeding, 'successor' | 'from' | 'reason'> & { number: number },
): Promise<void> {
  await lockOwner(work, successor)
  const last = await findLastVersion(work.trx, successor)
  if (!last || last.number !== number) return
  const agency = await getAgency(work.trx, successor)
  await insertVersion(work, agency, {
    ...{ id: randomUUID(), number: number + 1, effective_on: from, reason },
    content: { ...emptyContent(agency, { ...last.content, effective_on: from }), ...outagesOf(last) },
  })
}

function outagesOf(last: CalendarVersion | null): Pick<CalendarContent, 'outages'> {
  return { outages: last?.content.outages ?? [] }
}
