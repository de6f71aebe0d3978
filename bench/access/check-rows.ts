/**
 * The wall of PostgreSQL without the application: raw SQL under the database role and the settings of each party.
 * In every table with row-level security, and in every other that holds something of a subject, his rows are read, changed
 * in every column the role may change, deleted and copied, as far as row-level security lets a stranger.
 */
import { randomUUID } from 'node:crypto'
import { wallSettings } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Audit } from './check-routes.ts'
import type { Party } from './parties.ts'
import type { Subject } from './scene.ts'
import { MAY, sees } from './who-may.ts'
import {
  DOINGS,
  mayDo,
  rowsAbout,
  walledTables,
  wordsOf,
  type Doing,
  type Rights,
  type Walled,
} from './walled.ts'

class Undo extends Error {}

/** Checks each walled thing for each party; answers the tables it found something in. */
export async function checkRows(audit: Audit): Promise<string[]> {
  const { ground, parties, subjects, tally } = audit
  const tables = await walledTables(ground.admin, subjects)
  tally.walled = tables.filter(({ walled }) => walled).length
  const copies = new Map<string, Record<string, unknown>>()
  for (const { name } of tables) {
    for (const subject of subjects) {
      const [found] = await rowsAbout(ground.admin, name, wordsOf(subject, name))
      if (found) copies.set(`${name} ${subject.slug}`, found.row)
      else tally.bare.add(name)
    }
  }
  const seen = new Set<string>()
  for (const [index, party] of parties.entries()) {
    for (const subject of subjects) {
      await checkTables(audit, { party, subject, tables, copies, seen })
      await checkFunctions(audit, party, subject)
    }
    audit.step(index + 1, parties.length)
  }
  // What nobody of the parties could read was not looked at.
  for (const { name, walled } of tables) if (walled && !seen.has(name)) tally.bare.add(name)
  return tables.map(({ name }) => name)
}

type Look = {
  readonly party: Party
  readonly subject: Subject
  readonly tables: readonly Walled[]
  readonly copies: ReadonlyMap<string, Record<string, unknown>>
  readonly seen: Set<string>
}

async function checkTables(audit: Audit, look: Look): Promise<void> {
  const { party, subject, tables, seen } = look
  const role = `hanoi_${party.actor.sees === 'city' ? 'city' : 'app'}`
  for (const doing of DOINGS) {
    const tried = tables.flatMap(({ name, walled, rights, keys }) => {
      const right = rights[role] ?? {}
      const may = mayDo(name, doing)(party, subject)
      const isTried = has(right, doing) && (doing === 'read' || !may) && (walled || doing !== 'insert')
      return isTried ? [{ name, right, keys, may }] : []
    })
    const met = await rowsMet(audit, look, { doing, tried })
    for (const { name, may } of tried) {
      const rows = met.get(name) ?? 0
      if (may && rows > 0) seen.add(name)
      audit.tally.note('database', !may && rows > 0 ? 'leak' : 'sound', () => ({
        where: `${doing} ${name} of ${subject.slug} as ${party.name}`,
        told: `${rows} rows in plain SQL, the application left out`,
      }))
    }
  }
}

function has(right: Rights, doing: Doing): boolean {
  if (doing === 'delete') return right.DELETE ?? false
  return right[({ read: 'SELECT', change: 'UPDATE', insert: 'INSERT' } as const)[doing]] !== undefined
}

type Tried = Pick<Walled, 'name' | 'keys'> & { readonly right: Rights; readonly may: boolean }
type Trying = { readonly doing: Doing; readonly tried: readonly Tried[] }

/** How many rows each doing met. All tables in one statement; one by one where that statement was refused as a whole. */
async function rowsMet(audit: Audit, look: Look, { doing, tried }: Trying): Promise<Map<string, number>> {
  const met = new Map<string, number>()
  if (tried.length === 0) return met
  const found = await behindWall(audit, look.party, (trx) =>
    doing === 'insert' ? copyRows(trx, look, tried) : statement(trx, look, { doing, tried }),
  )
  for (const { name, rows } of found ?? []) met.set(name, rows)
  if (found !== null) return met
  // PostgreSQL asks row-level security before keys and checks: what these refused, the wall had let through.
  if (tried.length === 1) return met.set(tried[0]?.name ?? '', 1)
  for (const one of tried)
    for (const [name, rows] of await rowsMet(audit, look, { doing, tried: [one] })) met.set(name, rows)
  return met
}

type Met = { readonly name: string; readonly rows: number }

/** One statement that reads, changes or deletes the subject's rows in several tables. */
async function statement(
  trx: Trx,
  { subject }: Look,
  { doing, tried }: Trying & { readonly doing: Exclude<Doing, 'insert'> },
): Promise<readonly Met[]> {
  const doings = tried.map(({ name, right }, index) => {
    const seen = (right.SELECT ?? []).map(quoted).join(', ')
    const about = `concat_ws(' ', ${seen}) like any ($${index + 1}::text[])`
    const [table, same] = [quoted(name), (right.UPDATE ?? []).map((one) => `${quoted(one)} = ${quoted(one)}`)]
    const run = {
      read: `select 1 from ${table} where ${about}`,
      change: `update ${table} set ${same.join(', ')} where ${about} returning 1`,
      delete: `delete from ${table} where ${about} returning 1`,
    }[doing]
    return { alias: `d${index}`, run, name }
  })
  const withs = doings.map(({ alias, run }) => `${alias} as (${run})`).join(', ')
  const counts = doings.map(
    ({ alias, name }) => `select '${name}' as name, count(*)::int as rows from ${alias}`,
  )
  return trx.unsafe<Met[]>(
    `with ${withs} ${counts.join(' union all ')}`,
    tried.map(({ name }) => wordsOf(subject, name)),
  )
}

/** Tries to write each of the subject's rows once more, under keys of its own; in one block, each in a part by itself. */
async function copyRows(
  trx: Trx,
  { subject, copies }: Look,
  tried: readonly Tried[],
): Promise<readonly Met[]> {
  const parts = tried.map(({ name, keys, right }) => {
    const fresh = Object.fromEntries(keys.map((key) => [key, randomUUID()]))
    const row = JSON.stringify({ ...copies.get(`${name} ${subject.slug}`), ...fresh })
    const columns = (right.INSERT ?? []).map(quoted).join(', ')
    return `begin
      insert into ${quoted(name)} (${columns})
        select ${columns} from jsonb_populate_record(null::${quoted(name)}, $row$${row}$row$);
      met := met || ' ${name}';
    exception when insufficient_privilege then null;
      when integrity_constraint_violation then met := met || ' ${name}';
    end;`
  })
  await trx.unsafe(
    `do $all$ declare met text := ''; begin ${parts.join(' ')} perform set_config('audit.met', met, true); end $all$`,
  )
  const [said] = await trx<{ met: string }[]>`select current_setting('audit.met') as met`
  const names = (said?.met ?? '').split(' ').filter((name) => name !== '')
  return names.map((name) => ({ name, rows: 1 }))
}

function quoted(name: string): string {
  return `"${name}"`
}

/** What the statement met; nothing where PostgreSQL's rights or its row-level security refused, null where something else did. Nothing stays. */
async function behindWall(
  { ground }: Audit,
  party: Party,
  run: (trx: Trx) => PromiseLike<readonly Met[]>,
): Promise<readonly Met[] | null> {
  const pool = party.actor.sees === 'city' ? ground.house.city : ground.house.app
  let met: readonly Met[] | null = []
  await inTransaction(pool, wallSettings(party.actor), async (trx) => {
    met = await run(trx)
    throw new Undo()
  }).catch((error: unknown) => {
    if (error instanceof Undo) return
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^(42501|23)/.test(code)) throw error
    met = code === '42501' ? [] : null
  })
  return met
}

/** The functions that run as the owner give no more than the caller may have. */
async function checkFunctions(audit: Audit, party: Party, subject: Subject): Promise<void> {
  const { id, code } = subject.dossier
  const calls: Readonly<Record<string, (trx: Trx) => PromiseLike<readonly unknown[]>>> = {
    dossier_events: (trx) => trx`select 1 from dossier_events(${id}, 0)`,
    papers_held_for: (trx) => trx`select 1 from papers_held_for(${id})`,
    instruments: (trx) => trx`select 1 from papers_held_for(${subject.delegation})`,
    track_dossier: (trx) =>
      trx`select 1 from track_dossier(${code}, '0000', '2026-03-02T02:00:00Z') where dossier_id is not null`,
  }
  for (const [name, run] of Object.entries(calls)) {
    const met = await behindWall(audit, party, async (trx) => [{ name, rows: (await run(trx)).length }])
    const rows = met?.[0]?.rows ?? 0
    const may =
      name === 'instruments'
        ? MAY.unitOrCity(party, subject)
        : name !== 'track_dossier' && sees(party, subject)
    audit.tally.note('database', !may && rows > 0 ? 'leak' : 'sound', () => ({
      where: `${name}() about ${subject.slug} as ${party.name}`,
      told: `${rows} rows from a function that runs as the owner`,
    }))
  }
}
