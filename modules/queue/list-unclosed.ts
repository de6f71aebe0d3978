import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'

/** Units in which something is left of days that are over. For the job. */
export async function listUnclosed({ trx, now }: Omit<Work, 'key'>): Promise<number[]> {
  const rows = await trx<{ unit_id: number }[]>`
    select distinct unit_id from tickets
    where state in ('booked', 'waiting', 'called', 'serving') and day < ${dayOf(now)} order by unit_id`
  return rows.map(({ unit_id }) => unit_id)
}
