import { listUnits } from '#modules/units'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { PROVINCE } from '../../citizen/province.ts'

/** The city that issues a report, by its short and its full name. */
export async function findProvince(
  trx: Trx,
  now: string,
): Promise<{ readonly name: string; readonly full_name: string }> {
  const { items } = await listUnits(trx, { kind: 'province', on: dayOf(now) })
  const city = items.find(({ code }) => code === PROVINCE)
  return { name: city?.name ?? '', full_name: city?.full_name ?? '' }
}
