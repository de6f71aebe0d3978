/** The files of the embedded server: making the cluster, and knowing which process serves it. */
import { spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SUPERUSER } from './database.ts'
import type { DataFolder } from './data-folder.ts'
import type { Binaries } from './postgres-binaries.ts'
import { pause, processFolder } from './processes.ts'

/**
 * Makes the cluster if it is not there. A killed attempt leaves nothing that counts as a cluster. `meanwhile` is begun when
 * the program that makes it is there.
 */
export async function makeCluster(
  data: DataFolder,
  binaries: Binaries,
  meanwhile: () => void,
): Promise<void> {
  const parent = dirname(data.cluster)
  const unfinished = `${basename(data.cluster)}.new-`
  for (const name of readdirSync(parent)) {
    if (name.startsWith(unfinished)) rmSync(join(parent, name), { recursive: true, force: true })
  }
  if (existsSync(data.cluster)) return
  const half = join(parent, `${unfinished}${process.pid}`)
  mkdirSync(half, { mode: 0o700 })
  if (data.uid !== null) chownSync(half, data.uid, data.uid)
  const made = initdb(half, data, binaries)
  meanwhile()
  await made
  renameSync(half, data.cluster)
  flushFolder(parent)
}

function initdb(folder: string, data: DataFolder, binaries: Binaries): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const access = [`--username=${SUPERUSER}`, '--auth=trust']
  const child = spawn(join(binaries.native, 'bin/initdb'), ['-D', folder, ...locale, ...access], {
    ...serverProcess(data),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (text: Buffer): void => void (said += text.toString())
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`PostgreSQL could not make its cluster in ${folder}:\n${said.trim()}`))
    })
  })
}

/** How the server's processes are started: as whom, and with a bare environment. */
export function serverProcess(data: DataFolder): { env: Record<string, string>; uid?: number; gid?: number } {
  const env = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }
  return data.uid === null ? { env } : { env, uid: data.uid, gid: data.uid }
}

/** What the server wrote about itself in `postmaster.pid`; one that recovers is ready as well, though only a hot standby answers. */
export type Postmaster = {
  readonly pid: number
  readonly socket: string
  readonly ready: boolean
  readonly isRecovering: boolean
}

/** The living server of this cluster; null when there is none. A pid that now belongs to something else does not count. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = readPostmaster(cluster)
  const pid = Number(lines?.[0])
  if (!lines || !(pid > 0) || processFolder(pid) !== realpathSync(cluster)) return null
  const state = lines[7]?.trim() ?? ''
  return {
    pid,
    socket: lines[4] ?? '',
    ready: /^(ready|standby)$/.test(state),
    isRecovering: state === 'standby',
  }
}

/**
 * Removes the lock files of a dead server. PostgreSQL itself is fooled when the pid was reused or is a
 * zombie nobody collects; it still refuses by its shared memory while processes of the old one live.
 */
export function clearStaleLocks(data: DataFolder): void {
  if (findPostmaster(data.cluster) !== null) return
  rmSync(join(data.cluster, 'postmaster.pid'), { force: true })
  rmSync(join(data.socket, '.s.PGSQL.5432.lock'), { force: true })
}

/** Stops a server: fast, and after 60 seconds at once (the next start then recovers). */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  const running = (): boolean => processFolder(pid) === realpathSync(cluster)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (running()) process.kill(pid, signal)
    for (let waited = 0; waited < 60_000 && running(); waited += 20) await pause(20)
  }
}

function readPostmaster(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}

function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
