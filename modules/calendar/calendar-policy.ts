import { type Actor, holds } from '#modules/record'
import type { Agency } from '#modules/units'
import { forbidden } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import type { CalendarContent, DayContent } from './calendar-content.ts'

/** What lies within a unit: its opening hours, its own closures and days with hours of their own. */
const LOCAL_KINDS: readonly DayContent['kind'][] = ['closure', 'hours']

/**
 * The city's administrator keeps every calendar, the city's and the agencies'. A commune's administrator keeps
 * opening hours and local closures of the agencies that serve his own unit; days off of the country, swaps,
 * make-up days and outages are not his.
 */
export function mayKeepCalendar(actor: Actor, agency: Pick<Agency, 'unit_id'> | null): boolean {
  return holds(actor, 'city_admin') || (agency !== null && isOwnUnit(actor, agency))
}

/** Refuses who may not keep this calendar (null: the city's), and what is not his to change in it. */
export function mustKeepCalendar(
  actor: Actor,
  agency: Pick<Agency, 'unit_id'> | null,
  change: { readonly before: CalendarContent; readonly after: CalendarContent },
): void {
  if (holds(actor, 'city_admin')) return
  if (!mayKeepCalendar(actor, agency)) throw forbidden('not_your_calendar', WHOSE)
  const { before, after } = change
  const isLocal = others(before) === others(after) && sameAs(before.outages, after.outages)
  if (!isLocal) throw forbidden('not_local', NOT_LOCAL)
}

function isOwnUnit(actor: Actor, agency: Pick<Agency, 'unit_id'>): boolean {
  return actor.posts.some((post) => post.role === 'commune_admin' && post.unit_id === agency.unit_id)
}

/** The days that are not local, as one text to compare. */
function others({ days }: CalendarContent): string {
  return JSON.stringify(days.filter((day) => !LOCAL_KINDS.includes(day.kind)))
}

function sameAs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const WHOSE: Text = {
  vi: 'Lịch của thành phố do quản trị thành phố sửa; lịch của một đơn vị do quản trị thành phố hoặc quản trị của chính đơn vị đó sửa.',
  en: 'The city’s calendar is kept by the city’s administrator; a unit’s by him or by that unit’s own administrator.',
}
const NOT_LOCAL: Text = {
  vi: 'Quản trị cấp xã sửa được giờ làm việc và ngày đóng cửa riêng của đơn vị. Ngày nghỉ chung, hoán đổi, làm bù và sự cố do quản trị thành phố ghi.',
  en: 'A commune’s administrator changes opening hours and local closures. General days off, swaps, make-up days and outages are the city administrator’s.',
}
