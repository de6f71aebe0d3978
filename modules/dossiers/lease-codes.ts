import { randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { deskPost, offlineUntil, once, recordEvent, type Work } from '#modules/record'
import { getUnitRefById } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { codePattern } from './dossier-code.ts'

export const LeaseInput = Type.Object(
  { count: Type.Integer({ minimum: 1, maximum: 200 }) },
  { additionalProperties: false },
)
export type LeaseInput = Static<typeof LeaseInput>

/** Dải mã giữ trước: the codes a desk may give by itself today, and until when. */
export const CodeLease = Type.Object({
  id: Type.String(),
  day: Type.String(),
  leased_at: Type.String(),
  valid_until: Type.String(),
  codes: Type.Array(Type.String()),
})
export type CodeLease = Static<typeof CodeLease>

/** Giữ trước dải mã: takes the next codes of the desk's point out of the day's counter, for when its line is cut. */
export function leaseCodes(work: Work, { count }: LeaseInput): Promise<CodeLease> {
  return once(work, async () => {
    const { trx, now } = work
    const { agency_id, unit_id } = deskPost(work.actor)
    const day = dayOf(now)
    const { code: unit_code } = await getUnitRefById(trx, unit_id, day)
    const { prefix, width } = await codePattern(work, { agency_id, unit_code })
    const valid_until = offlineUntil(now)
    const id = randomUUID()
    const [row] = await trx<{ first: number; last: number }[]>`
      with counted as (
        insert into code_counters as c (prefix, taken) values (${prefix}, ${count})
        on conflict (prefix) do update set taken = c.taken + ${count} returning taken
      )
      insert into code_leases (id, agency_id, account_id, day, prefix, width, first, last, leased_at, valid_until)
      select ${id}, ${agency_id}, ${work.actor.id}, ${day}, ${prefix}, ${width}, taken - ${count} + 1, taken, ${now}, ${valid_until}
      from counted returning first, last`
    if (!row) throw new Error('a lease without a row')
    await recordEvent(work, {
      ...{ module: 'dossiers', noun: 'code_lease', noun_id: id, noun_version: 1, act: 'lease_codes' },
      ...{ agency_id, unit_id, data: { prefix, ...row } },
    })
    const codes = Array.from(
      { length: count },
      (_, place) => `${prefix}${String(row.first + place).padStart(width, '0')}`,
    )
    return { id, day, leased_at: now, valid_until, codes }
  })
}
