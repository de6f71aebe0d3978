import { Type, type Static } from 'typebox'
import { selectOutage, updateWithdrawn } from '#modules/calendar'
import { once, type Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import { type Outage, presentOutage } from './outage.ts'
import { progressOf } from './outages-store.ts'
import { mustRecordOutages } from './record-outage.ts'

export const WithdrawOutageInput = Type.Object(
  { reason: Type.String({ minLength: 5, maxLength: 1000 }) },
  { additionalProperties: false },
)

/**
 * Rút sự cố: no calendar has it any more and it is applied to no further dossier. Dates it already gave stay: nobody is promised a later date and
 * then an earlier one.
 */
export async function withdrawOutage(
  work: Work,
  id: string,
  { reason }: Static<typeof WithdrawOutageInput>,
): Promise<Outage> {
  mustRecordOutages(work.actor)
  return once(work, async () => {
    const row = await selectOutage(work.trx, id, true)
    if (!row) throw notFound('outage', { vi: 'Không có sự cố này.', en: 'There is no such outage.' })
    if (row.withdrawn_at) {
      throw conflict('outage_withdrawn', {
        vi: 'Sự cố này đã được rút.',
        en: 'This outage was withdrawn already.',
      })
    }
    const after = await updateWithdrawn(work, row, reason)
    return presentOutage(after, await progressOf(work.trx, after))
  })
}
