/** Who may do what with the rows of a subject in each table that PostgreSQL walls. The house's policies are never asked. */
import type { Sql } from '#platform/database.ts'
import type { Subject } from './scene.ts'
import { MAY, sees, type May } from './who-may.ts'

/** What is tried with rows in plain SQL. */
export const DOINGS = ['read', 'change', 'delete', 'insert'] as const
export type Doing = (typeof DOINGS)[number]

/**
 * Who may with a subject's rows of a table; whoever may not finds none to read, to change or to delete, and is refused a
 * copy of one: he writes nothing that belongs to the subject's agency or person. `write` is `read` where it is not named.
 */
export type Wall = { readonly read: May; readonly write?: May; readonly insert?: May }

const own: May = ({ actor }, { resident }) => actor.id === resident.id
const city: May = ({ actor }) => actor.sees === 'city'
const there: May = ({ actor }, { dossier }) => actor.agencies.includes(dossier.reception_agency_id)
/** Who acts for no agency: a resident or a visitor, who files with whichever takes him in. */
const forNone: May = ({ actor }) => actor.agencies.length === 0
const called =
  (...desks: string[]): May =>
  ({ name }, { slug }) =>
    desks.some((desk) => name === `${desk}.${slug}`)
const any =
  (...all: May[]): May =>
  (party, subject) =>
    all.some((one) => one(party, subject))

/** The agency's own, and the city looks on. */
const AGENCY: Wall = { read: any(there, city) }
const signsThere: May = ({ actor }, { dossier }) => actor.agencies.includes(dossier.signer_agency_id)
/** Who gives and who gets: the agency and the one that signs there; the city looks on. */
const ENDS: Wall = { read: any(there, signsThere, city) }
/** Everybody in the house reads it; the agency and the city's administration write it. */
const SHOWN: Wall = { read: MAY.anybody, write: any(there, city) }
/** The same of the agency that signs. */
const SIGNING: Wall = { read: MAY.anybody, write: any(signsThere, city) }
/** An officer's own account. */
const mine = (desk: string): Wall => ({ read: called(desk) })

/** The tables by name; one that is not named keeps the dossier's wall. */
const WALLS: Readonly<Record<string, Wall>> = {
  absences: SIGNING,
  alert_addresses: mine('chuyenvien'),
  answers: { read: any(own, called('tiepnhan', 'thungan', 'quantri')) },
  archive_boxes: AGENCY,
  archive_hand_overs: ENDS,
  bank_lines: AGENCY,
  bank_statements: AGENCY,
  calendars: { ...SHOWN, write: any(MAY.unitOrCity, there, city) },
  // Whoever files opens the chain: a resident for the agency that takes it in, an officer for his own.
  chains: { ...AGENCY, insert: any(there, forNone) },
  code_leases: AGENCY,
  custody_acts: ENDS,
  delegations: SIGNING,
  denials: { read: city },
  drafts: { read: own },
  explanations: { read: any(MAY.unitOrCity, there, city) },
  hand_over_receipts: ENDS,
  offline_calls: SHOWN,
  offline_discards: AGENCY,
  offline_items: AGENCY,
  offline_pieces: AGENCY,
  originals: ENDS,
  papers: { read: any(own, city, called('quantri')), insert: any(own, called('quantri')) },
  people: { read: own },
  readiness_checks: { read: any(MAY.unitOrCity, there, city) },
  // A number is taken by whoever files, in the same way.
  register_entries: { ...AGENCY, insert: any(there, forNone) },
  rehearsal_plays: AGENCY,
  rehearsal_scripted_cards: AGENCY,
  rehearsal_ticks: AGENCY,
  reorganisation_moves: AGENCY,
  signing_batch_items: mine('ky'),
  signing_batches: mine('ky'),
  stated_purposes: { read: city },
  // The board calls everybody's number; a number is taken by whoever wants one.
  ticket_calls: SHOWN,
  ticket_dossiers: AGENCY,
  ticket_holders: { read: there, insert: MAY.anybody },
  ticket_leases: AGENCY,
  ticket_moves: SHOWN,
  tickets: { ...SHOWN, insert: MAY.anybody },
  transfer_slips: ENDS,
}

/** Whether a doing with the subject's rows of a table is somebody's to do. */
export function mayDo(table: string, doing: Doing): May {
  const { read, write = read, insert = write } = WALLS[table] ?? { read: sees }
  return doing === 'read' ? read : doing === 'insert' ? insert : write
}

/** A walled table with what each database role may do with it: the columns, and whether it may delete. */
export type Walled = {
  readonly name: string
  /** By row-level security, be it that it has policies which somebody switched off; what is not keeps its wall by the rights of the roles alone. */
  readonly walled: boolean
  readonly keys: readonly string[]
  readonly rights: Readonly<Record<string, Rights>>
}
export type Rights = Partial<Record<'SELECT' | 'UPDATE' | 'INSERT', readonly string[]>> & {
  readonly DELETE?: boolean
}

/** Every table of the house with row-level security, and every other in which something of a subject stands. */
export async function walledTables(admin: Sql, subjects: readonly Subject[]): Promise<Walled[]> {
  const tables = await admin<{ name: string; walled: boolean; keys: string[] }[]>`
    select c.relname as name, (c.relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid)) as walled, coalesce((
      select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary and a.atttypid = 'uuid'::regtype), '{}') as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'hanoi' and c.relkind in ('r', 'p') order by 1`
  const words = subjects.flatMap(namesOf)
  const found = await Promise.all(
    tables.map(async ({ name, walled }) => {
      const rows = walled || (await rowsAbout(admin, name, words)).length > 0
      return rows ? [name] : []
    }),
  )
  const names = new Set(found.flat())
  const rights = await rightsOf(admin)
  return tables
    .filter(({ name }) => names.has(name))
    .map(({ name, walled, keys }) => ({ name, walled, keys, rights: rights.get(name) ?? {} }))
}

/** What says that a row of any table is about a subject. */
function namesOf({ mark, dossier, draft, waiting, held, payment }: Subject): string[] {
  return [mark, dossier.id, dossier.code, draft, waiting, held, payment].map((word) => `%${word}%`)
}

/** Words by which a row of a walled table is known to be of a subject; many name a person, and one is he. */
export function wordsOf(subject: Subject, table: string): string[] {
  const { words, resident, delegation, absence } = subject
  if (table === 'people') return [`%${resident.person_id}%`]
  return [...namesOf(subject), ...[...words, delegation, absence].map((word) => `%${word}%`)]
}

/** The rows of a subject as the superuser sees them. */
export function rowsAbout(admin: Sql, table: string, words: readonly string[]) {
  return admin<{ row: Record<string, unknown> }[]>`
    select to_jsonb(t) as row from hanoi.${admin(table)} t where to_jsonb(t)::text like any (${[...words]}::text[]) limit 1`
}

async function rightsOf(admin: Sql): Promise<Map<string, Record<string, Rights>>> {
  const columns = await admin<{ role: string; name: string; kind: string; columns: string[] }[]>`
    select grantee as role, table_name as name, privilege_type as kind, array_agg(column_name::text) as columns
    from information_schema.column_privileges where table_schema = 'hanoi' group by 1, 2, 3`
  const deletes = await admin<{ role: string; name: string }[]>`
    select grantee as role, table_name as name from information_schema.table_privileges
    where table_schema = 'hanoi' and privilege_type = 'DELETE'`
  const all = new Map<string, Record<string, Rights>>()
  const put = (name: string, role: string, rights: Rights): void => {
    const roles = all.get(name) ?? {}
    all.set(name, { ...roles, [role]: { ...roles[role], ...rights } })
  }
  for (const { role, name, kind, columns: some } of columns) put(name, role, { [kind]: some })
  for (const { role, name } of deletes) put(name, role, { DELETE: true })
  return all
}
