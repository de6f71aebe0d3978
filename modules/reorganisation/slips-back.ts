import { listOpenSlips, listSlipsAt, type SlipEnds } from '#modules/custody'
import { listKeptPage } from './ground-store.ts'
import type { Doing } from './step.ts'

/** Ends of slips as they were; of those made since, the agencies of before. */
export async function slipsBack(doing: Doing, before: ReadonlyMap<string, string>) {
  const { trx, plan, batch } = doing
  const rows = await listKeptPage(trx, { plan: plan.id, noun: 'slip' }, { offset: 0, limit: 10_000 })
  const kept = new Map(rows.map((row) => [row['id'] ?? '', row]))
  const agencies = [...before.keys()]
  const at = await listSlipsAt(trx, agencies, batch)
  const moved = await listOpenSlips(trx, [...kept.keys()])
  const all = new Map([...at, ...moved].map((slip) => [slip.id, slip]))
  const changed = [...all.values()].map(({ id, from_agency_id: from, to_agency_id: to }): SlipEnds => {
    const was = kept.get(id)
    return {
      id,
      from_agency_id: was?.['from_agency_id'] ?? before.get(from) ?? from,
      to_agency_id: was?.['to_agency_id'] ?? before.get(to) ?? to,
    }
  })
  return { changed, asked: at.length }
}
