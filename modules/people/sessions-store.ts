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

/**
 * How far a sign-in is: `open`; or a given password must give way to one's own (`password`), the second factor is awaited
 * (`passkey`) or must be set up (`enrol`).
 */
export type Stage = 'open' | 'password' | 'passkey' | 'enrol'

/** A session as it begins. */
export type NewSession = {
  readonly token_hash: string
  readonly account_id: string
  readonly now: string
  readonly expires_at: string
  readonly idle_minutes: number
  readonly stage: Stage
}

/** Begins a session under the hash of its token. */
export async function insertSession(sql: Reader, session: NewSession): Promise<void> {
  const { token_hash, account_id, now, expires_at, idle_minutes, stage } = session
  const actor = await findNamed(sql, account_id)
  const act = stage === 'open' ? 'sign_in' : 'give_password'
  await sql`
    with told as (${told({ trx: sql, actor, now }, { account: account_id, act })})
    insert into sessions (token_hash, account_id, started_at, seen_at, expires_at, idle_minutes, stage)
    values (${token_hash}, ${account_id}, ${now}, ${now}, ${expires_at}, ${idle_minutes}, ${stage})`
}

/** Ends a session and begins its successor, under another secret. */
export async function replaceSession(sql: Reader, tokenHash: string, next: NewSession): Promise<void> {
  await sql`delete from sessions where token_hash = ${tokenHash}`
  await insertSession(sql, next)
}

/** Whose sign-in is half done; null where none waits under this secret. */
export async function findPending(
  sql: Reader,
  tokenHash: string,
  now: string,
): Promise<{ account_id: string; name: string; full_name: string; stage: Stage } | null> {
  const [row] = await sql<{ account_id: string; name: string; full_name: string; stage: Stage }[]>`
    select s.account_id, a.name, a.full_name, s.stage from sessions s join accounts a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.stage <> 'open' and s.expires_at > ${now} and a.closed_at is null`
  return row ?? null
}

/** Keeps the question a browser was asked with the session it was asked in. */
export async function setChallenge(sql: Reader, tokenHash: string, challenge: string): Promise<void> {
  await sql`update sessions set challenge = ${challenge} where token_hash = ${tokenHash}`
}

/** Takes the question out: it is answered once, rightly or not. */
export async function takeChallenge(sql: Reader, tokenHash: string): Promise<string | null> {
  const [row] = await sql<{ challenge: string | null }[]>`
    update sessions s set challenge = null from sessions before
    where s.token_hash = ${tokenHash} and before.token_hash = s.token_hash returning before.challenge`
  return row?.challenge ?? null
}

/** How many sessions of an account are open now. */
export async function countSessions(sql: Reader, accountId: string, now: string): Promise<number> {
  const [row] = await sql<{ open: number }[]>`
    select count(*)::int as open from sessions where account_id = ${accountId} and stage = 'open' and expires_at > ${now}
      and seen_at > ${now}::timestamptz - make_interval(mins => idle_minutes)`
  return row?.open ?? 0
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

/** Shuts an account from a moment on, with all its sessions; null lets it in again. */
export async function updateClosed(
  telling: Telling,
  accountId: string,
  closedAt: string | null,
): Promise<void> {
  const event = eventInsert(telling, {
    ...{ module: 'people', noun: 'account', noun_id: accountId, noun_version: 0, data: {} },
    ...{ act: closedAt ? 'close_account' : 'reopen_account', agency_id: null, unit_id: null },
  })
  await telling.trx`
    with told as (${event}),
      ended as (delete from sessions where account_id = ${accountId} and ${closedAt !== null})
    update accounts set closed_at = ${closedAt} where id = ${accountId}`
}

async function findNamed(sql: Reader, id: string): Promise<Named> {
  const [row] = await sql<Named[]>`select id, kind from accounts where id = ${id}`
  if (!row) throw new Error(`there is no account ${id}`)
  return row
}

/** Sets a password's hash, until when it holds if it was only given, and ends every session but the one named. */
export async function updatePassword(
  telling: Telling,
  accountId: string,
  set: { readonly hash: string; readonly until: string | null; readonly keep: string | null },
): Promise<void> {
  const event = eventInsert(telling, {
    ...{ module: 'people', noun: 'account', noun_id: accountId, noun_version: 0, data: {} },
    ...{ act: set.until ? 'give_new_password' : 'change_password', agency_id: null, unit_id: null },
  })
  await telling.trx`
    with told as (${event}),
      ended as (delete from sessions where account_id = ${accountId} and token_hash is distinct from ${set.keep})
    update accounts set password_hash = ${set.hash}, password_until = ${set.until}, failed_attempts = 0, locked_until = null
    where id = ${accountId}`
}
