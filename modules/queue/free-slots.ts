import type { Reader } from '#platform/database.ts'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { findPoint } from '#modules/units'
import { calendarOf, slotsOf } from './queue-hours.ts'
import { getQueueRule } from './queue-rules.ts'

/** Times of a service that can still be booked at a unit, by day. */
export async function listFreeSlots(
  sql: Reader,
  { unit, service, now }: { readonly unit: number; readonly service: string; readonly now: string },
): Promise<{ day: string; slots: string[] }[]> {
  const today = dayOf(now)
  const [rule, point] = await Promise.all([getQueueRule(sql, unit, today), findPoint(sql, unit, today)])
  if (!point) return []
  const [calendar, taken] = await Promise.all([
    calendarOf(sql, point.id, today),
    sql<{ slot_at: string; taken: number }[]>`
      select slot_at, count(*)::int as taken from tickets
      where unit_id = ${unit} and service = ${service} and slot_at > ${now} and state <> 'cancelled'
        and carried_from is null group by slot_at`,
  ])
  const full = new Set(taken.filter((one) => one.taken >= rule.slot_places).map(({ slot_at }) => slot_at))
  return Array.from({ length: rule.book_days + 1 }, (_, ahead) => fromDayNumber(toDayNumber(today) + ahead))
    .map((day) => ({
      day,
      slots:
        rule.slot_places === 0 ? [] : slotsOf(calendar, rule, { day, now }).filter((slot) => !full.has(slot)),
    }))
    .filter(({ slots }) => slots.length > 0)
}
