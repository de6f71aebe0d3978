import { randomInt } from 'node:crypto'
import { once, type Work } from '#modules/record'
import { conflict, invalid } from '#platform/refusal.ts'
import { GIVEN_HOURS, minutesAfter } from './account.ts'
import { getKeptAccount } from './officer-accounts.ts'
import { weaknessOf } from './password-rule.ts'
import { fitsPassword, hashPassword } from './password.ts'
import { findAccountById } from './people-store.ts'
import { provePassword } from './prove-password.ts'
import { replaceSession, updatePassword } from './sessions-store.ts'
import { freshSession, stageFor, type SignedIn } from './sign-in.ts'

/** Letters and digits nobody mistakes for one another when reading them out. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'
const GIVEN_GROUPS = 4
const GROUP_LETTERS = 4

/**
 * Đổi mật khẩu: the owner shows his present password and sets another. Every other session of the account ends. Refuses a wrong
 * present one (`wrong_present_password`), and a weak or unchanged one by name of the field `next`.
 */
export async function changePassword(
  work: Work,
  { present, next, keep }: { readonly present: string; readonly next: string; readonly keep: string },
): Promise<{ changed: true }> {
  return once(work, async () => {
    const account_id = work.actor.id ?? ''
    await provePassword(work.trx, { account_id, password: present }, work.now)
    await setPassword(work, { account_id, next, keep })
    return { changed: true as const }
  })
}

/** Whose sign-in waits for a password of his own, and the hash of its secret. */
type Waiting = { readonly account_id: string; readonly token_hash: string }

/** Whoever came in with a given password sets his own and goes on to the second factor, or in. */
export async function replaceGivenPassword(
  work: Pick<Work, 'trx' | 'actor' | 'now'>,
  { account_id, token_hash, next }: Waiting & { readonly next: string },
): Promise<SignedIn> {
  const { trx, now } = work
  await setPassword(work, { account_id, next, keep: token_hash })
  const stage = await stageFor(trx, account_id, now)
  const { session, row } = await freshSession(trx, { account: account_id, now, stage })
  await replaceSession(trx, token_hash, row)
  return session
}

async function setPassword(
  work: Pick<Work, 'trx' | 'actor' | 'now'>,
  { account_id, next, keep }: { account_id: string; next: string; keep: string },
): Promise<void> {
  const account = await findAccountById(work.trx, account_id)
  if (!account) throw NOBODY
  const weakness = await weaknessOf(next, account)
  if (weakness) throw invalid('weak_password', weakness, [{ field: 'next', message: weakness }])
  if (await fitsPassword(next, account.password_hash)) {
    const message = {
      vi: 'Hãy chọn mật khẩu khác mật khẩu hiện tại.',
      en: 'Choose another password than the present one.',
    }
    throw invalid('same_password', message, [{ field: 'next', message }])
  }
  await updatePassword(work, account_id, { hash: await hashPassword(next), until: null, keep })
}

/**
 * Cấp mật khẩu tạm: an administrator gives an officer who forgot his password one for a day; every session ends. The password is
 * answered once and kept nowhere: pressed twice, the second press is told to give another.
 */
export async function giveNewPassword(work: Work, id: string): Promise<{ id: string; given: string | null }> {
  let given: string | null = null
  const done = await once(work, async () => {
    await getKeptAccount(work, id)
    given = newPassword()
    const until = minutesAfter(work.now, GIVEN_HOURS * 60)
    await updatePassword(work, id, { hash: await hashPassword(given), until, keep: null })
    return { id }
  })
  return { ...done, given }
}

function newPassword(): string {
  const group = () =>
    Array.from({ length: GROUP_LETTERS }, () => READABLE[randomInt(READABLE.length)]).join('')
  return Array.from({ length: GIVEN_GROUPS }, group).join('-')
}

const NOBODY = conflict('no_account', { vi: 'Tài khoản không còn.', en: 'The account is gone.' })
