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
}

/** Five wrong passwords lock an account for a quarter of an hour. */
export const MOST_FAILURES = 5
export const LOCK_MINUTES = 15

/** An officer's session lasts a working day, a resident's an hour of not being used. */
export const SESSION_HOURS = 10
