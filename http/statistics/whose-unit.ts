import { unitsInSight } from '#modules/oversight'
import type { Actor } from '#modules/record'
import { findUnit, getUnit, type Unit } from '#modules/units'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { forbidden } from '#platform/refusal.ts'

/**
 * Whose figures are asked for: null is the whole city, which city roles alone see; an officer of a commune sees his own
 * unit, and gets it where he names none. A unit is called as on the last day of the period, or as today.
 */
export async function whoseUnit(
  sql: Reader,
  actor: Actor,
  asked: { readonly unit: string | undefined; readonly now: string; readonly on: string },
): Promise<number | null> {
  const own = unitsInSight(actor)
  const unit = asked.unit ? await unitNamed(sql, asked.unit, asked) : null
  const id = unit?.kind === 'commune' ? unit.id : null
  if (own === undefined) return id
  const [first] = own
  if (unit === null && first !== undefined) return first
  if (id !== null && own.includes(id)) return id
  throw forbidden('not_your_figures', {
    vi: 'Cán bộ xã, phường xem được báo cáo của đơn vị mình; toàn thành phố do giám sát, lãnh đạo thành phố xem.',
    en: 'Officers of a commune see their own unit’s reports; the whole city is for its controllers and leaders.',
  })
}

/** A unit as it was called on a day, or as it is called now; refuses a name nobody bears. */
export async function unitNamed(
  sql: Reader,
  name: string,
  { on, now }: { readonly on: string; readonly now: string },
): Promise<Unit> {
  const today = dayOf(now)
  return (await findUnit(sql, name, on < today ? on : today)) ?? getUnit(sql, name, today)
}
