import {
  getCalendarVersion,
  mayKeepCalendar,
  nextContent,
  ownerOf,
  type CalendarContent,
  type CalendarInput,
} from '#modules/calendar'
import { listTouched, type Touched } from '#modules/dossiers'
import type { Actor, Work } from '#modules/record'
import { listUnits, type Agency } from '#modules/units'
import { formatCsv } from '#platform/csv.ts'
import type { Reader, Trx } from '#platform/database.ts'
import { dayOf, formatMoment } from '#platform/dates.ts'
import { forbidden } from '#platform/refusal.ts'
import { say, type Language } from '#platform/text.ts'

/** The name under which the city's own calendar is addressed; every other is an agency's slug. */
export const CITY_CALENDAR = 'thanh-pho'

/** The owner behind a name of an address: null is the city. */
export function calendarOwner(name: string): string | null {
  return name === CITY_CALENDAR ? null : name
}

/** Which part of a list of touched dossiers. */
export type Part = { readonly skip?: number | undefined; readonly take?: number | undefined }

/** What a change would be and whom it would have touched; refuses as saving would, and writes nothing. */
export async function previewCalendar(
  work: Work,
  asked: { readonly owner: string; readonly input: CalendarInput },
  { skip = 0, take = 50 }: Part = {},
): Promise<{ before: CalendarContent | null; after: CalendarContent; touched: Touched }> {
  const { agency, last, content } = await nextContent(work, calendarOwner(asked.owner), asked.input)
  const change = { agency: agency?.id ?? null, number: (last?.number ?? 0) + 1, content }
  const touched = await listTouched(work, { change, at: work.now, skip, take })
  return { before: last?.content ?? null, after: content, touched }
}

/** Whom a saved version would have touched among the dossiers that were running when it was saved. */
export async function touchedBy(
  trx: Trx,
  asked: { readonly owner: string; readonly number: number; readonly actor: Actor },
  { skip = 0, take = 50 }: Part = {},
): Promise<Touched> {
  const agency = await ownerOf(trx, calendarOwner(asked.owner))
  mustKeep(asked.actor, agency)
  const version = await getCalendarVersion(trx, agency?.id ?? null, asked.number)
  if (version.saved_at === null) return { running: 0, touched: 0, items: [] }
  const change = { agency: agency?.id ?? null, number: version.number, content: version.content }
  return listTouched({ trx, actor: asked.actor }, { change, at: version.saved_at, skip, take })
}

/** Refuses who keeps neither this calendar nor the city's. */
export function mustKeep(actor: Actor, agency: Agency | null): void {
  const isKeeper = actor.posts.some(({ role }) => role === 'city_admin' || role === 'commune_admin')
  if (agency === null ? isKeeper : mayKeepCalendar(actor, agency)) return
  throw forbidden('not_your_calendar', {
    vi: 'Lịch của một đơn vị do quản trị thành phố hoặc quản trị của chính đơn vị đó xem và sửa.',
    en: 'A unit’s calendar is for the city’s administrator and the unit’s own.',
  })
}

/** The touched dossiers for a spreadsheet: code, unit, procedure, appointment given, what it would be now, working minutes between. */
export async function touchedCsv(
  trx: Reader,
  { items }: Touched,
  { now, language }: { now: string; language: Language },
): Promise<string> {
  const names = await unitNames(trx, now)
  const heads = [
    { vi: 'Mã hồ sơ', en: 'Dossier' },
    { vi: 'Đơn vị', en: 'Unit' },
    { vi: 'Thủ tục', en: 'Procedure' },
    { vi: 'Hẹn đã trao', en: 'Appointment given' },
    { vi: 'Nếu tính theo lịch mới', en: 'By the new calendar' },
    { vi: 'Chênh lệch (phút làm việc)', en: 'Difference (working minutes)' },
  ]
  return formatCsv(
    heads.map((head) => say(head, language)),
    items.map((one) => [
      ...[one.code, names.get(one.unit_id) ?? '', one.procedure_code, formatMoment(one.due_at)],
      one.would_be_at === null ? '' : formatMoment(one.would_be_at),
      one.moved_minutes ?? '',
    ]),
  )
}

/** The full names of the communes of today by their ids. */
export async function unitNames(trx: Reader, now: string): Promise<ReadonlyMap<number, string>> {
  const { items } = await listUnits(trx, { province: PROVINCE, on: dayOf(now) })
  return new Map(items.map((unit) => [unit.id, unit.full_name]))
}

const PROVINCE = '01'
