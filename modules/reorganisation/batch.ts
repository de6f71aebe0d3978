/** Rows of one transaction at most. */
export const BATCH = 500

/** No batch takes longer (milliseconds): a desk that wants one of its dossiers waits until the batch is over. */
const TARGET_MS = 150
const LEAST = 50

/** How many rows the next transaction takes, by how long the last one took (milliseconds). */
export function nextBatch(batch: number, ms: number): number {
  // Twice as many at most, so that one quick batch of nothing does not make the next one long.
  const wanted = Math.round(batch * Math.min(2, TARGET_MS / Math.max(ms, 1)))
  return Math.min(BATCH, Math.max(LEAST, wanted))
}

/** The first batch of a step: what its rows cost is not known yet. */
export const FIRST_BATCH = 100
