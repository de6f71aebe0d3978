/** Base copies: the files of a cluster as they lie while it works, from which its log brings back any later moment. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSealed } from './archive/one-file.ts'
import { type Branch, packTree } from './archive/sealed-tree.ts'
import { copyTree } from './copy-tree.ts'
import type { DataFolder } from './data-folder.ts'
import { connect, type ServerAddress, type Sql } from './database.ts'
import { syncFolder, writeDurably } from './durable-file.ts'
import { pathOf } from './files.ts'
import { keepFile, numberOf, type WalArchive } from './wal-archive.ts'

/** One base copy: its folder, when it was begun, the first moment it can bring back (ISO), and the segments it needs for that. */
export type BaseCopy = {
  readonly name: string
  readonly began_at: string
  readonly ready_at: string
  readonly first: string
  readonly last: string
  /** What the server's log begins at, as `pg_backup_stop` said it; a copy of an earlier version has it in its cluster. */
  readonly label?: string
}

/** What only a running server has, or makes anew. */
const NOT_COPIED =
  /^(postmaster\.(pid|opts)|(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.+)$|pgsql_tmp|pg_internal\.init/

/** The sealed files of a copy: the cluster, and the keys and marks beside it. */
export const CLUSTER = 'cluster.sealed'
export const BESIDE = 'beside.sealed'

/** How long a server may take to keep the last segment of a copy. */
const PATIENCE_S = 120

/** Copies the cluster, keys and stored files into the archive while the house works; answers the copy. */
export async function takeBaseCopy(
  { address, data }: { readonly address: ServerAddress; readonly data: DataFolder },
  archive: WalArchive,
): Promise<BaseCopy> {
  const admin = connect({ address, max: 1 })
  try {
    await mustKeep(admin, archive)
    const [at] = await admin<{ now: string }[]>`select now() as now`
    const began_at = at?.now ?? ''
    const name = began_at.replaceAll(/[:.]/g, '-')
    const half = join(archive.base, `${name}.part`)
    await mkdir(half, { mode: 0o700 })
    const [begun] = await admin<
      { first: string }[]
    >`select pg_walfile_name(pg_backup_start(${name}, true)) as first`
    const cluster = {
      from: data.cluster,
      name: 'postgres',
      leaveOut: (path: string) => NOT_COPIED.test(path),
    }
    await keepTree(archive, half, { branches: [cluster], as: CLUSTER })
    await admin.unsafe(`set statement_timeout = '${PATIENCE_S}s'`)
    const [ended] = await admin<{ last: string; labelfile: string; ready_at: string }[]>`
      select pg_walfile_name(lsn - 1) as last, labelfile, clock_timestamp() as ready_at from pg_backup_stop(true)`
    if (!begun || !ended) throw new Error('the server did not say where its copy begins and ends')
    const beside = ['keys', 'evidence'].map((folder) => ({ from: join(data.path, folder), name: folder }))
    const branches = beside.filter(({ from }) => existsSync(from))
    await keepTree(archive, half, { branches, as: BESIDE })
    await copyStored(join(data.path, 'files'), archive)
    const copy: BaseCopy = { name, began_at, ready_at: ended.ready_at, first: begun.first, last: ended.last }
    // The label is what the server's log begins at; it holds no more than the segments' names do.
    await writeDurably(join(half, 'base.json'), JSON.stringify({ ...copy, label: ended.labelfile }))
    await rename(half, join(archive.base, name))
    await syncFolder(archive.base)
    return copy
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** Refuses where the server does not keep its log in this very archive: the copy could bring back nothing. */
async function mustKeep(admin: Sql, { wal, base }: WalArchive): Promise<void> {
  for (const name of await readdir(base)) {
    if (name.endsWith('.part')) await rm(join(base, name), { recursive: true })
  }
  const [set] = await admin<{ mode: string; command: string }[]>`
    select current_setting('archive_mode') as mode, current_setting('archive_command') as command`
  if (set?.mode === 'on' && set.command.includes(`'${wal}/`)) return
  throw new Error(
    `Hệ thống đang chạy không giữ nhật ký (WAL) trong ${wal}; hãy khởi động lại với WAL_ARCHIVE.\n` +
      `The house that runs does not keep its log (WAL) in ${wal}; start it again with WAL_ARCHIVE.`,
  )
}

/** Folders of a base copy: as they are, or as one sealed file where the archive is sealed. */
async function keepTree(
  { key }: WalArchive,
  half: string,
  { branches, as }: { branches: readonly Branch[]; as: string },
): Promise<void> {
  if (key !== null) return writeSealed(packTree(branches), join(half, as), key)
  for (const { from, name, leaveOut } of branches) await copyTree(from, join(half, name), leaveOut)
}

/** Copies the stored files that are not in the archive yet, and dates those that are: whatever is older was not in the store now. */
async function copyStored(store: string, archive: WalArchive): Promise<void> {
  if (!existsSync(store)) return
  const now = Date.now() / 1000
  const keep = async (from: string, hash: string): Promise<void> => {
    const copy = pathOf(archive.files, hash)
    // A file that the store lets go of meanwhile was named by no row for a day.
    if (existsSync(copy)) await utimes(copy, now, now)
    else if (existsSync(from)) await keepFile(archive, from, hash)
  }
  for (const folder of await readdir(store)) {
    const isAside = folder === 'aside'
    if (!isAside && !/^[0-9a-f]{2}$/.test(folder)) continue
    for (const name of await readdir(join(store, folder)))
      await keep(join(store, folder, name), isAside ? name : folder + name)
  }
}

/**
 * Takes out of an archive what its newest copies do not need: older copies, segments before the oldest kept one, and files
 * that were not in the store when that was taken. Answers how many copies, segments and files went.
 */
export async function pruneArchive(
  archive: WalArchive,
  keep: number,
): Promise<{ readonly copies: number; readonly segments: number; readonly files: number }> {
  const copies = listBaseCopies(archive)
  const [oldest] = copies.slice(-keep)
  const over = copies.slice(0, -keep)
  if (!oldest || over.length === 0) return { copies: 0, segments: 0, files: 0 }
  for (const { name } of over) {
    await rename(join(archive.base, name), join(archive.base, `${name}.part`))
    await rm(join(archive.base, `${name}.part`), { recursive: true })
  }
  let segments = 0
  for (const name of await readdir(archive.wal)) {
    if (!/^[0-9A-F]{24}[.]/.test(name) || numberOf(name) >= numberOf(oldest.first)) continue
    await unlink(join(archive.wal, name))
    segments += 1
  }
  let files = 0
  for (const entry of await readdir(archive.files, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || (await stat(path)).mtimeMs >= Date.parse(oldest.began_at)) continue
    await unlink(path)
    files += 1
  }
  return { copies: over.length, segments, files }
}

/** The whole copies of an archive, the oldest first. */
export function listBaseCopies({ base }: WalArchive): BaseCopy[] {
  const found = readdirSync(base)
    .map((name) => join(base, name, 'base.json'))
    .filter((file) => existsSync(file))
  return found
    .map((file): BaseCopy => JSON.parse(readFileSync(file, 'utf8')))
    .sort((a, b) => a.ready_at.localeCompare(b.ready_at))
}
