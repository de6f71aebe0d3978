import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'

/**
 * Deletes yesterday's salts and counts, and of numbers that are done with why they went first and whose they were: from then
 * on nobody can tell who took which number, or how many.
 */
export async function forgetTakes({ trx, now }: Omit<Work, 'key'>): Promise<number> {
  const today = dayOf(now)
  await trx`delete from ticket_takes where day < ${today}`
  const rows = await trx`delete from queue_salts where day < ${today} returning 1`
  await trx`
    update ticket_holders h set priority = null, person_id = null from tickets t
    where t.id = h.ticket_id and (h.priority is not null or h.person_id is not null) and t.day < ${today}
      and t.state not in ('booked', 'waiting', 'called', 'serving')`
  return rows.length
}
