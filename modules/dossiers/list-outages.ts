import { selectOutages } from '#modules/calendar'
import type { Work } from '#modules/record'
import { type Outage, presentOutage } from './outage.ts'
import { progressOf } from './outages-store.ts'
import { mustRecordOutages } from './record-outage.ts'

/** Every recorded outage with how far it has come, the latest first; for whoever records them. */
export async function listOutages({ trx, actor }: Pick<Work, 'trx' | 'actor'>): Promise<readonly Outage[]> {
  mustRecordOutages(actor)
  const rows = await selectOutages(trx, 'all')
  return Promise.all(rows.map(async (row) => presentOutage(row, await progressOf(trx, row))))
}
