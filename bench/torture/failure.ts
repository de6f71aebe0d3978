/** What can fail: processes by SIGKILL, the disk by itself. */
export const FAILURES = [
  'server',
  'database',
  'backend',
  'both',
  'disk_lost',
  'disk_read_only',
  'disk_full',
  'disk_slow',
] as const
export type Failure = (typeof FAILURES)[number]

/** Failures that end a process or take the disk away; the others only hold work up. */
export const CRASHES: readonly Failure[] = [
  'server',
  'database',
  'backend',
  'both',
  'disk_lost',
  'disk_read_only',
]

/** What each one is, for the page. */
export const FAILURE_WORDS: Readonly<Record<Failure, string>> = {
  server: 'SIGKILL to the application and its children, then a start',
  database: 'SIGKILL to PostgreSQL’s main process; the application starts it again',
  backend: 'SIGKILL to one process of PostgreSQL, which then restarts by itself',
  both: 'SIGKILL to both, then a start',
  disk_lost:
    'the disk falls away in mid-write: what was not flushed is gone; then SIGKILL, file system check, start',
  disk_read_only:
    'the file system turns read-only under the running house for some seconds: PostgreSQL ends by its own panic, the application lives on and answers 503; then the disk is checked and mounted writable under it, and the application brings PostgreSQL back by its crash recovery',
  disk_full: 'no free block for a second or two',
  disk_slow: 'every flush waits, again and again, for a second or two',
}
