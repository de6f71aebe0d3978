import type { Trx } from '#platform/database.ts'
import { spansOf } from './spans-of.ts'
import {
  keepMoments,
  lockCursor,
  moveCursor,
  readHistories,
  readTouched,
  replaceSpans,
} from './spans-store.ts'

/** Most events of one transaction; a batch takes well under 500 ms. */
export const SPAN_BATCH = 1000

/**
 * Folds the next events of the feed: each dossier they touch is told anew from its whole history, so that folding
 * twice, or from the beginning, gives the same. Answers how many events; 0 while another process is at it.
 */
export async function foldSpans(trx: Trx, batch: number, now: string): Promise<number> {
  const after = await lockCursor(trx)
  const touched = after === null ? null : await readTouched(trx, after, batch)
  if (after === null || touched === null) return 0
  const histories = await readHistories(trx, touched.dossiers, touched.last)
  const spans = [...Map.groupBy(histories, (event) => event.dossier_id).values()].flatMap(spansOf)
  await replaceSpans(trx, touched.dossiers, spans)
  await keepMoments(trx, after, touched.last)
  await moveCursor(trx, touched.last, now)
  return touched.count
}
