/** One piece of a stream; `number` counts from 0. */
type Piece = { readonly bytes: Buffer; readonly number: number; readonly isLast: boolean }

/** Cuts a stream into pieces of one size; the last may be shorter, and an empty stream is one empty piece. */
export async function* pieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Piece> {
  let waiting: Uint8Array[] = []
  let held = 0
  let number = 0
  for await (const part of source) {
    waiting.push(part)
    held += part.length
    // A full piece waits for the next byte: only then it is known not to be the last.
    while (held > size) {
      const all = Buffer.concat(waiting)
      yield { bytes: all.subarray(0, size), number: number++, isLast: false }
      waiting = [all.subarray(size)]
      held -= size
    }
  }
  yield { bytes: Buffer.concat(waiting), number, isLast: true }
}
