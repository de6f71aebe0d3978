import type { Reader } from '#platform/database.ts'

type Citizen = {
  readonly account: string
  readonly person: string
  readonly personal_number: string
  readonly full_name: string
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly now: string
}

/** The id of the account of a proven resident, made where there was none; null where it is shut. */
export async function ensureCitizen(sql: Reader, one: Citizen): Promise<string | null> {
  const [row] = await sql<{ id: string | null }[]>`
    select account_of_citizen(${one.account}, ${one.person}, ${one.personal_number}, ${one.full_name}, ${one.phone},
      ${one.email}, ${one.address}, ${one.now}) as id`
  return row?.id ?? null
}

/** Links a provider's subject to an account where it has none yet; answers the account it opens. */
export async function linkIdentity(
  sql: Reader,
  link: { issuer: string; subject: string; account: string; now: string },
): Promise<string> {
  const [row] = await sql<{ account_id: string }[]>`
    insert into identities as i (issuer, subject, account_id, linked_at, used_at)
    values (${link.issuer}, ${link.subject}, ${link.account}, ${link.now}, ${link.now})
    on conflict (issuer, subject) do update set used_at = ${link.now} returning account_id`
  if (!row) throw new Error('an identity was neither found nor linked')
  return row.account_id
}

/** Whether an account was ever opened by a provider. */
export async function hasIdentity(sql: Reader, account: string): Promise<boolean> {
  return (await sql`select 1 from identities where account_id = ${account} limit 1`).length > 0
}
