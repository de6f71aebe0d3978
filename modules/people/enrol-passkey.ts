import { randomUUID } from 'node:crypto'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { askForNewKey, newKey, type RelyingParty } from '#platform/passkeys.ts'
import { conflict } from '#platform/refusal.ts'
import { NOT_PROVEN, type Behind } from './key-question.ts'
import { insertPasskey, listPasskeys } from './passkeys-store.ts'
import { setChallenge, takeChallenge } from './sessions-store.ts'

/** More than enough for one person's devices. */
const MOST_KEYS = 10

/** Asks the browser for a new key of this account. */
export async function beginPasskey(
  sql: Reader,
  party: RelyingParty,
  { account_id, token_hash, name }: Behind & { readonly name: string },
): Promise<string> {
  const keys = await listPasskeys(sql, account_id)
  const { challenge, options } = await askForNewKey(party, { id: account_id, name, keys })
  await setChallenge(sql, token_hash, challenge)
  return options
}

/** Đăng ký khóa: keeps the key the browser made for the account, under the name its owner gives it. */
export async function enrolPasskey(
  work: Pick<Work, 'trx' | 'actor' | 'now'>,
  party: RelyingParty,
  made: Behind & { readonly response: string; readonly name: string },
): Promise<void> {
  const { trx } = work
  const challenge = await takeChallenge(trx, made.token_hash)
  const key = challenge ? await newKey(party, { challenge, response: made.response }) : null
  if (!key) throw NOT_PROVEN
  const keys = await listPasskeys(trx, made.account_id)
  if (keys.some(({ credential_id }) => credential_id === key.credential_id)) throw KNOWN
  if (keys.length >= MOST_KEYS) throw FULL
  await insertPasskey(work, made.account_id, { ...key, id: randomUUID(), name: made.name })
}

const KNOWN = conflict('passkey_known', {
  vi: 'Thiết bị này đã được đăng ký. Hãy dùng thiết bị khác.',
  en: 'This device is enrolled already. Use another one.',
})
const FULL = conflict('passkeys_full', {
  vi: `Mỗi tài khoản có nhiều nhất ${MOST_KEYS} khóa. Hãy gỡ một khóa trước.`,
  en: `An account has at most ${MOST_KEYS} passkeys. Remove one first.`,
})
