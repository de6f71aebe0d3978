/** One thing after another until the house is ending: what a turn has left waits for the next start, in the database. */
export function* untilEnding<T>(things: Iterable<T>, ending: AbortSignal | undefined): Generator<T> {
  for (const thing of things) {
    if (ending?.aborted) return
    yield thing
  }
}
