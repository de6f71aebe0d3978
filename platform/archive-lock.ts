/** Whether an archive is sealed, and for whom: said once, when it is made, and the same ever after. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readArchiveKey } from './archive/archive-keys.ts'

/** What the file says where nothing is sealed. */
const OPEN = 'open'

/** The file that says it: the public key, which PostgreSQL's own user reads too, or that there is none. */
export function lockFileOf(archive: string): string {
  return join(archive, 'lock')
}

/** The public key an archive is sealed with; null where it is not, or there is no archive yet. */
export function lockOf(archive: string): string | null {
  const file = lockFileOf(archive)
  const said = existsSync(file) ? readFileSync(file, 'utf8') : OPEN
  return said === OPEN ? null : said
}

/** Says whether an archive is sealed, the first time; throws where it was made otherwise: half of it could not be read with the other half's key. */
export function claimLock(archive: string, { key, isEmpty }: { key: string | null; isEmpty: boolean }): void {
  if (key !== null) readArchiveKey(key, 'public')
  if (isEmpty && !existsSync(lockFileOf(archive)))
    writeFileSync(lockFileOf(archive), key ?? OPEN, { mode: 0o644 })
  if (lockOf(archive) === key) return
  throw new Error(
    `WAL_ARCHIVE ${archive} đã được lập với WAL_ARCHIVE_KEY khác (hoặc không có); hãy chọn thư mục mới.\n` +
      `WAL_ARCHIVE ${archive} was made with another WAL_ARCHIVE_KEY, or with none; choose a new folder.`,
  )
}
