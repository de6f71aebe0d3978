import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { syncFolder } from './durable-file.ts'
import { processStart } from './processes.ts'
import { invalid, notFound } from './refusal.ts'

/** This machine, in the names of files that are half written: several may share one store. */
const HERE = hostname().replaceAll(/[^\w.]/g, '_')

/** The largest file taken in, in bytes (50 MB). */
export const MOST_BYTES = 50 * 1024 * 1024

/** A file in the store: named by what is in it. */
export type StoredFile = { readonly sha256: string; readonly bytes: number }

/** Judges a file before it becomes visible; what it throws refuses the file. */
export type FileCheck<Facts> = (path: string) => Promise<Facts>

/** Files by content, outside the database: written, judged and fsynced before any row names them. */
export type Files = {
  /** Streams a file in, hashing it; nothing of a refused, broken-off or failed one remains. */
  readonly store: <Facts>(source: Source, check: FileCheck<Facts>) => Promise<StoredFile & { facts: Facts }>
  /** A stream of a stored file. */
  readonly read: (sha256: string) => Promise<Readable>
}

/** Keeps a second copy of a file, by its hash, before it is in the store. */
export type KeepCopy = (path: string, sha256: string) => Promise<unknown>

/** Bytes as they come: a request's part, a file's stream. */
export type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** The disk took no more, or takes nothing at all. A door answers 503; nothing was kept. */
export class StorageFull extends Error {
  constructor(cause: unknown) {
    super('The disk takes no more files; nothing was kept', { cause })
    this.name = 'StorageFull'
  }
}

/**
 * Opens the store under a folder and clears away what crashed processes left half written. Where there is a `keepCopy`, every
 * file is kept a second time before it is in the store.
 */
export async function openFiles(
  folder: string,
  mostBytes: number = MOST_BYTES,
  keepCopy: KeepCopy | null = null,
): Promise<Files> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await clearLeftovers(incoming)
  return {
    store: (source, check) => store({ folder, incoming, mostBytes, keepCopy }, source, check),
    read: (sha256) => read(folder, sha256),
  }
}

type Place = {
  readonly folder: string
  readonly incoming: string
  readonly mostBytes: number
  readonly keepCopy: KeepCopy | null
}

async function store<Facts>(
  place: Place,
  source: Source,
  check: FileCheck<Facts>,
): Promise<StoredFile & { facts: Facts }> {
  const part = join(place.incoming, `${HERE}-${process.pid}-${randomUUID()}.part`)
  try {
    const file = await write(part, source, place.mostBytes)
    const facts = await check(part)
    await place.keepCopy?.(part, file.sha256)
    await publish(part, pathOf(place.folder, file.sha256))
    return { ...file, facts }
  } catch (error) {
    throw isFull(error) ? new StorageFull(error) : error
  } finally {
    // On a disk that takes nothing this fails too, and must not hide why; the next start clears it away.
    await rm(part, { force: true }).catch(() => {})
  }
}

/** Writes and fsyncs the bytes; memory holds one piece at a time. */
async function write(part: string, source: Source, mostBytes: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* measure(pieces: Source): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      bytes += piece.byteLength
      if (bytes > mostBytes) throw tooLarge(mostBytes)
      hash.update(piece)
      yield piece
    }
  }
  await pipeline(source, measure, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }))
  return { sha256: hash.digest('hex'), bytes }
}

/** Renames into place and fsyncs the folders, so that a name never outlives its bytes. */
async function publish(part: string, path: string): Promise<void> {
  const folder = dirname(path)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(part, path)
  await syncFolder(folder)
  if (made !== undefined) await syncFolder(dirname(folder))
}

async function read(folder: string, sha256: string): Promise<Readable> {
  // What was set aside a moment too early (`unnamed-files.ts`) is still read.
  for (const path of [pathOf(folder, sha256), asidePath(folder, sha256)]) {
    try {
      return (await open(path, 'r')).createReadStream()
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
  }
  throw notFound('file_missing', {
    vi: 'Không tìm thấy tệp trong kho lưu trữ.',
    en: 'The file is not in the store.',
  })
}

/** Where a file lies that no row names, until it is deleted. */
export function asidePath(folder: string, sha256: string): string {
  return join(folder, 'aside', sha256)
}

/** `ab/cdef…`: two letters of the hash as folder. */
export function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a SHA-256: "${sha256}"`)
  return join(folder, sha256.slice(0, 2), sha256.slice(2))
}

/** Parts of processes of this machine that are gone, and of an earlier process with our own id; another machine clears its own. */
async function clearLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const [, host = HERE, pid = process.pid] = /^([\w.]+)-(\d+)-/.exec(name) ?? []
    const isGone = Number(pid) === process.pid || processStart(Number(pid)) === null
    if (host === HERE && isGone) await rm(join(incoming, name), { force: true })
  }
}

function tooLarge(mostBytes: number): Error {
  const most = Math.floor(mostBytes / 1024 / 1024)
  return invalid('file_too_large', {
    vi: `Tệp lớn hơn ${most} MB. Hãy gửi tệp không quá ${most} MB.`,
    en: `The file is larger than ${most} MB. Please send at most ${most} MB.`,
  })
}

/** No space, no quota, beyond the largest file the system allows, or a disk that fails or has become read-only. */
function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EIO'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
