/**
 * The wall of PostgreSQL without the application: raw SQL under the database role and the settings of each party.
 * Every table that holds something of a subject is read, changed and emptied as far as row-level security lets it.
 */
import { wallSettings } from '#modules/record'
import type { Trx } from '#platform/database.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Audit } from './check-routes.ts'
import type { Party } from './parties.ts'
import type { Subject } from './scene.ts'
import type { Verdict } from './verdict.ts'
import { MAY, sees, type May } from './who-may.ts'

const own: May = ({ actor }, { resident }) => actor.id === resident.id
const city: May = ({ actor }) => actor.sees === 'city'
const till: May = (party, { dossier }) =>
  city(party, { dossier } as Subject) || party.actor.agencies.includes(dossier.reception_agency_id)

/** Who may see rows of a subject in a table; what is not named here keeps the dossier's wall. */
const MAY_SEE: Readonly<Record<string, May>> = {
  drafts: own,
  papers: (party, subject) =>
    own(party, subject) || city(party, subject) || party.name === `quantri.${subject.slug}`,
  people: () => false,
  bank_lines: till,
  bank_statements: till,
  answers: (party, subject) =>
    own(party, subject) || ['tiepnhan', 'thungan'].some((desk) => party.name === `${desk}.${subject.slug}`),
}

/** The first sight of these must succeed, or the audit would be looking at nothing. */
const MUST_SEE = new Set(['dossiers', 'drafts', 'payments'])

class Undo extends Error {}

/** Checks each walled thing for each party; answers the tables it found something in. */
export async function checkRows(audit: Audit): Promise<string[]> {
  const [tables, columns] = await Promise.all([tablesWithSubjects(audit), changeableColumns(audit)])
  for (const [index, party] of audit.parties.entries()) {
    for (const subject of audit.subjects) {
      for (const table of tables) await checkTable(audit, { party, subject, columns }, table)
      await checkFunctions(audit, { party, subject, columns })
    }
    audit.step(index + 1, audit.parties.length)
  }
  return tables
}

/** Words by which a row is known to be about a subject. */
function wordsOf({ mark, dossier, draft, waiting, held, payment }: Subject): string[] {
  return [mark, dossier.id, dossier.code, draft, waiting, held, payment].map((word) => `%${word}%`)
}

async function tablesWithSubjects({ ground: { admin }, subjects }: Audit): Promise<string[]> {
  const tables = await admin<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'hanoi' and c.relkind in ('r', 'p') order by 1`
  const words = subjects.flatMap(wordsOf)
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await admin`
        select 1 from hanoi.${admin(name)} t where to_jsonb(t)::text like any (${words}::text[]) limit 1`
      return rows.length > 0 ? [name] : []
    }),
  )
  return found.flat()
}

type Look = {
  readonly party: Party
  readonly subject: Subject
  readonly columns: ReadonlyMap<string, string>
}

async function checkTable(audit: Audit, look: Look, table: string): Promise<void> {
  const { party, subject } = look
  const may = (MAY_SEE[table] ?? sees)(party, subject)
  const words = wordsOf(subject)
  const doings = {
    read: (trx: Trx) =>
      trx`select 1 from ${trx(table)} t where to_jsonb(t)::text like any (${words}::text[])`,
    change: (trx: Trx) => changeRows(trx, look, table),
    delete: (trx: Trx) =>
      trx`delete from ${trx(table)} t where to_jsonb(t)::text like any (${words}::text[]) returning 1`,
  }
  for (const [doing, run] of Object.entries(doings)) {
    const rows = await behindWall(audit, party, run)
    const mustSee = may && doing === 'read' && MUST_SEE.has(table)
    const verdict: Verdict = !may && rows > 0 ? 'leak' : mustSee && rows === 0 ? 'wrong_refusal' : 'sound'
    audit.tally.note('database', verdict, () => ({
      where: `${doing} ${table} of ${subject.slug} as ${party.name}`,
      told: `${rows} rows in plain SQL, the application left out`,
    }))
  }
}

/** By role and table, the first column that the role may change. */
async function changeableColumns({ ground: { admin } }: Audit): Promise<ReadonlyMap<string, string>> {
  const rows = await admin<{ role: string; name: string; column: string }[]>`
    select grantee as role, table_name as name, min(column_name) as column
    from information_schema.column_privileges
    where table_schema = 'hanoi' and privilege_type = 'UPDATE' group by 1, 2`
  return new Map(rows.map(({ role, name, column }) => [`${role} ${name}`, column]))
}

/** Changes each of the rows to what it is. */
function changeRows(trx: Trx, { party, subject, columns }: Look, table: string) {
  const column = columns.get(`hanoi_${party.actor.sees === 'city' ? 'city' : 'app'} ${table}`)
  if (column === undefined) return []
  const name = trx(column)
  return trx`
    update ${trx(table)} t set ${name} = ${name}
    where to_jsonb(t)::text like any (${wordsOf(subject)}::text[]) returning 1`
}

/** How many rows came; 0 where PostgreSQL refused. Nothing stays. */
async function behindWall(
  { ground }: Audit,
  party: Party,
  run: (trx: Trx) => readonly unknown[] | PromiseLike<readonly unknown[]>,
): Promise<number> {
  const pool = party.actor.sees === 'city' ? ground.house.city : ground.house.app
  let rows = 0
  await inTransaction(pool, wallSettings(party.actor), async (trx) => {
    rows = (await run(trx)).length
    throw new Undo()
  }).catch((error: unknown) => {
    if (!(error instanceof Undo) && !isRefusedByPostgres(error)) throw error
  })
  return rows
}

/** No right, or a row another row still needs: either way nothing was done. */
function isRefusedByPostgres(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['42501', '23503'].includes(String(error.code))
}

/** The functions that run as the owner give no more than the caller may have. */
async function checkFunctions(audit: Audit, { party, subject }: Look): Promise<void> {
  const { id, code } = subject.dossier
  const calls: Readonly<Record<string, (trx: Trx) => PromiseLike<readonly unknown[]>>> = {
    dossier_events: (trx) => trx`select 1 from dossier_events(${id}, 0)`,
    papers_held_for: (trx) => trx`select 1 from papers_held_for(${id})`,
    instruments: (trx) => trx`select 1 from papers_held_for(${subject.delegation})`,
    track_dossier: (trx) =>
      trx`select 1 from track_dossier(${code}, '0000', '2026-03-02T02:00:00Z') where dossier_id is not null`,
  }
  for (const [name, run] of Object.entries(calls)) {
    const rows = await behindWall(audit, party, run)
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
