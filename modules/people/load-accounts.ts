import { jsonOf, type Reader } from '#platform/database.ts'
import type { Role } from '#modules/record'
import { deterministicId } from '#platform/ids.ts'
import type { Position } from './position.ts'

/** A post an account is given. */
export type NewPost = {
  readonly role: Role
  readonly position?: Position
  readonly agency_id: string
  readonly unit_id: number
  readonly wall: readonly string[]
}

/** An account with its posts (an officer) or its person (a citizen). */
export type NewAccount = {
  readonly name: string
  readonly full_name: string
  readonly title: string
  readonly phone?: string
  readonly posts: readonly NewPost[]
  readonly person?: {
    readonly personal_number: string
    readonly birth_on: string
    readonly phone: string
    readonly address_printed: string
  }
}

type Options = {
  /** Asked for where an account is to be made: a hash takes a fifth of a second. */
  readonly passwordHash: () => Promise<string>
  readonly from: string
  readonly now: string
  readonly demonstration: boolean
}

/** Makes accounts, their posts and persons, as the owner of the house; those already there stay as they are. */
export async function loadAccounts(
  sql: Reader,
  accounts: readonly NewAccount[],
  options: Options,
): Promise<number> {
  const known = await selectKnown(sql, accounts)
  const isNew = ({ name }: NewAccount): boolean => !known.has(name)
  const passwordHash = accounts.some(isNew) ? await options.passwordHash() : null
  let made = 0
  for (let start = 0; start < accounts.length; start += 250) {
    made += await loadBatch(sql, accounts.slice(start, start + 250), { ...options, passwordHash, isNew })
  }
  return made
}

/** Which of the names are taken already. */
async function selectKnown(sql: Reader, accounts: readonly NewAccount[]): Promise<ReadonlySet<string>> {
  const rows = await sql<{ name: string }[]>`
    select name from accounts where name = any (${accounts.map(({ name }) => name)}::text[])`
  return new Set(rows.map(({ name }) => name))
}

type Batch = Pick<Options, 'from' | 'now' | 'demonstration'> & {
  readonly passwordHash: string | null
  readonly isNew: (account: NewAccount) => boolean
}

/** Posts of accounts that are there are looked at as well: an agency that is new has a desk for whoever works in its unit. */
async function loadBatch(sql: Reader, accounts: readonly NewAccount[], batch: Batch): Promise<number> {
  const rows = accounts.map((account) => ({ ...account, id: deterministicId(`account ${account.name}`) }))
  const fresh = rows.filter(batch.isNew)
  const people = fresh.flatMap(({ name, full_name, person }) =>
    person ? [{ id: deterministicId(`person ${name}`), full_name, ...person }] : [],
  )
  const personOf = (name: string, person: unknown) => (person ? deterministicId(`person ${name}`) : null)
  const table = {
    people: people.map((person) => ({ ...person, created_at: batch.now })),
    accounts: fresh.map(({ id, name, full_name, title, phone, person }) => ({
      ...{ id, name, full_name, title, phone: phone ?? null, person_id: personOf(name, person) },
      kind: person ? 'citizen' : 'officer',
      personal_number: person?.personal_number ?? null,
      password_hash: batch.passwordHash,
      is_demonstration: batch.demonstration,
      created_at: batch.now,
    })),
    posts: rows.flatMap(({ id, posts }) =>
      posts.map((post) => ({ ...post, account_id: id, valid_from: batch.from })),
    ),
  }
  const json = jsonOf(sql, table)
  const [row] = await sql<{ made: number }[]>`
    with given as (select ${json}::jsonb as all),
    persons as (
      insert into people (id, personal_number, full_name, birth_on, phone, address_printed, created_at)
      select p.id, p.personal_number, p.full_name, p.birth_on, p.phone, p.address_printed, p.created_at
      from given, jsonb_populate_recordset(null::people, given.all -> 'people') p
      on conflict do nothing returning id
    ), made as (
      insert into accounts (id, name, kind, full_name, title, phone, person_id, personal_number, password_hash, is_demonstration, created_at)
      select a.id, a.name, a.kind, a.full_name, a.title, a.phone, a.person_id, a.personal_number, a.password_hash, a.is_demonstration, a.created_at
      from given, jsonb_populate_recordset(null::accounts, given.all -> 'accounts') a
      on conflict do nothing returning id
    ), posted as (
      insert into appointments (account_id, role, position, agency_id, unit_id, wall, valid_from)
      select p.account_id, p.role, p.position, p.agency_id, p.unit_id, p.wall, p.valid_from
      from given, jsonb_populate_recordset(null::appointments, given.all -> 'posts') p
      on conflict do nothing
    )
    select count(*)::int as made from made`
  return row?.made ?? 0
}
