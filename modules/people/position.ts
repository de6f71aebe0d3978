import type { Reader } from '#platform/database.ts'
import type { Role } from '#modules/record'

/** Chức vụ: what an officer is at his agency; competence is given to positions, not to persons. */
export const POSITIONS = [
  'chair',
  'vice_chair',
  'office_chief',
  'office_deputy',
  'body_head',
  'body_deputy',
  'centre_director',
  'centre_deputy',
  'officer',
] as const
export type Position = (typeof POSITIONS)[number]

/** Somebody's post at an agency with the days on which he holds it (`valid_to` is the first day without it). */
export type Officer = {
  readonly account_id: string
  readonly name: string
  readonly title: string
  readonly role: Role
  readonly position: Position | null
  readonly agency_id: string
  readonly unit_id: number
  readonly valid_from: string
  readonly valid_to: string | null
}

/** Every post, ever, in the units of these agencies, and the city's administrators; null: the whole house. */
export async function listOfficers(
  sql: Reader,
  agencies: readonly string[] | null,
): Promise<readonly Officer[]> {
  // Two look-ups by index: an OR over both would read every post of the house.
  const [only] = agencies ?? []
  const within =
    agencies?.length === 1
      ? sql`(select unit_id from agencies where id = ${only ?? null})`
      : sql`(select unit_id from agencies where id = any (${[...(agencies ?? [])]}::uuid[]))`
  const posts =
    agencies === null
      ? sql`select * from appointments`
      : sql`select * from appointments where unit_id in ${within}
          union all select * from appointments where role = 'city_admin' and unit_id not in ${within}`
  return await sql<Officer[]>`
    select p.account_id, a.full_name as name, a.title, p.role, p.position, p.agency_id, p.unit_id, p.valid_from, p.valid_to
    from (${posts}) p join accounts a on a.id = p.account_id
    where a.closed_at is null
    order by a.full_name, p.account_id, p.role, p.agency_id, p.valid_from`
}

/** Whether somebody held this post on a day. */
export function isHeldOn(officer: Pick<Officer, 'valid_from' | 'valid_to'>, day: string): boolean {
  return officer.valid_from <= day && (officer.valid_to === null || day < officer.valid_to)
}
