/** Makes a house again from the entries of an archive, in a schema that is not there yet. */
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Entry } from '#platform/archive/entries.ts'
import { BrokenArchive } from '#platform/archive/frames.ts'
import { connect, type ServerAddress, type Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import { dropHouse, type House, type HousePlace, migrationsHere, openHouse } from './house.ts'
import { copyIn, digestTable, listTables, type Digest, type HouseTable } from './house-tables.ts'
import type { Manifest, Step } from './pack-house.ts'

/** The archive cannot become a house here; the message says why, in both languages. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

/** What a restored house was compared with: every table, equal. */
export type Restored = { readonly manifest: Manifest; readonly tables: number; readonly rows: number }

/**
 * Reads the first entries of an archive into a new house and compares every table with its digest; leaves the entries that
 * follow. Whatever goes wrong, no half house is left. Migrations newer than the archive are applied at the end.
 */
export async function unpackHouse(
  address: ServerAddress,
  entries: AsyncGenerator<Entry>,
  step: Step,
): Promise<Restored> {
  const manifest = await takeManifest(entries)
  const place = { name: manifest.house, address }
  await refuseTaken(place)
  try {
    const last = manifest.migrations.at(-1)?.name
    const half = await openHouse(place, last === undefined ? {} : { upTo: last })
    const digests = await closing(half, () => load(half, entries, step))
    const now = await openHouse(place)
    await now.owner`analyze`
    await now.close()
    const rows = Object.values(digests).reduce((sum, digest) => sum + digest.rows, 0)
    return { manifest, tables: Object.keys(digests).length, rows }
  } catch (error) {
    await dropHouse(place)
    throw error
  }
}

async function closing<T>(house: House, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } finally {
    await house.close()
  }
}

async function takeManifest(entries: AsyncGenerator<Entry>): Promise<Manifest> {
  const { value } = await entries.next()
  if (value?.kind !== 'manifest') throw new BrokenArchive('the archive does not begin with what it is')
  // Authenticated before it was handed on: written by `packHouse`, changed by nobody.
  const manifest = value.facts as unknown as Manifest
  const here = new Map(migrationsHere().map(({ name, checksum }) => [name, checksum]))
  const foreign = manifest.migrations.find(({ name, checksum }) => here.get(name) !== checksum)
  if (!foreign) return manifest
  throw new RestoreRefused(
    `Bản sao lưu thuộc phiên bản mới hơn phần mềm này (${foreign.name}); hãy dùng đúng phiên bản đã sao lưu hoặc mới hơn.\n` +
      `The backup was made by a newer version than this one (${foreign.name}); use the version that made it, or a later one.`,
  )
}

async function refuseTaken({ name, address }: HousePlace): Promise<void> {
  const admin = connect({ address, max: 1 })
  try {
    const [found] = await admin`select 1 from pg_namespace where nspname = ${name}`
    if (!found) return
  } finally {
    await admin.end({ timeout: 5 })
  }
  throw new RestoreRefused(
    `Ở đây đã có nhà "${name}"; hãy khôi phục vào thư mục (HAICAP_DATA) hoặc cơ sở dữ liệu chưa có nhà nào.\n` +
      `There is a house "${name}" here already; restore into a folder (HAICAP_DATA) or a database without one.`,
  )
}

type Key = { readonly table_name: string; readonly name: string; readonly definition: string }

/** All tables in one transaction: foreign keys are set aside, because tables refer to each other in rings. */
async function load(
  house: House,
  entries: AsyncGenerator<Entry>,
  step: Step,
): Promise<Record<string, Digest>> {
  return inTransaction(house.owner, {}, async (trx) => {
    const keys = await dropForeignKeys(trx)
    const tables = await listTables(trx)
    await trx`truncate ${trx(tables.map(({ name }) => name))}`
    for (let done = 0; ; done += 1) {
      const { value: entry, done: isOver } = await entries.next()
      if (isOver) throw new BrokenArchive('the archive ends before its digests')
      if (entry.kind === 'digests') {
        const digests = entry.facts as Record<string, Digest>
        await compare(trx, tables, digests)
        for (const key of keys)
          await trx.unsafe(`alter table ${key.table_name} add constraint "${key.name}" ${key.definition}`)
        await setSequences(trx)
        return digests
      }
      step(done, tables.length)
      await loadTable(trx, entry)
    }
  })
}

async function loadTable(trx: Trx, { kind, facts, content }: Entry): Promise<void> {
  if (kind !== 'table') throw new BrokenArchive(`"${kind}" stands where a table should`)
  const into: Writable = await trx.unsafe(copyIn(facts as unknown as HouseTable)).writable()
  await pipeline(content, into)
}

async function dropForeignKeys(trx: Trx): Promise<Key[]> {
  const keys = await trx<Key[]>`
    select conrelid::regclass::text as table_name, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`
  for (const { table_name, name } of keys)
    await trx.unsafe(`alter table ${table_name} drop constraint "${name}"`)
  return [...keys]
}

async function compare(
  trx: Trx,
  tables: readonly HouseTable[],
  digests: Readonly<Record<string, Digest>>,
): Promise<void> {
  for (const table of tables) {
    const [wanted, found] = [digests[table.name], await digestTable(trx, table)]
    if (wanted?.rows === found.rows && wanted.sum === found.sum) continue
    throw new BrokenArchive(
      `table ${table.name} holds ${found.rows} rows (${found.sum}), the backup said ${wanted?.rows} (${wanted?.sum})`,
    )
  }
}

/** Identity columns go on behind the largest number that was given. */
async function setSequences(trx: Trx): Promise<void> {
  const columns = await trx<{ table_name: string; name: string }[]>`
    select attrelid::regclass::text as table_name, attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and a.attidentity <> ''`
  for (const { table_name, name } of columns) {
    await trx.unsafe(`select setval(pg_get_serial_sequence('${table_name}', '${name}'),
      coalesce((select max("${name}") from ${table_name}), 0) + 1, false)`)
  }
}
