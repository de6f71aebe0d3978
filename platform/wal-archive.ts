/** A folder that keeps every change of a cluster (PostgreSQL's WAL), base copies of it and its stored files: what bringing back a moment needs. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { claimLock, lockFileOf, lockOf } from './archive-lock.ts'
import { sealOnce } from './archive/one-file.ts'
import { copyOnce } from './copy-tree.ts'
import { type DataFolder, mayTraverse } from './data-folder.ts'
import { pathOf } from './files.ts'

/** WAL_ARCHIVE, and the public key of WAL_ARCHIVE_KEY: without one nothing in it is sealed. */
export type ArchiveSettings = { readonly folder: string; readonly key: string | null }

/** The places in an archive. */
export type WalArchive = {
  readonly path: string
  /** One compressed or sealed file for each segment of 16 MB, written by the server's own user. */
  readonly wal: string
  /** One folder for each base copy. */
  readonly base: string
  /** A second copy of every stored file, written before any row names it. */
  readonly files: string
  /** The public key everything in it is sealed with; null: it is not. */
  readonly key: string | null
}

/** After so many seconds with a change a segment is closed and kept: what a lost disk costs at most. */
const CLOSE_AFTER_S = 60

/** Refuses a path that would mean something in a line of the shell that PostgreSQL runs. */
export function mustBePlain(path: string, name = 'The path'): void {
  if (!/^\/[\w./@:+-]+$/.test(path))
    throw new Error(`${name} must be a whole path of plain letters, digits and . / _ - @ : +, not "${path}"`)
}

/** The places under a folder, which need not be there. */
export function archiveAt(path: string): WalArchive {
  mustBePlain(path, 'WAL_ARCHIVE')
  return {
    ...{ path, wal: join(path, 'wal'), base: join(path, 'base'), files: join(path, 'files') },
    key: lockOf(path),
  }
}

/** Makes the folders; the server's user gets his own. Throws where the archive was made with another key, or with none. */
export function openWalArchive(
  { folder: path, key }: ArchiveSettings,
  { uid }: Pick<DataFolder, 'uid'>,
): WalArchive {
  const archive = { ...archiveAt(path), key }
  if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined && uid !== null) chmodSync(path, 0o711)
  for (const folder of [archive.wal, archive.base, archive.files])
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  claimLock(path, { key, isEmpty: readdirSync(archive.wal).length === 0 })
  if (uid === null) return archive
  if (!mayTraverse(path))
    throw new Error(`the database's user (${uid}) cannot pass through to ${path}; choose another WAL_ARCHIVE`)
  const [unreachable] = key === null ? [] : SEALS.filter((one) => !mayTraverse(dirname(one)))
  if (unreachable !== undefined)
    throw new Error(
      `Người dùng của cơ sở dữ liệu (${uid}) không chạy được ${unreachable}; với WAL_ARCHIVE_KEY, hãy đặt mã nguồn ở nơi người đó vào được.\n` +
        `The database's user (${uid}) cannot run ${unreachable}; with WAL_ARCHIVE_KEY the checkout must lie where he may pass through.`,
    )
  chownSync(archive.wal, uid, uid)
  return archive
}

/** The server's settings: each segment compressed or sealed, flushed, and never written over; one that is there already must be the same. */
export function archiveSettings(archive: WalArchive): Record<string, string> {
  return {
    archive_mode: 'on',
    archive_timeout: String(CLOSE_AFTER_S),
    archive_command: archive.key === null ? compressing(archive) : sealing(archive),
  }
}

function compressing({ wal }: WalArchive): string {
  const keep = `gzip -1 -c %p > "$f.part" && sync "$f.part" && mv "$f.part" "$f" && sync '${wal}'`
  return `f='${wal}/%f.gz'; if [ -e "$f" ]; then gzip -dc "$f" | cmp -s - %p; else ${keep}; fi`
}

/** What seals a segment: Node and our program, which the server's user runs. */
const SEALS = [process.execPath, fileURLToPath(new URL('keep-segment.ts', import.meta.url))] as const

function sealing({ path, wal }: WalArchive): string {
  for (const one of SEALS) mustBePlain(one, 'The program’s path')
  return `${SEALS.map((one) => `'${one}'`).join(' ')} '${lockFileOf(path)}' '${wal}/' %p %f`
}

/** Keeps a second copy of a stored file, by its hash, where there is none yet. */
export function keepFile({ files, key }: WalArchive, from: string, sha256: string): Promise<0 | 1> {
  const to = pathOf(files, sha256)
  return key === null ? copyOnce(from, to) : sealOnce(from, to, key)
}

/** The settings of a server that reads them back until a moment (ISO), or to the end of what there is, and then goes on by itself. */
export function recoverySettings({ wal }: WalArchive, moment: string | null): Record<string, string> {
  // Abbreviations of zones, `Z` among them, are not known yet when the server reads its settings.
  const at = moment?.replace('T', ' ').replace('Z', '+00')
  return {
    restore_command: `[ -e '${wal}/%f.gz' ] && gzip -dc '${wal}/%f.gz' > %p`,
    ...(at === undefined ? {} : { recovery_target_time: at, recovery_target_action: 'promote' }),
    hot_standby: 'off',
  }
}

/** Binds an archive to the cluster it keeps; throws where it keeps another's. */
export function claimArchive(archive: WalArchive, { cluster }: DataFolder): void {
  const mark = join(archive.path, 'cluster')
  const own = readFileSync(join(cluster, 'global/pg_control')).readBigUInt64LE(0).toString()
  if (!existsSync(mark)) writeFileSync(mark, own, { mode: 0o600 })
  if (readFileSync(mark, 'utf8') === own) return
  throw new Error(
    `WAL_ARCHIVE ${archive.path} giữ nhật ký của một cơ sở dữ liệu khác; hãy chọn thư mục mới.\n` +
      `WAL_ARCHIVE ${archive.path} keeps another database's log; choose a new folder.`,
  )
}

const SEGMENT = /^([0-9A-F]{24})(\.gz|\.[0-9a-f]{64}\.sealed)$/

/** The segments that are kept, by their number on any timeline. */
export function listSegments({ wal }: WalArchive): number[] {
  const names = readdirSync(wal).flatMap((name) => SEGMENT.exec(name)?.[1] ?? [])
  return [...new Set(names.map(numberOf))].sort((a, b) => a - b)
}

/** The number of a segment of 16 MB, of the name's last sixteen digits. */
export function numberOf(segment: string): number {
  return parseInt(segment.slice(8, 16), 16) * 256 + parseInt(segment.slice(16, 24), 16)
}

/** The first segment from one on that is not there although a later one is; null where none is missing. `upTo` must be there. */
export function firstMissing(
  segments: readonly number[],
  { from, upTo }: { from: number; upTo: number },
): number | null {
  const kept = new Set(segments)
  const last = Math.max(upTo, segments.at(-1) ?? 0)
  for (let one = from; one <= last; one += 1) if (!kept.has(one)) return one
  return null
}
