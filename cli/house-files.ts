/** The files of a house as entries of an archive: stored files under their hash, and the keys it signs with. */
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { packEntry, type Entry } from '#platform/archive/entries.ts'
import { BrokenArchive } from '#platform/archive/frames.ts'
import { syncFolder } from '#platform/durable-file.ts'
import { asidePath } from '#platform/files.ts'

/** What is taken along below the data folder; the rest is the database's or is made anew at each start. */
const FOLDERS = ['files', 'evidence', 'keys'] as const

/** Paths an archive may write to; none of them leaves the data folder. */
const ALLOWED = /^(files\/[0-9a-f]{2}\/[0-9a-f]{62}|(evidence|keys)(\/[\w][\w.-]*)+)$/

/** How many stored files and bytes. */
export type FilesCount = { files: number; bytes: number }

/**
 * Entries of every file, each stored one checked against its name while it is read: a damaged one ends the backup. `since`:
 * when the rows began to be read, whose files may have been set aside meanwhile (`#platform/unnamed-files.ts`).
 */
export async function* packFiles(data: string, count: FilesCount, since: string): AsyncGenerator<Uint8Array> {
  for (const path of await listFiles(data, since)) {
    const file = await openFile(data, path)
    const hash = createHash('sha256')
    let bytes = 0
    async function* measured(): AsyncGenerator<Uint8Array> {
      for await (const part of file.createReadStream()) {
        hash.update(part)
        bytes += part.length
        yield part
      }
    }
    yield* packEntry({ kind: 'file', facts: { path } }, measured())
    refuseDamaged(path, hash.digest('hex'))
    count.files += 1
    count.bytes += bytes
  }
}

async function listFiles(data: string, since: string): Promise<string[]> {
  const found = new Set(await listAside(join(data, 'files'), since))
  for (const folder of FOLDERS) {
    if (!existsSync(join(data, folder))) continue
    const entries = await readdir(join(data, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name).slice(data.length + 1)
      // A key that is being written has its name only once it is whole.
      if (entry.isFile() && ALLOWED.test(path) && !path.endsWith('.part')) found.add(path)
    }
  }
  return [...found].sort()
}

/** Another machine's clock may have dated what was set aside. */
const CLOCKS_DIFFER_MS = 3_600_000

/** Where the files that were set aside since a moment would lie. */
async function listAside(store: string, since: string): Promise<string[]> {
  const found: string[] = []
  for (const hash of existsSync(join(store, 'aside')) ? await readdir(join(store, 'aside')) : []) {
    const at = (await stat(asidePath(store, hash)).catch(() => null))?.mtimeMs ?? 0
    if (at >= Date.parse(since) - CLOCKS_DIFFER_MS) found.push(`files/${hash.slice(0, 2)}/${hash.slice(2)}`)
  }
  return found
}

/** Opens a file where it lies or, when it went there meanwhile, aside. */
async function openFile(data: string, path: string): Promise<FileHandle> {
  const hash = path.replace(/^files/, '').replaceAll('/', '')
  return open(join(data, path)).catch((error: unknown) => {
    if (!path.startsWith('files/')) throw error
    return open(asidePath(join(data, 'files'), hash))
  })
}

/** Writes one file of an archive, flushed before it gets its name. */
export async function unpackFile(
  data: string,
  { kind, facts, content }: Entry,
  count: FilesCount,
): Promise<void> {
  const path = String(facts['path'])
  if (kind !== 'file' || !ALLOWED.test(path))
    throw new BrokenArchive(`the archive holds "${kind}" ${path}, which is not ours`)
  const target = join(data, path)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const part of content) {
      hash.update(part)
      bytes += part.length
      yield part
    }
  }
  await pipeline(measured, createWriteStream(`${target}.part`, { mode: 0o600, flush: true }))
  refuseDamaged(path, hash.digest('hex'))
  await rename(`${target}.part`, target)
  await syncFolder(dirname(target))
  count.files += 1
  count.bytes += bytes
}

function refuseDamaged(path: string, sha256: string): void {
  const [folder, ...name] = path.split('/')
  if (folder !== 'files' || name.join('') === sha256) return
  throw new Error(`Tệp lưu trữ bị hỏng · A stored file is damaged: ${path} (now ${sha256})`)
}
