/** The house under measurement: the product's own `start` in a process of its own, on a data folder that may be kept. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDataFolder, type DataFolder } from '#platform/data-folder.ts'
import { freePort } from '#platform/free-port.ts'
import { findPostmaster } from '#platform/postgres-cluster.ts'
import { pause } from '#platform/processes.ts'
import { startPostgres, type PostgresServer } from '#platform/postgres-server.ts'
import { readRunning } from '#platform/running.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The application while it runs. */
export type Served = {
  readonly port: number
  readonly pid: number
  /** From the start of the process until the first page was answered. */
  readonly startMs: number
  readonly stop: () => Promise<void>
}

/** A data folder, and what may be run on it, one at a time. */
export type Place = {
  readonly data: DataFolder
  readonly isNew: boolean
  readonly serve: (env?: Readonly<Record<string, string>>, flags?: readonly string[]) => Promise<Served>
  /** PostgreSQL alone; without care for power cuts where much is loaded. */
  readonly database: (careless: boolean) => Promise<PostgresServer>
  readonly postmaster: () => number
  readonly remove: () => void
}

const CARELESS = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '8GB', checkpoint_timeout: '30min' },
  ...{ maintenance_work_mem: '512MB', work_mem: '128MB', autovacuum: 'off' },
}

/** Opens the folder; without a name a new one that is removed at the end. */
export function openPlace(kept: string | undefined): Place {
  const base = kept === undefined ? mkdtempSync(join(tmpdir(), 'haicap-bench-')) : resolve(kept)
  mkdirSync(base, { recursive: true })
  chmodSync(base, 0o711) // as root the database is another user, who must get through
  const folder = join(base, 'data')
  const isNew = !existsSync(join(folder, 'postgres'))
  const data = openDataFolder(folder, ROOT)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  process.once('exit', () => stopNow(data))
  return {
    ...{ data, isNew },
    serve: (env = {}, flags = []) => serve(data.path, env, flags),
    database: (careless) => startPostgres(data, careless ? { settings: CARELESS } : {}),
    postmaster: () => Number(readFileSync(join(data.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]),
    remove: () => kept === undefined && rmSync(base, { recursive: true, force: true }),
  }
}

/** Where the bench itself is cut off, no database is left behind. */
function stopNow(data: DataFolder): void {
  const left = findPostmaster(data.cluster)
  if (left) process.kill(left.pid, 'SIGINT')
}

async function serve(
  data: string,
  more: Readonly<Record<string, string>>,
  flags: readonly string[],
): Promise<Served> {
  const port = await freePort()
  const begun = performance.now()
  const start = startCommand()
  const env = {
    ...process.env,
    HAICAP_DATA: data,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    ...start.env,
    ...more,
  }
  const words = [...flags, ...start.words, '--empty']
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] })
  process.once('exit', () => child.kill('SIGTERM'))
  let said = ''
  child.stderr.on('data', (text) => (said = `${said}${String(text)}`.slice(-4000)))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the house ended at its start:\n${said}`)
    const running = readRunning(data)
    if (running?.address && running.pid === child.pid && (await answers(port))) break
    await pause(25)
  }
  return {
    ...{ port, pid: child.pid ?? 0, startMs: performance.now() - begun },
    stop: () => end(child, () => said),
  }
}

/** What `npm start` hands to Node, and in which environment: what is measured runs as it does everywhere. */
function startCommand(): { env: Record<string, string>; words: string[] } {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const all = String(scripts.start).split(' ')
  const node = all.indexOf('node')
  const env = Object.fromEntries(all.slice(0, node).map((text) => text.split('=', 2)))
  return { env, words: all.slice(node + 1) }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    async (answer) => (await answer.text()) !== '' && answer.ok,
    () => false,
  )
}

async function end(child: ChildProcess, said: () => string): Promise<void> {
  if (child.exitCode !== null) throw new Error(`the house ended meanwhile:\n${said()}`)
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await over
}
