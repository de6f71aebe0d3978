import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { askForKey, usedKey, type RelyingParty } from '#platform/passkeys.ts'
import { NOT_PROVEN, type Behind } from './key-question.ts'
import { listPasskeys, updateUsed } from './passkeys-store.ts'
import { replaceSession, setChallenge, takeChallenge } from './sessions-store.ts'
import { freshSession, type SignedIn } from './sign-in.ts'

/** Asks the browser to prove that it holds one of the account's keys. */
export async function askSecondFactor(sql: Reader, party: RelyingParty, behind: Behind): Promise<string> {
  const { challenge, options } = await askForKey(party, await listPasskeys(sql, behind.account_id))
  await setChallenge(sql, behind.token_hash, challenge)
  return options
}

/** Xác thực bước hai: the key was shown; the waiting session ends and a new one begins under a new secret. */
export async function passSecondFactor(
  work: Pick<Work, 'trx' | 'now'>,
  party: RelyingParty,
  shown: Behind & { readonly response: string },
): Promise<SignedIn> {
  const { trx, now } = work
  const challenge = await takeChallenge(trx, shown.token_hash)
  const keys = await listPasskeys(trx, shown.account_id)
  const used = challenge ? await usedKey(party, keys, { challenge, response: shown.response }) : null
  if (!used) throw NOT_PROVEN
  await updateUsed(trx, used, now)
  return openAfter(work, shown)
}

/** The waiting session becomes an open one, under a secret of its own. */
export async function openAfter(work: Pick<Work, 'trx' | 'now'>, behind: Behind): Promise<SignedIn> {
  const { trx, now } = work
  const { session, row } = await freshSession(trx, { account: behind.account_id, now, stage: 'open' })
  await replaceSession(trx, behind.token_hash, row)
  return session
}
