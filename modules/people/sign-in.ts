import { createHash, randomBytes } from 'node:crypto'
import type { Reader } from '#platform/database.ts'
import { forbidden } from '#platform/refusal.ts'
import { minutesAfter, PENDING_MINUTES, type Account } from './account.ts'
import { fitsPassword, hashPassword } from './password.ts'
import { listPasskeys } from './passkeys-store.ts'
import { findAccount, hasPost } from './people-store.ts'
import { countWrong, isLocked, LOCKED } from './prove-password.ts'
import { clearAttempts, insertSession, markRefused, type NewSession, type Stage } from './sessions-store.ts'
import { signInRuleOf } from './sign-in-rules.ts'

/** What a door needs to begin a session: the secret for the cookie and when it ends. */
export type SignedIn = {
  readonly token: string
  readonly account_id: string
  readonly expires_at: string
  /** `open`: signed in. Else the second factor is awaited, or must be set up first. */
  readonly stage: Stage
}

const WRONG = forbidden('wrong_password', {
  vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  en: 'The account name or the password is wrong.',
})

const TOO_LATE = forbidden('given_password_too_late', {
  vi: 'Mật khẩu tạm đã hết hạn. Hãy nhờ quản trị của đơn vị cấp lại.',
  en: 'The given password is past its time. Ask your unit’s administrator for another.',
})

let nobody: Promise<string> | undefined

/** The hash under which a session's secret is kept. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** A session about to begin, with its secret: every sign-in and every second factor has a new one. */
export async function freshSession(
  sql: Reader,
  { account, now, stage }: { account: string; now: string; stage: Stage },
): Promise<{ session: SignedIn; row: NewSession }> {
  const { idle_minutes, absolute_minutes } = await signInRuleOf(sql, account, now)
  const token = randomBytes(24).toString('base64url')
  const expires_at = minutesAfter(now, stage === 'open' ? absolute_minutes : PENDING_MINUTES)
  return {
    session: { token, account_id: account, expires_at, stage },
    row: { token_hash: hashToken(token), account_id: account, now, expires_at, idle_minutes, stage },
  }
}

/** Begins a session for an account whose identity another door has proven (password, OIDC provider). */
export async function openSession(sql: Reader, account: string, now: string): Promise<SignedIn> {
  return beginSession(sql, { account, now, stage: 'open' })
}

async function beginSession(
  sql: Reader,
  begun: { account: string; now: string; stage: Stage },
): Promise<SignedIn> {
  const { session, row } = await freshSession(sql, begun)
  await insertSession(sql, row)
  return session
}

/** What stands between a right password and the work: a key to show, or one to set up. */
export async function stageFor(sql: Reader, account: string, now: string): Promise<Stage> {
  const { second_factor } = await signInRuleOf(sql, account, now)
  if (second_factor === 'off') return 'open'
  if ((await listPasskeys(sql, account)).length > 0) return 'passkey'
  return second_factor === 'required' ? 'enrol' : 'open'
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
  const isGone = account !== null && (account.closed_at !== null || !(await hasPost(sql, account, now)))
  if (!account || isGone) {
    await markRefused(sql, account?.id ?? null, { why: account ? 'closed' : 'unknown', now })
    throw WRONG
  }
  if (isLocked(account, now)) {
    await markRefused(sql, account.id, { why: 'locked', now })
    throw LOCKED
  }
  if (!fits) {
    await countWrong(sql, account, now)
    throw WRONG
  }
  if (account.password_until !== null && account.password_until <= now) {
    await markRefused(sql, account.id, { why: 'given_too_late', now })
    throw TOO_LATE
  }
  if (account.failed_attempts > 0 || account.locked_until) {
    await clearAttempts(sql, account.id)
  }
  return beginSession(sql, { account: account.id, now, stage: await firstStage(sql, account, now) })
}

/** Who came in with a password an administrator gave sets his own before anything else. */
async function firstStage(sql: Reader, account: Account, now: string): Promise<Stage> {
  return account.password_until === null ? stageFor(sql, account.id, now) : 'password'
}
