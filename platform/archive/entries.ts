/** Entries of an archive: a name with facts, then its bytes in pieces, whose number nobody needs to know before. */
import { BrokenArchive } from './frames.ts'

/** One entry as it is read; read `content` to its end before the next. */
export type Entry = {
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly content: AsyncIterable<Uint8Array>
}

/** The bytes of one entry: the length of its head, the head as JSON, and pieces that end with an empty one. */
export async function* packEntry(
  head: { readonly kind: string; readonly facts: Readonly<Record<string, unknown>> },
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = [],
): AsyncGenerator<Uint8Array> {
  yield* piece(Buffer.from(JSON.stringify(head)))
  for await (const bytes of content) if (bytes.length > 0) yield* piece(bytes)
  yield* piece(Buffer.alloc(0))
}

function* piece(bytes: Uint8Array): Generator<Uint8Array> {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(bytes.length)
  yield size
  yield bytes
}

/** Reads entries; what was left unread of one is passed over. */
export async function* readEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const reader = openReader(source)
  for (let head = await reader.piece(); head; head = await reader.piece()) {
    const { kind, facts }: Pick<Entry, 'kind' | 'facts'> = JSON.parse(head.toString())
    const content = reader.pieces()
    yield { kind, facts, content }
    for (let left = await content.next(); !left.done; left = await content.next());
  }
}

const MOST_PIECE = 64 * 1024 * 1024

function openReader(source: AsyncIterable<Uint8Array>) {
  const parts = source[Symbol.asyncIterator]()
  let read: Buffer = Buffer.alloc(0)
  const take = async (size: number): Promise<Buffer | null> => {
    const gathered = [read]
    let held = read.length
    while (held < size) {
      const { value, done } = await parts.next()
      if (done) break
      gathered.push(Buffer.from(value))
      held += value.length
    }
    const all = Buffer.concat(gathered)
    if (all.length === 0) return null
    if (all.length < size) throw new BrokenArchive('the archive ends in the middle of an entry')
    read = all.subarray(size)
    return all.subarray(0, size)
  }
  const piece = async (): Promise<Buffer | null> => {
    const size = (await take(4))?.readUInt32BE()
    if (size === undefined) return null
    if (size > MOST_PIECE) throw new BrokenArchive('a piece of the archive is larger than any we write')
    return size === 0 ? Buffer.alloc(0) : await take(size)
  }
  return {
    piece,
    async *pieces(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const bytes = await piece()
        if (!bytes) throw new BrokenArchive('the archive ends in the middle of an entry')
        if (bytes.length === 0) return
        yield bytes
      }
    },
  }
}
