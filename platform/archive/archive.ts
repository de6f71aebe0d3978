/** An encrypted file of entries: a first line that says how it is locked, then frames of compressed entries. */
import { randomBytes } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { BrokenArchive, openFrames, PREFIX_BYTES, sealFrames } from './frames.ts'
import { type Lock, makeLock, openLock, type Secret } from './lock.ts'
import { readEntries, type Entry } from './entries.ts'

const MAGIC = 'haicap-archive 1'
const LONGEST_HEAD = 4096

/** The encrypted bytes of entries, already packed by `packEntry`. */
export async function* sealArchive(
  entries: AsyncIterable<Uint8Array>,
  secret: Secret,
): AsyncGenerator<Uint8Array> {
  const { lock, key } = await makeLock(secret)
  const prefix = randomBytes(PREFIX_BYTES)
  const head = Buffer.from(`${MAGIC} ${JSON.stringify({ lock, prefix: prefix.toString('base64') })}\n`)
  yield head
  const packed = through(entries, createZstdCompress())
  yield* sealFrames(packed, { key, prefix, bound: head })
}

/** Reads an archive entry by entry; throws `BrokenArchive` where it is not what was written, and never hands on a changed byte. */
export async function* openArchive(source: AsyncIterable<Uint8Array>, secret: Secret): AsyncGenerator<Entry> {
  const { head, rest } = await splitHead(source)
  const { lock, prefix } = parseHead(head)
  const key = await openLock(lock, secret)
  const frames = openFrames(rest, { key, prefix, bound: head })
  yield* readEntries(through(frames, createZstdDecompress()))
}

/** Pipes through a transform and hands the failure of either end on. */
function through(
  source: AsyncIterable<Uint8Array>,
  transform: ReturnType<typeof createZstdCompress>,
): AsyncIterable<Uint8Array> {
  const from = Readable.from(source)
  const out = new PassThrough()
  from.once('error', (error) => out.destroy(error))
  transform.once('error', (error) => out.destroy(error))
  out.once('close', () => {
    from.destroy()
    transform.destroy()
  })
  from.pipe(transform).pipe(out)
  return out
}

async function splitHead(
  source: AsyncIterable<Uint8Array>,
): Promise<{ head: Buffer; rest: AsyncIterable<Uint8Array> }> {
  const parts = source[Symbol.asyncIterator]()
  let read = Buffer.alloc(0)
  while (read.indexOf(10) < 0) {
    const { value, done } = await parts.next()
    if (done || read.length > LONGEST_HEAD)
      throw new BrokenArchive('this is no archive of a house, or only the beginning of one')
    read = Buffer.concat([read, value])
  }
  const end = read.indexOf(10) + 1
  async function* rest(): AsyncGenerator<Uint8Array> {
    if (read.length > end) yield read.subarray(end)
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value
  }
  return { head: read.subarray(0, end), rest: rest() }
}

function parseHead(head: Buffer): { lock: Lock; prefix: Buffer } {
  const text = head.toString()
  if (!text.startsWith(`${MAGIC} `))
    throw new BrokenArchive('this is no archive of a house, or one of a later version')
  try {
    const { lock, prefix }: { lock: Lock; prefix: string } = JSON.parse(text.slice(MAGIC.length))
    return { lock, prefix: Buffer.from(prefix, 'base64') }
  } catch {
    throw new BrokenArchive('the first line of the archive was changed')
  }
}
