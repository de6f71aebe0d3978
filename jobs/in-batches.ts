/**
 * Does batch after batch until one is not full; answers how many things. A house that stops waits for the batch under way
 * and not for what is left, which may be minutes: each batch is a transaction, and the cursor stands where it ended.
 */
export async function inBatches(
  most: number,
  batch: () => Promise<number>,
  ending?: AbortSignal,
): Promise<number> {
  for (let done = 0; ;) {
    const count = await batch()
    done += count
    if (count < most || ending?.aborted) return done
  }
}
