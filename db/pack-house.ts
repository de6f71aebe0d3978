/** Reads a whole house out as one moment sees it, while it goes on working. */
import { copyOutOf } from '#platform/copy-out.ts'
import type { Sql, Trx } from '#platform/database.ts'
import { packEntry } from '#platform/archive/entries.ts'
import { inTransaction } from '#platform/transaction.ts'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { copyOut, digestTable, listTables, type Digest } from './house-tables.ts'

/** What an archive says about itself first. */
export type Manifest = {
  readonly house: string
  /** The moment it shows, by the database's clock. */
  readonly at: string
  readonly postgres: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
}

/** Told how far it is, in tables. */
export type Step = (done: number, total: number) => void

/** The entries of all tables with their digests. The snapshot is let go before the last byte was taken away. */
export async function* packHouse(
  house: { owner: Sql; name: string },
  step: Step,
): AsyncGenerator<Uint8Array> {
  const out = new PassThrough({ highWaterMark: 1_048_576 })
  const reading = inTransaction(house.owner, {}, async (trx) => {
    await trx`set transaction isolation level repeatable read, read only`
    await pipeline(Readable.from(packTables(trx, house.name, step)), out)
  })
  reading.catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  yield* out
  await reading
}

async function* packTables(trx: Trx, house: string, step: Step): AsyncGenerator<Uint8Array> {
  yield* packEntry({ kind: 'manifest', facts: await readManifest(trx, house) })
  const tables = await listTables(trx)
  const digests: Record<string, Digest> = {}
  for (const [done, table] of tables.entries()) {
    step(done, tables.length)
    digests[table.name] = await digestTable(trx, table)
    const content = await copyOutOf(trx, copyOut(table))
    yield* packEntry({ kind: 'table', facts: table }, content)
  }
  step(tables.length, tables.length)
  yield* packEntry({ kind: 'digests', facts: digests })
}

async function readManifest(trx: Trx, house: string): Promise<Manifest> {
  const [row] = await trx<Omit<Manifest, 'house' | 'migrations'>[]>`
    select now() as at, current_setting('server_version') as postgres`
  const migrations = await trx<Manifest['migrations'][number][]>`
    select name, checksum from migrations order by name`
  if (!row) throw new Error('the database does not say what time it is')
  return { house, ...row, migrations: [...migrations] }
}
