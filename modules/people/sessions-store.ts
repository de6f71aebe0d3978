import { eventInsert, type NewEvent, type Telling } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'

/** Who an account is, for its own event. */
type Named = { readonly id: string; readonly kind: 'officer' | 'citizen' }

/** No account at all: what somebody typed is nobody's, and is not kept. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

type Told = { readonly account: string; readonly act: string; readonly data?: NewEvent['data'] }

function told(telling: Telling, { account, act, data = {} }: Told): Fragment {
  return eventInsert(telling, {
    ...{ module: 'people', noun: 'session', noun_id: account, noun_version: 0, act, data },
    ...{ agency_id: null, unit_id: null },
  })
}

/** Begins a session under the hash of its token. */
export async function insertSession(
  sql: Reader,
  session: { token_hash: string; account_id: string; now: string; expires_at: string },
): Promise<void> {
  const { token_hash, account_id, now, expires_at } = session
  const actor = await findNamed(sql, account_id)
  await sql`
    with told as (${told({ trx: sql, actor, now }, { account: account_id, act: 'sign_in' })})
    insert into sessions (token_hash, account_id, started_at, seen_at, expires_at)
    values (${token_hash}, ${account_id}, ${now}, ${now}, ${expires_at})`
}

/** Records a sign-in that was refused, and why; after a wrong password also how many there have been. */
export async function markRefused(
  sql: Reader,
  account: string | null,
  refused: { why: string; now: string; failed?: number; lockedUntil?: string | null },
): Promise<void> {
  const { why, now, failed, lockedUntil = null } = refused
  const telling: Telling = { trx: sql, actor: { id: null, kind: 'anyone' }, now }
  const data = { why, ...(lockedUntil ? { locked: true } : {}) }
  const event = told(telling, { account: account ?? NOBODY, act: 'refuse_sign_in', data })
  if (failed === undefined) await event
  else {
    await sql`
      with told as (${event})
      update accounts set failed_attempts = ${failed}, locked_until = ${lockedUntil} where id = ${account}`
  }
}

/** Forgets wrong passwords after a right one. */
export async function clearAttempts(sql: Reader, id: string): Promise<void> {
  await sql`update accounts set failed_attempts = 0, locked_until = null where id = ${id}`
}

/** Ends one session. */
export async function deleteSession(sql: Reader, tokenHash: string, now: string): Promise<void> {
  const [actor] = await sql<Named[]>`
    select a.id, a.kind from sessions s join accounts a on a.id = s.account_id where s.token_hash = ${tokenHash}`
  if (!actor) return
  const event = told({ trx: sql, actor, now }, { account: actor.id, act: 'sign_out' })
  await sql`with told as (${event}) delete from sessions where token_hash = ${tokenHash}`
}

/** Ends every session of an account. */
export async function deleteSessions(sql: Reader, accountId: string, now: string): Promise<void> {
  const actor = await findNamed(sql, accountId)
  const data = { everywhere: true }
  const event = told({ trx: sql, actor, now }, { account: accountId, act: 'sign_out', data })
  await sql`with told as (${event}) delete from sessions where account_id = ${accountId}`
}

async function findNamed(sql: Reader, id: string): Promise<Named> {
  const [row] = await sql<Named[]>`select id, kind from accounts where id = ${id}`
  if (!row) throw new Error(`there is no account ${id}`)
  return row
}
