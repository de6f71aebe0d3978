/** The database cannot be reached, or was lost under the work. A door answers 503 with Retry-After. */
export class DatabaseGone extends Error {
  /** Seconds after which it is worth trying again. */
  readonly retryAfter = 2

  constructor(cause: unknown) {
    super(`The database cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
    this.name = 'DatabaseGone'
  }
}

const DRIVER_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** Shutting down, crashed, starting up, connection failures; no disk, memory or connections left; a failing disk. */
const SERVER_CODES = /^(57P0[1-5]|53...|08...|58030)$/

/** Where PostgreSQL refuses by its own walls; what else says "insufficient privilege" is a file it may not open or write. */
const WALLS = new Set(['aclchk.c', 'execMain.c', 'pl_exec.c'])
const INSUFFICIENT_PRIVILEGE = '42501'

/** True where PostgreSQL's own wall refused: a role that may not, or a row behind the wall. */
export function isBehindWall(error: unknown): boolean {
  if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) return false
  const file = error instanceof Error && 'file' in error ? error.file : null
  return typeof file !== 'string' || WALLS.has(file)
}

/** True for the errors of a lost, absent or exhausted database or of its failing disk, whoever raised them. */
export function isDatabaseGone(error: unknown): boolean {
  if (error instanceof DatabaseGone) return true
  // A disk that has become read-only is told with the code of a refused role.
  if (codeOf(error) === INSUFFICIENT_PRIVILEGE) return !isBehindWall(error)
  const code = codeOf(error)
  return code !== null && (DRIVER_CODES.has(code) || SERVER_CODES.test(code))
}

/** True when the connection itself is dead: nothing more may be sent on it. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof DatabaseGone) return true
  const code = codeOf(error)
  return code !== null && (DRIVER_CODES.has(code) || /^(57P0[1-5]|08...)$/.test(code))
}

/** The error to hand on: `DatabaseGone` for a lost database, otherwise the error itself. */
export function asDatabaseGone(error: unknown): unknown {
  return isDatabaseGone(error) && !(error instanceof DatabaseGone) ? new DatabaseGone(error) : error
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
