/** Where a house keeps its data, and as whom the database runs. */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65_534

/** Longest path of a unix socket that PostgreSQL and the kernel take, less `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 85

/** The folders of one house on disk. */
export type DataFolder = {
  /** Everything lies under here: `files/`, `postgres/`, `running.json`. */
  readonly path: string
  /** The cluster of the embedded server. */
  readonly cluster: string
  /** Unix socket of the embedded server, closed to other users. */
  readonly socket: string
  /** The user the server runs as; null when it runs as ourselves. */
  readonly uid: number | null
}

/**
 * Decides where the data lie and makes the folder. As root, a place that user `nobody` cannot
 * reach (under /root) is replaced by `/var/lib/haicap/<hash of the place>`.
 */
export function openDataFolder(wanted: string | undefined, checkout: string): DataFolder {
  const uid = process.getuid?.() === 0 ? NOBODY : null
  const place = resolve(wanted ?? join(checkout, '.haicap'))
  const reachable = uid === null || mayTraverse(place)
  const path = reachable ? place : join('/var/lib/haicap', hash(wanted === undefined ? checkout : place))
  const made = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (uid !== null) letThrough(path, made ?? path)
  return { path, cluster: join(path, 'postgres'), socket: socketFolder(path, uid), uid }
}

/** True when every folder down to the path lets other users through; what does not exist yet is ours to make. */
export function mayTraverse(path: string): boolean {
  if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false
  const parent = dirname(path)
  return parent === path || mayTraverse(parent)
}

/** Lets the server's user pass through the folders we made, whatever the umask was. */
function letThrough(path: string, first: string): void {
  for (let folder = path; folder.startsWith(first); folder = dirname(folder)) chmodSync(folder, 0o711)
}

function socketFolder(path: string, uid: number | null): string {
  const beside = join(path, 'socket')
  const folder = beside.length <= LONGEST_SOCKET_FOLDER ? beside : `/tmp/haicap-${hash(path)}`
  makePrivateFolder(folder, uid)
  return folder
}

/** Makes a folder of mode 700 owned by the server's user; refuses one that another user put there. */
function makePrivateFolder(folder: string, uid: number | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const before = lstatSync(folder)
  const owners = [process.getuid?.(), uid]
  if (!before.isDirectory() || !owners.includes(before.uid)) {
    throw new Error(`${folder} belongs to another user; remove it or choose another HAICAP_DATA`)
  }
  if (uid !== null) chownSync(folder, uid, uid)
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
