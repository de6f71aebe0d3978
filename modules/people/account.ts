/** Tài khoản: an account as signing in needs it. */
export type Account = {
  id: string
  name: string
  kind: 'officer' | 'citizen'
  full_name: string
  title: string
  person_id: string | null
  password_hash: string
  failed_attempts: number
  locked_until: string | null
  closed_at: string | null
  /** Until when a password an administrator gave is of use; null for one of one's own. */
  password_until: string | null
}

/** Five wrong passwords lock an account for a quarter of an hour. */
export const MOST_FAILURES = 5
export const LOCK_MINUTES = 15

/** How long a right password waits for its second factor. */
export const PENDING_MINUTES = 10

/** How long a password an administrator gave opens the way to setting one's own. */
export const GIVEN_HOURS = 24

/** A moment so many minutes after another, both ISO. */
export function minutesAfter(now: string, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString()
}
