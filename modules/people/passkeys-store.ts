import { eventInsert, type Telling } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import type { StoredKey } from '#platform/passkeys.ts'

/** Khóa đăng nhập: a key as its owner sees it. */
export type Passkey = StoredKey & {
  readonly id: string
  readonly name: string
  readonly created_at: string
  readonly used_at: string | null
}

/** The keys of an account, oldest first. */
export async function listPasskeys(sql: Reader, accountId: string): Promise<readonly Passkey[]> {
  return await sql<Passkey[]>`
    select id, credential_id, public_key, counter, transports, name, created_at, used_at
    from passkeys where account_id = ${accountId} order by created_at, id`
}

/** What happened to the keys of an account, as the part of a statement. */
function told(
  telling: Telling,
  account: string,
  { act, data = {} }: { act: string; data?: object },
): Fragment {
  return eventInsert(telling, {
    ...{ module: 'people', noun: 'passkey', noun_id: account, noun_version: 0, act, data: { ...data } },
    ...{ agency_id: null, unit_id: null },
  })
}

/** Keeps a new key of an account. */
export async function insertPasskey(
  telling: Telling,
  account: string,
  key: StoredKey & { readonly id: string; readonly name: string },
): Promise<void> {
  const { trx, now } = telling
  await trx`
    with told as (${told(telling, account, { act: 'enrol_passkey', data: { passkey: key.id } })})
    insert into passkeys (id, account_id, credential_id, public_key, counter, transports, name, created_at)
    values (${key.id}, ${account}, ${key.credential_id}, ${key.public_key}, ${key.counter}, ${[...key.transports]},
      ${key.name}, ${now})`
}

/** Notes that a key was used, and how far its counter is. */
export async function updateUsed(
  sql: Reader,
  { credential_id, counter }: { credential_id: string; counter: number },
  now: string,
): Promise<void> {
  await sql`update passkeys set counter = ${counter}, used_at = ${now} where credential_id = ${credential_id}`
}

/** Takes one key of an account away; false where it has none such. */
export async function deletePasskey(telling: Telling, account: string, id: string): Promise<boolean> {
  const rows = await telling.trx`
    with told as (${told(telling, account, { act: 'remove_passkey', data: { passkey: id } })})
    delete from passkeys where id = ${id} and account_id = ${account} returning 1`
  return rows.length === 1
}

/** Takes every key of an account away, with all its sessions, and says why. */
export async function revokeAll(telling: Telling, account: string, reason: string): Promise<number> {
  const [row] = await telling.trx<{ keys: number }[]>`
    with told as (${told(telling, account, { act: 'revoke_passkeys', data: { reason } })}),
      left_behind as (delete from sessions where account_id = ${account}),
      gone as (delete from passkeys where account_id = ${account} returning 1)
    select count(*)::int as keys from gone`
  return row?.keys ?? 0
}
