import { createHash, randomBytes } from 'node:crypto'
import type { Reader } from '#platform/database.ts'
import { forbidden } from '#platform/refusal.ts'
import { LOCK_MINUTES, MOST_FAILURES, SESSION_HOURS } from './account.ts'
import { fitsPassword, hashPassword } from './password.ts'
import { findAccount } from './people-store.ts'
import { clearAttempts, insertSession, markRefused } from './sessions-store.ts'

/** What a door needs to begin a session: the secret for the cookie and when it ends. */
export type SignedIn = { readonly token: string; readonly account_id: string; readonly expires_at: string }

const WRONG = forbidden('wrong_password', {
  vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  en: 'The account name or the password is wrong.',
})

let nobody: Promise<string> | undefined

/** A moment so many minutes after another, both ISO. */
function after(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}

/** The hash under which a session's secret is kept. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Begins a session for an account whose identity another door has proven (password, OIDC provider). */
export async function openSession(sql: Reader, accountId: string, now: string): Promise<SignedIn> {
  const token = randomBytes(24).toString('base64url')
  const expires_at = after(now, SESSION_HOURS * 60)
  await insertSession(sql, { token_hash: hashToken(token), account_id: accountId, now, expires_at })
  return { token, account_id: accountId, expires_at }
}

/**
 * Đăng nhập: account name and password. A wrong password and an unknown account look and last the same;
 * five wrong ones lock the account for fifteen minutes.
 */
export async function signIn(
  sql: Reader,
  asked: { account: string; password: string },
  now: string,
): Promise<SignedIn> {
  const account = await findAccount(sql, asked.account.trim().toLowerCase())
  nobody ??= hashPassword(randomBytes(12).toString('hex'))
  const fits = await fitsPassword(asked.password, account?.password_hash ?? (await nobody))
  if (!account || account.closed_at) {
    await markRefused(sql, account?.id ?? null, { why: account ? 'closed' : 'unknown', now })
    throw WRONG
  }
  if (account.locked_until && account.locked_until > now) {
    await markRefused(sql, account.id, { why: 'locked', now })
    throw forbidden('account_locked', {
      vi: `Tài khoản tạm khóa vì nhập sai nhiều lần. Hãy thử lại sau ${LOCK_MINUTES} phút.`,
      en: `The account is locked after too many wrong passwords. Try again in ${LOCK_MINUTES} minutes.`,
    })
  }
  if (!fits) {
    const failed = account.failed_attempts + 1
    const locked = failed >= MOST_FAILURES
    const lockedUntil = locked ? after(now, LOCK_MINUTES) : null
    await markRefused(sql, account.id, { why: 'password', now, failed: locked ? 0 : failed, lockedUntil })
    throw WRONG
  }
  if (account.failed_attempts > 0 || account.locked_until) {
    await clearAttempts(sql, account.id)
  }
  return openSession(sql, account.id, now)
}
