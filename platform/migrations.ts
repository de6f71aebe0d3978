/** Runs the numbered, forward-only SQL files that make the schema. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PostgresError, type Sql, type Trx } from './database.ts'
import { pause } from './processes.ts'
import { inTransaction } from './transaction.ts'

/** One file such as `0001_record.sql`; `checksum` is the SHA-256 of its text before roles are put in. */
export type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

/** The schema and the code do not belong together; the message says why. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused'
}

/** Reads the folder in order; refuses files without a number and numbers used twice. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const taken = new Map<string, string>()
  return names.map((name) => {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
    if (!number) throw new MigrationRefused(`${name}: a migration is named like 0001_record.sql`)
    const other = taken.get(number)
    if (other) throw new MigrationRefused(`${name} and ${other} have the same number`)
    taken.set(number, name)
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Brings the schema of the owner's search path up to date, each migration in its own transaction and one
 * process at a time. `roles` fills `:"owner"` and the like. Answers the names that were applied now.
 */
export async function migrate(
  owner: Sql,
  migrations: readonly Migration[],
  roles: Readonly<Record<string, string>>,
): Promise<string[]> {
  const before = await alone(owner, async (trx) => {
    await trx.unsafe(MIGRATIONS_TABLE)
    return checkLanded(trx, migrations)
  })
  const applied: string[] = []
  for (const migration of migrations.filter(({ name }) => !before.includes(name))) {
    const isNew = await alone(owner, (trx) => applyOnce(trx, migrations, { migration, roles }))
    if (isNew) applied.push(migration.name)
  }
  await alone(owner, (trx) => checkLanded(trx, migrations))
  return applied
}

const MIGRATIONS_TABLE = `
create table if not exists migrations (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);
comment on table migrations is 'The migrations this schema has had, with the SHA-256 of each file.'`

/**
 * One process at a time. A change of a table waits a second for whoever uses it, then steps aside and tries again: whoever
 * reads meanwhile would have to wait behind it.
 */
async function alone<T>(owner: Sql, run: (trx: Trx) => Promise<T>): Promise<T> {
  for (const began = performance.now(); ; await pause(250)) {
    try {
      return await inTransaction(owner, { lock_timeout: '1s' }, async (trx) => {
        await trx`select pg_advisory_xact_lock(hashtext('migrations'), hashtext(current_schema()))`
        return run(trx)
      })
    } catch (error) {
      if (!isLocked(error) || performance.now() - began > PATIENCE_MS) throw error
    }
  }
}

/** How long a migration goes on trying: longer than any transaction of the house may last. */
const PATIENCE_MS = 600_000

/** SQLSTATE lock_not_available, as it came or as `explain` tells it. */
function isLocked(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return cause instanceof PostgresError && cause.code === '55P03'
}

type Step = { readonly migration: Migration; readonly roles: Readonly<Record<string, string>> }

async function applyOnce(trx: Trx, all: readonly Migration[], step: Step): Promise<boolean> {
  const { name, checksum } = step.migration
  const landed = await checkLanded(trx, all)
  if (landed.includes(name)) return false
  const later = landed.find((other) => other > name)
  if (later) throw new MigrationRefused(`${name} comes before ${later}, which this database already has`)
  const text = await knownHere(trx, fillRoles(step.migration, step.roles))
  await trx.unsafe(text).catch((error: unknown) => {
    throw explain(error, name, text)
  })
  await trx`insert into migrations (name, checksum) values (${name}, ${checksum})`
  return true
}

async function checkLanded(trx: Trx, all: readonly Migration[]): Promise<string[]> {
  const rows = await trx<
    { name: string; checksum: string }[]
  >`select name, checksum from migrations order by name`
  for (const row of rows) {
    const file = all.find((migration) => migration.name === row.name)
    if (!file) {
      throw new MigrationRefused(
        `Cơ sở dữ liệu mới hơn phần mềm này (đã có ${row.name}): hãy chạy phiên bản mới hơn; không có gì bị thay đổi.\n` +
          `The database is newer than this code (it has had ${row.name}): start the newer version instead; nothing was changed.`,
      )
    }
    if (file.checksum !== row.checksum) {
      const advice = 'put it back and write the change as a new migration'
      throw new MigrationRefused(`${row.name} was edited after it landed in this database: ${advice}`)
    }
  }
  return rows.map((row) => row.name)
}

/** The right to maintain a table is known from PostgreSQL 17 on; before, whoever may not analyze one is warned and goes on. */
const MAINTAIN = /^grant maintain on .*;$/gm

async function knownHere(trx: Trx, text: string): Promise<string> {
  if (text.search(MAINTAIN) < 0) return text
  const [row] = await trx<{ version: number }[]>`select current_setting('server_version_num')::int as version`
  return (row?.version ?? 0) < 170_000 ? text.replaceAll(MAINTAIN, '') : text
}

function fillRoles(migration: Migration, roles: Readonly<Record<string, string>>): string {
  return migration.text.replaceAll(/:"([a-z_]+)"/g, (_, variable: string) => {
    const role = roles[variable]
    if (role === undefined) throw new MigrationRefused(`${migration.name}: there is no role :"${variable}"`)
    return `"${role}"`
  })
}

function explain(error: unknown, name: string, text: string): unknown {
  if (!(error instanceof PostgresError)) return error
  const line = text.slice(0, Number(error.position ?? 1) - 1).split('\n').length
  return new Error(`${name}:${line}: ${error.message}`, { cause: error })
}
