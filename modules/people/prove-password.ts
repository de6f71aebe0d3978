import type { Reader } from '#platform/database.ts'
import { forbidden } from '#platform/refusal.ts'
import { LOCK_MINUTES, MOST_FAILURES, minutesAfter, type Account } from './account.ts'
import { fitsPassword } from './password.ts'
import { findAccountById } from './people-store.ts'
import { markRefused } from './sessions-store.ts'

/** Five wrong passwords: nothing but time opens the account. */
export const LOCKED = forbidden('account_locked', {
  vi: `Tài khoản tạm khóa vì nhập sai nhiều lần. Hãy thử lại sau ${LOCK_MINUTES} phút.`,
  en: `The account is locked after too many wrong passwords. Try again in ${LOCK_MINUTES} minutes.`,
})
export const WRONG_PRESENT_PASSWORD = 'wrong_present_password'
const WRONG_PRESENT = forbidden(WRONG_PRESENT_PASSWORD, {
  vi: 'Mật khẩu hiện tại không đúng.',
  en: 'Your present password is wrong.',
})

/** Counts one wrong password more; the fifth locks the account. */
export async function countWrong(sql: Reader, account: Account, now: string): Promise<void> {
  const failed = account.failed_attempts + 1
  const locked = failed >= MOST_FAILURES
  const lockedUntil = locked ? minutesAfter(now, LOCK_MINUTES) : null
  await markRefused(sql, account.id, { why: 'password', now, failed: locked ? 0 : failed, lockedUntil })
}

/** Whether an account is shut for a quarter of an hour. */
export function isLocked({ locked_until }: Account, now: string): boolean {
  return locked_until !== null && locked_until > now
}

/**
 * Xác nhận lại mật khẩu: whoever is signed in shows that it is still he, before what protects the account changes
 * (OWASP ASVS 5.0, 6.2.3 and 7.5.1). A wrong one is refused with `wrong_present_password`; the act is rolled back then, so
 * the door counts it afterwards with `countWrongPresent`.
 */
export async function provePassword(
  sql: Reader,
  { account_id, password }: { readonly account_id: string; readonly password: string },
  now: string,
): Promise<void> {
  const account = await findAccountById(sql, account_id)
  if (!account || isLocked(account, now)) throw LOCKED
  if (!(await fitsPassword(password, account.password_hash))) throw WRONG_PRESENT
}

/** Counts a wrong present password as a wrong one at the door. */
export async function countWrongPresent(sql: Reader, accountId: string, now: string): Promise<void> {
  const account = await findAccountById(sql, accountId)
  if (account && !isLocked(account, now)) await countWrong(sql, account, now)
}
