import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { replayAnswer, type Work } from '#modules/record'
import { getAgency } from '#modules/units'
import type { Agency } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf, formatDay } from '#platform/dates.ts'
import { conflict, invalid } from '#platform/refusal.ts'
import { mustKeepCalendar } from './calendar-policy.ts'
import { CalendarContent } from './calendar-content.ts'
import {
  findLastVersion,
  insertVersion,
  lockOwner,
  type CalendarVersion,
  type SavedCalendar,
} from './calendar-versions.ts'
import { agenciesUnder, insertOutage, selectOutagesOf } from './outages-store.ts'
import { parseCalendarContent } from './parse-calendar-content.ts'

/** The next content of an owner's calendar, whole: what it leaves out is no longer said. */
export const CalendarInput = Type.Object(
  {
    effective_on: Type.String({
      format: 'date',
      description: 'First day on which appointments are given by it',
    }),
    reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
    seen: Type.Integer({
      minimum: 0,
      description: 'Number of the last version the change began from; 0: none',
    }),
    announced_to: CalendarContent.properties.announced_to,
    source: CalendarContent.properties.source,
    weeks: CalendarContent.properties.weeks,
    days: CalendarContent.properties.days,
    outages: CalendarContent.properties.outages,
  },
  { additionalProperties: false },
)
export type CalendarInput = Static<typeof CalendarInput>

/** Whose calendar: null is the city's, else an agency by id or slug. */
export type Owner = string | null

/**
 * Ghi lịch: the owner's next content, from a day. Appointments already given stay as they are; an outage it newly names
 * is recorded, as if by itself, and so reaches the running dossiers it met.
 */
export async function saveCalendar(work: Work, owner: Owner, input: CalendarInput): Promise<SavedCalendar> {
  const { agency, last, content: asked, fresh } = await nextContent(work, owner, input)
  const content = { ...asked, outages: asked.outages.filter((one) => !fresh.includes(one)) }
  const agency_ids = agency && fresh.length > 0 ? await agenciesUnder(work.trx, agency.id) : []
  for (const { from_at, to_at, name, legal_basis } of fresh)
    await insertOutage(work, {
      ...{ unit_ids: [], agency_ids, legal_basis, reason: name.vi },
      ...{ from_at: new Date(from_at).toISOString(), to_at: new Date(to_at).toISOString() },
    })
  const number = (last?.number ?? 0) + 1
  const { effective_on, reason } = input
  return insertVersion(work, agency, {
    id: randomUUID(),
    number,
    effective_on,
    reason: reason.trim(),
    content,
  })
}

/** What an owner's calendar would be after the change; refuses as `saveCalendar` would, and writes nothing. */
export async function nextContent(
  work: Work,
  owner: Owner,
  input: CalendarInput,
): Promise<{
  agency: Agency | null
  last: CalendarVersion | null
  content: CalendarContent
  /** Outages that neither the calendar nor the record of outages had before. */
  fresh: readonly CalendarContent['outages'][number][]
}> {
  const agency = await ownerOf(work.trx, owner)
  await lockOwner(work, agency?.id ?? null)
  const [last] = await Promise.all([findLastVersion(work.trx, agency?.id ?? null), replayAnswer(work)])
  const before = last?.content ?? emptyContent(agency, input)
  const { effective_on, announced_to, source, weeks, days } = input
  const recorded = (await selectOutagesOf(work.trx, agency?.id ?? null)).map(spanOf)
  const outages = input.outages.filter((one) => !recorded.includes(spanOf(one)))
  const after = { ...before, effective_on, announced_to, source, weeks, days, outages }
  mustKeepCalendar(work.actor, agency, { before, after })
  mustFollow(work.now, last, input)
  const content = parseCalendarContent(after, after.name)
  if (agency === null) mustHaveWorkingDay(content)
  const known = before.outages.map(spanOf)
  return { agency, last, content, fresh: content.outages.filter((one) => !known.includes(spanOf(one))) }
}

/** When an outage was, however its moments are written. */
function spanOf({ from_at, to_at }: { from_at: string; to_at: string }): string {
  return `${Date.parse(from_at)} ${Date.parse(to_at)}`
}

/** The agency behind an owner's name; null: the city. Refuses an agency nobody knows. */
export async function ownerOf(sql: Reader, owner: Owner): Promise<Agency | null> {
  return owner === null ? null : getAgency(sql, owner)
}

/** What an agency that only inherits says of its own: nothing. */
export function emptyContent(
  agency: Agency | null,
  from: Pick<CalendarContent, 'effective_on' | 'announced_to' | 'source'>,
): CalendarContent {
  const { effective_on, announced_to, source } = from
  const title = agency
    ? { vi: `Lịch làm việc của ${agency.name}`, en: `Working calendar of ${agency.name}` }
    : { vi: 'Lịch làm việc của thành phố', en: 'Working calendar of the city' }
  const name = agency?.slug ?? 'thanh-pho'
  return {
    ...{ name, agency: agency?.slug ?? null, title, effective_on, announced_to, source },
    ...{ weeks: [], days: [], outages: [] },
  }
}

function mustFollow(now: string, last: CalendarVersion | null, input: CalendarInput): void {
  const { effective_on, seen } = input
  if (seen !== (last?.number ?? 0)) {
    throw conflict(
      'stale',
      {
        vi: `Lịch đã được ${last?.saved_by_name || 'người khác'} sửa từ khi bạn mở trang. Hãy xem lại rồi sửa tiếp.`,
        en: `The calendar was changed by ${last?.saved_by_name || 'somebody'} since you opened it. Look again, then go on.`,
      },
      { number: last?.number ?? 0 },
    )
  }
  const first = [dayOf(now), last?.effective_on ?? ''].sort().at(-1) ?? dayOf(now)
  if (effective_on >= first) return
  const message = {
    vi: `Lịch chỉ đổi từ hôm nay trở đi và không sớm hơn lần sửa trước: sớm nhất là ${formatDay(first)}.`,
    en: `A calendar changes from today on and not before its last change: ${formatDay(first)} at the earliest.`,
  }
  throw invalid('calendar_past', message, [{ field: 'effective_on', message }])
}

/** A week without an open day would leave the clock without an end. */
function mustHaveWorkingDay({ weeks, effective_on }: CalendarContent): void {
  const open = weeks.some(
    ({ from, until, hours }) =>
      from <= effective_on && until === undefined && Object.values(hours).some((spans) => spans.length > 0),
  )
  if (open) return
  const message = {
    vi: 'Lịch thành phố cần một tuần làm việc không có ngày kết thúc, có ít nhất một ngày mở cửa.',
    en: 'The city’s calendar needs a working week without an end, with at least one open day.',
  }
  throw invalid('calendar_closed', message, [{ field: 'weeks', message }])
}
