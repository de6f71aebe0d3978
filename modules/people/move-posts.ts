import type { Role } from '#modules/record'
import { jsonOf, type Reader, type Trx } from '#platform/database.ts'
import type { Position } from './position.ts'

/** A post given to an account from a day on. */
export type GivenPost = {
  readonly account_id: string
  readonly role: Role
  readonly position: Position | null
  readonly agency_id: string
  readonly unit_id: number
  readonly wall: readonly string[]
}

/** Gives posts from a day on; one that is held then stays as it is. */
export async function givePosts(trx: Trx, posts: readonly GivenPost[], from: string): Promise<void> {
  await trx`
    insert into appointments (account_id, role, position, agency_id, unit_id, wall, valid_from)
    select account_id, role, position, agency_id, unit_id, wall, ${from}
    from jsonb_to_recordset(${jsonOf(trx, posts)}::jsonb) as p (account_id uuid, role text, position text, agency_id uuid,
      unit_id int, wall uuid[])
    where not exists (
      select 1 from appointments held where held.account_id = p.account_id and held.role = p.role
        and held.agency_id = p.agency_id and held.valid_from <= ${from} and (held.valid_to is null or held.valid_to > ${from})
    )
    on conflict do nothing`
}

/** A post as it stood before it was ended. */
export type EndedPost = {
  readonly account_id: string
  readonly role: Role
  readonly agency_id: string
  readonly valid_from: string
  readonly valid_to: string | null
}

/** Ends every post at these agencies on a day; answers them as they had been. */
export async function endPostsAt(trx: Trx, agencies: readonly string[], on: string): Promise<EndedPost[]> {
  return await trx<EndedPost[]>`
    with was as (
      select account_id, role, agency_id, valid_from, valid_to from appointments
      where agency_id = any (${[...agencies]}::uuid[]) and (valid_to is null or valid_to > ${on})
    ), ended as (
      update appointments set valid_to = ${on}
      where agency_id = any (${[...agencies]}::uuid[]) and (valid_to is null or valid_to > ${on})
    )
    select * from was`
}

/** Takes every post of a role in a unit away, in a house that is only played in. */
export async function dropPosts(sql: Reader, { unit, role }: { unit: number; role: Role }): Promise<void> {
  await sql`delete from appointments where unit_id = ${unit} and role = ${role}`
}

/** Gives posts the end they had. */
export async function reopenPosts(trx: Trx, posts: readonly EndedPost[]): Promise<void> {
  await trx`
    update appointments a set valid_to = p.valid_to
    from jsonb_to_recordset(${jsonOf(trx, posts)}::jsonb) as p (account_id uuid, role text, agency_id uuid, valid_from date, valid_to date)
    where a.account_id = p.account_id and a.role = p.role and a.agency_id = p.agency_id and a.valid_from = p.valid_from`
}

/** The posts that somebody has by delegation or substitution and not by appointment, as "account role agency". */
export async function delegatedPosts(sql: Trx): Promise<ReadonlySet<string>> {
  const rows = await sql<{ post: string }[]>`
    select account_id || ' ' || role || ' ' || agency_id as post from appointments where by_delegation`
  return new Set(rows.map(({ post }) => post))
}

/** The officers' accounts that bear these names and are open, by name. */
export async function officersNamed(
  sql: Trx,
  names: readonly string[],
): Promise<ReadonlyMap<string, { readonly account_id: string; readonly full_name: string }>> {
  const rows = await sql<{ name: string; account_id: string; full_name: string }[]>`
    select name, id as account_id, full_name from accounts
    where name = any (${[...names]}::text[]) and kind = 'officer' and closed_at is null`
  return new Map(rows.map(({ name, ...account }) => [name, account]))
}
