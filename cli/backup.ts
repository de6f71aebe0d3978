import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { closePools, openPools } from '#db/house.ts'
import { packHouse } from '#db/pack-house.ts'
import { sealArchive } from '#platform/archive/archive.ts'
import type { Secret } from '#platform/archive/lock.ts'
import { syncFolder } from '#platform/durable-file.ts'
import type { Env } from '#platform/env.ts'
import { showProgress } from '#platform/progress.ts'
import type { Server } from '#platform/server.ts'
import { readSecret, SECRET_OPTIONS } from './archive-secret.ts'
import { backupBase } from './backup-base.ts'
import { HOUSE } from './demonstration.ts'
import { packFiles, type FilesCount } from './house-files.ts'
import { useGround } from './open-house.ts'

const OPTIONS = {
  ...SECRET_OPTIONS,
  out: { type: 'string' },
  house: { type: 'string', default: HOUSE },
  base: { type: 'boolean', default: false },
  keep: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** `haicap backup`: one encrypted file with everything the house holds at one moment, while it goes on working. */
export async function backup(words: readonly string[], env: Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
  if (values.base) return backupBase(env, { json: values.json === true, keep: values.keep })
  if (!values.out)
    throw new Error(
      'haicap backup --out FILE (--key FILE | --passphrase-file FILE) [--house NAME] [--json]; or --base [--keep COPIES], with WAL_ARCHIVE',
    )
  if (existsSync(values.out)) throw new Error(`Đã có tệp này · There is such a file already: ${values.out}`)
  const secret = readSecret(values)
  const ground = await useGround(env, 'backup')
  try {
    const done = await writeBackup(ground, { house: values.house, out: resolve(values.out), secret })
    process.stdout.write(`${values.json ? JSON.stringify(done) : told(done)}\n`)
    return 0
  } finally {
    await ground.stop()
  }
}

/** What was written. */
type Written = FilesCount & {
  readonly out: string
  readonly size: number
  readonly began: string
  readonly seconds: number
}

type Wanted = { readonly house: string; readonly out: string; readonly secret: Secret }

/** Writes the archive beside its name first: a backup that broke off never looks like one. */
async function writeBackup(ground: Server, { house, out, secret }: Wanted): Promise<Written> {
  const began = performance.now()
  const at = new Date().toISOString()
  const pools = openPools({ name: house, address: ground.address })
  const count = { files: 0, bytes: 0 }
  const part = `${out}.part`
  const shown = showProgress({ vi: 'Sao lưu, bảng', en: 'Backing up, tables' })
  async function* everything(): AsyncGenerator<Uint8Array> {
    yield* packHouse({ owner: pools.owner, name: house }, shown.step)
    // After the rows: a file is in the store before any row names it; one taken away since lies aside for a day.
    yield* packFiles(ground.data.path, count, at)
  }
  try {
    await pipeline(
      sealArchive(everything(), secret),
      createWriteStream(part, { mode: 0o600, flags: 'w', flush: true }),
    )
    await rename(part, out)
    await syncFolder(dirname(out))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    shown.end()
    await closePools(pools)
  }
  const { size } = await stat(out)
  return { ...count, out, size, began: at, seconds: Number(((performance.now() - began) / 1000).toFixed(1)) }
}

function told({ out, size, files, began, seconds }: Written): string {
  const megabytes = (size / 1e6).toFixed(1)
  return `${out}: ${megabytes} MB, ${files} tệp · files, ${seconds} s
Trong đó là mọi việc được xác nhận trước ${began}; việc sau đó không có · It holds everything acknowledged before ${began}, nothing later`
}
