import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { deskPost, offlineUntil, once, recordEvent, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { labelOf } from './leased-number.ts'
import { lockLine } from './queue-store.ts'

export const NumberLeaseInput = Type.Object(
  { count: Type.Integer({ minimum: 1, maximum: 100 }) },
  { additionalProperties: false },
)
export type NumberLeaseInput = Static<typeof NumberLeaseInput>

/** Dải số giữ trước: the numbers a desk may give by itself today, and until when. */
export const NumberLease = Type.Object({
  id: Type.String(),
  day: Type.String(),
  leased_at: Type.String(),
  valid_until: Type.String(),
  labels: Type.Array(Type.String()),
})
export type NumberLease = Static<typeof NumberLease>

/** Giữ trước dải số: the next numbers of the unit's day, for when the line of this desk is cut; no other desk gets one of them. */
export function leaseNumbers(work: Work, { count }: NumberLeaseInput): Promise<NumberLease> {
  return once(work, async () => {
    const { trx, now, actor } = work
    const { agency_id, unit_id } = deskPost(actor)
    const day = dayOf(now)
    await lockLine(work, unit_id)
    const id = randomUUID()
    const valid_until = offlineUntil(now)
    const [row] = await trx<{ first: number; last: number }[]>`
      insert into ticket_leases (id, unit_id, agency_id, account_id, day, first, last, leased_at, valid_until)
      select ${id}, ${unit_id}, ${agency_id}, ${actor.id}, ${day}, coalesce(max(last), 0) + 1,
        coalesce(max(last), 0) + ${count}, ${now}, ${valid_until}
      from ticket_leases where unit_id = ${unit_id} and day = ${day}
      returning first, last`
    if (!row) throw new Error('a lease without a row')
    await recordEvent(work, {
      ...{ module: 'queue', noun: 'number_lease', noun_id: id, noun_version: 1, act: 'lease_numbers' },
      ...{ agency_id, unit_id, data: row },
    })
    const labels = Array.from({ length: count }, (_, place) => labelOf(row.first + place))
    return { id, day, leased_at: now, valid_until, labels }
  })
}
