import { dayOf } from '#platform/dates.ts'
import type { Actor, Post, Role } from '#modules/record'
import type { Tables } from '#db/tables.generated.ts'
import type { Fragment, Reader } from '#platform/database.ts'
import { reads } from '#platform/kysely.ts'
import type { Account } from './account.ts'

/** A resident as a desk or a form names him. */
export type NamedPerson = {
  id: string
  personal_number: string
  full_name: string
  birth_on?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  address_printed?: string | undefined
}

/** Signing in: the account by its name, or a citizen's by his personal number. */
export async function findAccount(sql: Reader, name: string): Promise<Account | null> {
  const [row] = await sql<Account[]>`
    select ${accountColumns(sql)} from accounts where name = ${name} or personal_number = ${name}`
  return row ?? null
}

/** The account of an id. */
export async function findAccountById(sql: Reader, id: string): Promise<Account | null> {
  const [row] = await sql<Account[]>`select ${accountColumns(sql)} from accounts where id = ${id}`
  return row ?? null
}

function accountColumns(sql: Reader): Fragment {
  return sql`id, name, kind, full_name, title, person_id, password_hash, failed_attempts, locked_until, closed_at,
    password_until`
}

type ActorRow = {
  id: string
  kind: 'officer' | 'citizen'
  full_name: string
  title: string
  person_id: string | null
  posts: (Post & { wall: string[] })[]
}

const CITY_ROLES = new Set(['city_admin', 'city_controller', 'city_leader', 'auditor'])

function toActor(row: ActorRow): Actor {
  const posts = row.posts.map(({ role, agency_id, unit_id }) => ({ role, agency_id, unit_id }))
  return {
    kind: row.kind,
    id: row.id,
    name: row.full_name,
    title: row.title,
    person_id: row.person_id,
    posts,
    agencies: [...new Set(row.posts.flatMap((post) => post.wall))],
    sees: posts.some((post) => CITY_ROLES.has(post.role)) ? 'city' : 'own',
    scope: row.id,
  }
}

/** Does an officer hold a post today? Who has left has none, and his account is shut with it; residents need none. */
export async function hasPost(
  sql: Reader,
  { id, kind }: Pick<Account, 'id' | 'kind'>,
  now: string,
): Promise<boolean> {
  if (kind === 'citizen') return true
  const rows = await sql`
    select 1 from appointments where account_id = ${id} and valid_from <= ${dayOf(now)}
      and (valid_to is null or valid_to > ${dayOf(now)}) limit 1`
  return rows.length > 0
}

/** The posts in force, as part of a query on accounts `a`. */
function postsOn(sql: Reader, now: string): Fragment {
  const day = dayOf(now)
  return sql`coalesce((
      select jsonb_agg(jsonb_build_object('role', p.role, 'agency_id', p.agency_id, 'unit_id', p.unit_id, 'wall', p.wall)
        order by p.role, p.agency_id)
      from appointments p
      where p.account_id = a.id and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
    ), '[]') as posts`
}

/** Who is behind an account today, for work that goes on after its request; null when the account is closed. */
export async function findActorById(sql: Reader, id: string, now: string): Promise<Actor | null> {
  const [row] = await sql<ActorRow[]>`
    select a.id, a.kind, a.full_name, a.title, a.person_id, ${postsOn(sql, now)}
    from accounts a where a.id = ${id} and a.closed_at is null`
  return row ? toActor(row) : null
}

/**
 * Who is behind a session today: the account with the posts in force. Null when the session is over, was left unused, or
 * still waits for its second factor, and when an officer holds no post any more. Its use is noted once a minute.
 */
export async function findActor(sql: Reader, tokenHash: string, now: string): Promise<Actor | null> {
  const [row] = await sql<(ActorRow & { is_unnoted: boolean })[]>`
    select a.id, a.kind, a.full_name, a.title, a.person_id, ${postsOn(sql, now)},
      s.seen_at < ${now}::timestamptz - interval '1 minute' as is_unnoted
    from sessions s join accounts a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now} and a.closed_at is null and s.stage = 'open'
      and s.seen_at > ${now}::timestamptz - make_interval(mins => s.idle_minutes)`
  if (!row) return null
  // Whoever is seen is looked up for each thing he does: a statement that may write would cost each of them twice as much.
  if (row.is_unnoted) {
    await sql`update sessions set seen_at = ${now} where token_hash = ${tokenHash} and seen_at < ${now}`
  }
  return row.kind === 'citizen' || row.posts.length > 0 ? toActor(row) : null
}

/** The actors behind account names, for jobs, simulations and tests, by name; who is not there is left out. */
export async function findActorsByName(
  sql: Reader,
  names: readonly string[],
  now: string,
): Promise<Map<string, Actor>> {
  const rows = await sql<(ActorRow & { name: string })[]>`
    select a.id, a.kind, a.name, a.full_name, a.title, a.person_id, ${postsOn(sql, now)}
    from accounts a where a.name = any (${[...names]}::text[]) and a.closed_at is null`
  return new Map(rows.map((row) => [row.name, toActor(row)]))
}

/** The actor behind an account name; null when there is none. */
export async function findActorByName(sql: Reader, name: string, now: string): Promise<Actor | null> {
  return (await findActorsByName(sql, [name], now)).get(name) ?? null
}

/** The id of a specialist with this account name at this body on this day, or null. */
export async function findSpecialist(
  sql: Reader,
  asked: { name: string; agency: string; on: string },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select a.id from accounts a join appointments p on p.account_id = a.id
    where a.name = ${asked.name} and a.closed_at is null and p.role = 'specialist' and p.agency_id = ${asked.agency}
      and p.valid_from <= ${asked.on} and (p.valid_to is null or p.valid_to > ${asked.on})`
  return row?.id ?? null
}

/** Account and full names of these accounts, by id. */
export async function accountsNamed(
  sql: Reader,
  ids: readonly string[],
): Promise<Map<string, { readonly name: string; readonly full_name: string }>> {
  const rows = await sql<{ id: string; name: string; full_name: string }[]>`
    select id, name, full_name from accounts where id = any (${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}

/** How many specialists each unit has on a day. */
export async function countSpecialists(sql: Reader, on: string): Promise<Map<number, number>> {
  const rows = await sql<{ unit_id: number; count: number }[]>`
    select p.unit_id, count(distinct p.account_id)::int as count from appointments p
    where p.role = 'specialist' and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on})
    group by p.unit_id`
  return new Map(rows.map(({ unit_id, count }) => [unit_id, count]))
}

/** The specialists of a body on a day, for the head who assigns. */
export function listSpecialists(sql: Reader, asked: { agency: string; on: string }) {
  return reads<Tables>(sql)
    .selectFrom('accounts')
    .innerJoin('appointments', 'appointments.account_id', 'accounts.id')
    .select(['accounts.id', 'accounts.name', 'accounts.full_name'])
    .where('accounts.closed_at', 'is', null)
    .where('appointments.role', '=', 'specialist')
    .where('appointments.agency_id', '=', asked.agency)
    .where('appointments.valid_from', '<=', asked.on)
    .where((is) =>
      is.or([is('appointments.valid_to', 'is', null), is('appointments.valid_to', '>', asked.on)]),
    )
    .orderBy('accounts.name')
    .execute()
}

/** Which role somebody holds at which agency on a day, for showing what a unit lacks. */
export async function listPosts(
  sql: Reader,
  on: string,
): Promise<readonly { role: Role; agency_id: string }[]> {
  return await sql<{ role: Role; agency_id: string }[]>`
    select distinct p.role, p.agency_id from appointments p join accounts a on a.id = p.account_id
    where a.closed_at is null and p.valid_from <= ${on} and (p.valid_to is null or p.valid_to > ${on})`
}

/** Finds a person by personal number or creates him; answers only the id (the register of persons stays closed). */
export async function ensurePerson(sql: Reader, person: NamedPerson, now: string): Promise<string> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const [row] = await sql<{ id: string | null }[]>`
      select ensure_person(${person.id}, ${person.personal_number}, ${person.full_name}, ${person.birth_on ?? null},
        ${person.phone ?? null}, ${person.email ?? null}, ${person.address_printed ?? null}, ${now}) as id`
    if (row?.id) return row.id
  }
  throw new Error('a person could be neither found nor made')
}

/** The person behind the citizen who acts: his own data, for filling his own forms. */
export async function findOwnPerson(sql: Reader, id: string): Promise<NamedPerson | null> {
  const [row] = await sql<NamedPerson[]>`
    select id, personal_number, full_name, birth_on, phone, email, address_printed from people where id = ${id}`
  return row ?? null
}
