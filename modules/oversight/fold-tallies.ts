import type { Trx } from '#platform/database.ts'
import { changesOf } from './changes.ts'
import { sumChanges } from './sum-changes.ts'
import { addSums, LIVE_CURSOR, liveRun, lockCursor, moveCursor, readFeed } from './tallies-store.ts'

/** Most events of one transaction; a batch takes well under 500 ms. */
export const FOLD_BATCH = 500

/**
 * Folds the next events of the feed into the live figures; answers how many, 0 when there is none or another
 * process is at it. The cursor moves in the same transaction, so that a crash counts nothing twice.
 */
export async function foldTallies(trx: Trx, batch: number, now: string): Promise<number> {
  const position = await lockCursor(trx, LIVE_CURSOR)
  if (position === null) return 0
  return foldInto(trx, { name: LIVE_CURSOR, position, run: await liveRun(trx), batch }, now)
}

/** Folds a batch after a locked cursor into a run. */
export async function foldInto(
  trx: Trx,
  cursor: { name: string; position: number; run: number; batch: number },
  now: string,
): Promise<number> {
  const events = await readFeed(trx, cursor.position, cursor.batch)
  const last = events.at(-1)
  if (!last) return 0
  await addSums(trx, cursor.run, sumChanges(events.map(changesOf)))
  await moveCursor(trx, { name: cursor.name, position: last.position }, now)
  return events.length
}
