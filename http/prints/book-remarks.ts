import { type Book, findFate } from '#modules/registers'
import type { Trx } from '#platform/database.ts'
import { formatMoment } from '#platform/dates.ts'
import { agencyOf } from '../names.ts'
import { oneLine } from './head.ts'

/** What a book says of itself as units merge: whose numbers it goes on after, and where, why and for whom it ended. */
export async function bookRemarks(trx: Trx, book: Book): Promise<string[]> {
  const fate = await findFate(trx, book)
  if (!fate) return []
  const name = async (id: string): Promise<string> => (await agencyOf(trx, id)).name
  const remarks = []
  if (fate.continues_agency_id !== null)
    remarks.push(
      `Sổ này tiếp tục sổ của ${await name(fate.continues_agency_id)}, từ sau số ${fate.continues_after}.`,
    )
  if (fate.closed_at !== null) {
    const next =
      fate.successor_agency_id === null
        ? ''
        : fate.continued_after === null
          ? ` Từ đó ${await name(fate.successor_agency_id)} cấp số trong sổ của mình.`
          : ` ${await name(fate.successor_agency_id)} cấp tiếp từ sau số ${fate.continued_after}.`
    const end = `Sổ kết thúc lúc ${formatMoment(fate.closed_at)} ở số ${fate.closed_taken}: ${fate.closed_reason}.`
    remarks.push(`${end}${next}`)
  }
  return remarks.map(oneLine)
}
