import { type Discard, type DiscardInput, discardOfflineItem } from '#modules/dossiers'
import { listDesks } from '#modules/directory'
import type { Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'

/** Bỏ việc làm khi mất kết nối, ở quầy nào: a desk that is not one of the officer's point is left out. */
export async function discardAtDesk(work: Work, { desk, ...input }: DiscardInput): Promise<Discard> {
  const { trx, actor } = work
  const on = dayOf(new Date(input.discarded_at).toISOString())
  const [found] = desk ? await listDesks(trx, { desk, on }) : []
  const own = actor.posts.some(({ agency_id }) => agency_id === found?.agency_id) ? found?.id : undefined
  return discardOfflineItem(work, own ? { ...input, desk: own } : input)
}
