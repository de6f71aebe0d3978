import { deskPost, type Work } from '#modules/record'

/** What a desk does without its line: a dossier taken in, a ticket given, a ticket served, a result handed over, a paper scanned. */
export const OFFLINE_KINDS = ['intake', 'ticket', 'visit', 'hand_over', 'scan'] as const
export type OfflineKind = (typeof OFFLINE_KINDS)[number]

/** One thing done without the line: its own id, the code or number it is of, who did it and when. */
type OfflineItem = {
  readonly id: string
  readonly kind: OfflineKind
  readonly code: string
  readonly taken_by: string
  readonly taken_at: string
  /** Somebody at the desk looked at it because whoever did it has left the desk. */
  readonly reviewed: boolean
}

/**
 * Remembers that an item arrived; answers the code under which it did before, whoever sent it, or null the first time.
 * Two who send it at the same time wait for each other here.
 */
export async function keepOfflineItem(work: Work, item: OfflineItem): Promise<string | null> {
  const { agency_id } = deskPost(work.actor)
  const { id, kind, code, taken_by, taken_at, reviewed } = item
  const kept = await work.trx`
    insert into offline_items (id, kind, agency_id, code, taken_by, sent_by, reviewed, taken_at, sent_at)
    values (${id}, ${kind}, ${agency_id}, ${code}, ${taken_by}, ${work.actor.id}, ${reviewed}, ${taken_at}, ${work.now})
    on conflict (id) do nothing returning id`
  if (kept.length > 0) return null
  const [before] = await work.trx<{ code: string }[]>`select code from offline_items where id = ${id}`
  return before?.code ?? code
}
