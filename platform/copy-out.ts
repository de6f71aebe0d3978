/** COPY … TO STDOUT as a stream whose end never leaves its connection behind, paused. */
import type { Readable } from 'node:stream'
import type { Trx } from './database.ts'

/**
 * The bytes a `copy … to stdout` sends, at the reader's pace. The driver pauses its socket while the reader is behind and
 * lets it go on when the stream asks for more; a full stream that has been told its end asks no more, and the answers
 * behind the copy would never be read. So the socket is let go once more when everything was taken.
 */
export async function copyOutOf(trx: Trx, statement: string): Promise<Readable> {
  const stream = await trx.unsafe(statement).readable()
  return stream.once('end', () => letGoOn(stream))
}

function letGoOn(stream: Readable): void {
  try {
    // oxlint-disable-next-line no-underscore-dangle -- the driver hands out no other way to its socket
    stream._read(0)
  } catch {
    // The connection is gone already; the next question says so.
  }
}
