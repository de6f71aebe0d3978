/** The files of a house as entries of an archive: stored files under their hash, and the keys it signs with. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { packEntry, type Entry } from '#platform/archive/entries.ts'
import { BrokenArchive } from '#platform/archive/frames.ts'
import { syncFolder } from '#platform/durable-file.ts'

/** What is taken along below the data folder; the rest is the database's or is made anew at each start. */
const FOLDERS = ['files', 'evidence', 'keys'] as const

/** Paths an archive may write to; none of them leaves the data folder. */
const ALLOWED = /^(files\/[0-9a-f]{2}\/[0-9a-f]{62}|(evidence|keys)(\/[\w][\w.-]*)+)$/

/** How many stored files and bytes. */
export type FilesCount = { files: number; bytes: number }

/** Entries of every file, each stored one checked against its name while it is read: a damaged one ends the backup. */
export async function* packFiles(data: string, count: FilesCount): AsyncGenerator<Uint8Array> {
  for (const path of await listFiles(data)) {
    const hash = createHash('sha256')
    let bytes = 0
    async function* measured(): AsyncGenerator<Uint8Array> {
      for await (const part of createReadStream(join(data, path))) {
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

async function listFiles(data: string): Promise<string[]> {
  const found: string[] = []
  for (const folder of FOLDERS) {
    if (!existsSync(join(data, folder))) continue
    const entries = await readdir(join(data, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name).slice(data.length + 1)
      if (entry.isFile() && ALLOWED.test(path)) found.push(path)
    }
  }
  return found.sort()
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
