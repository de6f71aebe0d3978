import type { Reader } from '#platform/database.ts'
import { eventInsert, type Work } from '#modules/record'
import type { Batch, BatchItem } from './batch.ts'

/** A paper as its signer chose it, at the version he saw. */
export type Chosen = { readonly id: string; readonly code: string; readonly version: number }

/** Somebody's own batch; null where there is none. */
export async function findBatch(reader: Reader, id: string): Promise<Batch | null> {
  const [row] = await reader<Batch[]>`
    select id, kind, opened_at, leased_until, closed_at, (
      select coalesce(jsonb_agg(jsonb_build_object('position', position, 'noun_id', noun_id, 'noun_code', noun_code,
        'noun_version', noun_version, 'state', state, 'number', number, 'reason', reason) order by position), '[]')
      from signing_batch_items where batch_id = b.id) as items
    from signing_batches b where id = ${id}`
  return row ?? null
}

/** Somebody's batches with papers that are not signed and may still be, the latest first. */
export async function listOpenBatches(
  reader: Reader,
  kind: Batch['kind'],
): Promise<{ id: string; opened_at: string }[]> {
  return reader<{ id: string; opened_at: string }[]>`
    select id, opened_at from signing_batches b where kind = ${kind} and exists (
      select from signing_batch_items where batch_id = b.id and state = 'waiting')
    order by opened_at desc limit 5`
}

/** Writes a batch with its papers, and the event that it was asked for. */
export async function insertBatch(
  work: Work,
  batch: { readonly id: string; readonly kind: Batch['kind'] },
  chosen: readonly Chosen[],
): Promise<void> {
  const { trx, actor, now } = work
  const [post] = actor.posts
  const event = {
    ...{ module: 'signing', noun: 'batch', noun_id: batch.id, noun_version: 1, act: 'open' },
    ...{ agency_id: post?.agency_id ?? null, unit_id: post?.unit_id ?? null },
    data: { kind: batch.kind, papers: chosen.length },
  }
  await trx`
    with opened as (
      insert into signing_batches (id, account_id, kind, opened_at)
      values (${batch.id}, ${actor.id}, ${batch.kind}, ${now}) returning id
    ), told as (${eventInsert(work, event)})
    insert into signing_batch_items
      (batch_id, position, account_id, noun_id, noun_code, noun_version, state, changed_at)
    select opened.id, place, ${actor.id}, (one ->> 'id')::uuid, one ->> 'code', (one ->> 'version')::int, 'waiting', ${now}
    from opened, jsonb_array_elements(${trx.json(chosen.map((one) => ({ ...one })))}::jsonb) with ordinality as c (one, place)`
}

/** Takes a batch to work on, unless somebody works on it now. */
export async function leaseBatch(work: Work, id: string, until: string): Promise<boolean> {
  const rows = await work.trx`
    update signing_batches set leased_until = ${until}, closed_at = null
    where id = ${id} and (leased_until is null or leased_until <= ${work.now}) returning id`
  return rows.length > 0
}

/** What became of one paper; whoever works on the batch goes on doing so. */
export async function settleItem(
  work: Work,
  at: { readonly batch: string; readonly position: number; readonly until: string },
  came: Pick<BatchItem, 'number' | 'reason'>,
): Promise<void> {
  const { trx, now } = work
  await trx`
    with settled as (
      update signing_batch_items set state = ${came.reason ? 'failed' : 'done'}, number = ${came.number},
        reason = ${came.reason ? trx.json({ ...came.reason }) : null}, changed_at = ${now}
      where batch_id = ${at.batch} and position = ${at.position} and state <> 'done' returning 1
    )
    update signing_batches set leased_until = ${at.until} where id = ${at.batch}`
}

/** Nobody works on the batch any more; it is closed where no paper waits. */
export async function releaseBatch(work: Work, id: string): Promise<void> {
  await work.trx`
    update signing_batches b set leased_until = null, closed_at = case when exists (
      select from signing_batch_items where batch_id = b.id and state = 'waiting') then null else ${work.now}::timestamptz end
    where id = ${id}`
}

/** The papers that failed wait again. */
export async function reopenFailed(work: Work, id: string): Promise<void> {
  await work.trx`
    update signing_batch_items set state = 'waiting', reason = null, changed_at = ${work.now}
    where batch_id = ${id} and state = 'failed'`
}
