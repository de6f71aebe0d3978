import { agenciesUnder, insertOutage, mustBeOver, type OutageScope } from '#modules/calendar'
import { type Actor, holds, once, type Work } from '#modules/record'
import { getAgency, getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { forbidden, invalid } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { type Outage, type OutageInput, presentOutage } from './outage.ts'
import { progressOf } from './outages-store.ts'

/** Only the city's administrator stops the clocks of others; a head records a cause on a dossier of his own. */
export function mustRecordOutages(actor: Actor): void {
  if (holds(actor, 'city_admin')) return
  throw forbidden('city_admin_only', {
    vi: 'Chỉ quản trị thành phố ghi nhận sự cố cho nhiều hồ sơ. Trưởng phòng ghi nhận nguyên nhân khách quan trên từng hồ sơ.',
    en: 'Only the city’s administrator records an outage for many dossiers. A head records an objective cause on each of his.',
  })
}

/** What an input means: whom it met and its moments; refuses one that is not over, or no interval at all. */
export async function scopeOf(
  { trx, now }: Pick<Work, 'trx' | 'now'>,
  input: Pick<OutageInput, 'units' | 'agency' | 'from_at' | 'to_at'>,
): Promise<OutageScope> {
  const [from_at, to_at] = [new Date(input.from_at).toISOString(), new Date(input.to_at).toISOString()]
  mustBeOver({ from_at, to_at }, now)
  const names = input.units ?? []
  if (names.length > 0 && input.agency !== undefined) {
    throw wrong('agency', 'one_scope', {
      vi: 'Chọn các phường, xã hoặc một cơ quan, không chọn cả hai.',
      en: 'Choose communes or one agency, not both.',
    })
  }
  const units = []
  for (const name of new Set(names)) units.push(await getUnit(trx, name, dayOf(now)))
  if (units.some(({ kind }) => kind !== 'commune')) {
    throw wrong('units', 'not_a_commune', {
      vi: 'Chọn phường, xã; sự cố của cả thành phố thì để trống.',
      en: 'Choose communes; for the whole city choose none.',
    })
  }
  const agency_ids =
    input.agency === undefined ? [] : await agenciesUnder(trx, (await getAgency(trx, input.agency)).id)
  return { unit_ids: units.map(({ id }) => id), agency_ids, from_at, to_at }
}

function wrong(field: string, code: string, message: Text) {
  return invalid(code, message, [{ field, message }])
}

/**
 * Ghi nhận sự cố: an outage that is over, recorded once. The calendars of whom it met have it from now on, and the house
 * applies it to every running dossier it touches.
 */
export async function recordOutage(work: Work, input: OutageInput): Promise<Outage> {
  mustRecordOutages(work.actor)
  return once(work, async () => {
    const [legal_basis, reason] = [input.legal_basis.trim(), input.reason.trim()]
    const row = await insertOutage(work, { ...(await scopeOf(work, input)), legal_basis, reason })
    return presentOutage(row, await progressOf(work.trx, row))
  })
}
