import type { Trx } from '#platform/database.ts'

/**
 * Gives committed events their dense positions, at most `batch` at a time; answers how many.
 * An event is placed once no transaction older than its own can still commit (the snapshot
 * horizon), so that a reader who follows positions never misses one. The cursor row is locked:
 * of several processes one works, the others find nothing to do.
 */
export async function sequenceEvents(trx: Trx, batch: number, now: string): Promise<number> {
  const [moved] = await trx<{ count: number }[]>`
    with cursor as (
      select position, txid, event_id from cursors where name = 'sequencer' for update skip locked
    ), ready as (
      select e.id, e.txid, c.position + row_number() over (order by e.txid, e.id) as position
      from cursor c, lateral (
        select id, txid from events
        where (txid, id) > (c.txid, c.event_id) and txid < pg_snapshot_xmin(pg_current_snapshot())
        order by txid, id limit ${batch}
      ) e
    ), placed as (
      insert into feed (position, event_id) select position, id from ready returning position
    ), last as (
      select position, txid, id from ready order by position desc limit 1
    ), stepped as (
      update cursors set position = last.position, txid = last.txid, event_id = last.id, moved_at = ${now}
      from last where name = 'sequencer'
    )
    select count(*)::int as count from placed`
  return moved?.count ?? 0
}
