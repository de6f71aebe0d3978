import { createReadStream, existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { RestoreRefused, unpackHouse, type Restored } from '#db/unpack-house.ts'
import { openArchive } from '#platform/archive/archive.ts'
import type { Secret } from '#platform/archive/lock.ts'
import type { Env } from '#platform/env.ts'
import { showProgress } from '#platform/progress.ts'
import type { Server } from '#platform/server.ts'
import { readSecret, SECRET_OPTIONS } from './archive-secret.ts'
import { unpackFile, type FilesCount } from './house-files.ts'
import { takeGround } from './open-house.ts'
import { restoreAt } from './restore-at.ts'

const OPTIONS = {
  ...SECRET_OPTIONS,
  from: { type: 'string' },
  at: { type: 'string' },
  archive: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `haicap restore`: makes the house of a backup in a folder or database without one, and compares it with the backup. */
export async function restore(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  const { at, archive, json = false } = values
  if (at !== undefined) {
    const secret = values.key === undefined ? null : readSecret(values)
    return restoreAt(env, { at, archive: archive ?? env.walArchive?.folder, secret, json })
  }
  if (!values.from)
    throw new Error(
      'haicap restore --from FILE (--key FILE | --passphrase-file FILE) [--json], or --at MOMENT --archive FOLDER [--key FILE]; with HAICAP_DATA a new folder',
    )
  const secret = readSecret(values)
  // A cluster of its own, which an archive of another's must not keep.
  const ground = await takeGround({ ...env, walArchive: undefined }, 'restore')
  try {
    const done = await readBackup(ground, { from: values.from, secret })
    process.stdout.write(`${values.json ? JSON.stringify(done) : told(done)}\n`)
    return 0
  } finally {
    await ground.stop()
  }
}

/** What was restored: every table equal to its digest, every file to its name. */
export type Done = Restored & FilesCount & { readonly seconds: number }

/** Reads a backup into a ground without a house. */
export async function readBackup(
  ground: Server,
  { from, secret }: { from: string; secret: Secret },
): Promise<Done> {
  const began = performance.now()
  if (existsSync(`${ground.data.path}/files`)) {
    throw new RestoreRefused(
      `Thư mục này đã có dữ liệu: ${ground.data.path}\nThere are data in this folder already: ${ground.data.path}`,
    )
  }
  await readThrough(from, secret)
  const entries = openArchive(createReadStream(from), secret)
  const shown = showProgress({ vi: 'Khôi phục, bảng', en: 'Restoring, tables' })
  const house = await unpackHouse(ground.address, entries, shown.step)
  shown.end()
  const count = { files: 0, bytes: 0 }
  for await (const entry of entries) await unpackFile(ground.data.path, entry, count)
  return { ...house, ...count, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) }
}

/** Opens every frame once before anything is made: a backup that was changed or cut off leaves nothing behind. */
async function readThrough(from: string, secret: Secret): Promise<void> {
  for await (const entry of openArchive(createReadStream(from), secret)) {
    for await (const _ of entry.content);
  }
}

function told({ manifest, tables, rows, files, seconds }: Done): string {
  return `Đã khôi phục · Restored: ${manifest.house}, ${manifest.at}
${tables} bảng · tables, ${rows} dòng · rows, ${files} tệp · files: khớp bản sao lưu · equal to the backup; ${seconds} s`
}
