/** Our own supervisor of a real PostgreSQL 18: no port, one unix socket, every commit flushed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { type ServerAddress, SUPERUSER, connect } from './database.ts'
import type { DataFolder } from './data-folder.ts'
import { type Binaries, findBinaries } from './postgres-binaries.ts'
import {
  clearStaleLocks,
  findPostmaster,
  makeCluster,
  serverProcess,
  stopPostmaster,
} from './postgres-cluster.ts'
import { killIfThere, pause, processFolder } from './processes.ts'
import { endLeftovers, watchForStuck } from './stuck-server.ts'

/** A running embedded server. */
export type PostgresServer = {
  readonly address: ServerAddress
  /** The main process of the server now; it changes when the server is restarted. */
  readonly pid: () => number
  /** Ends the server cleanly: open transactions are rolled back, everything committed is kept. */
  readonly stop: () => Promise<void>
}

type Options = {
  /** Told when the server had to be adopted, restarted or stopped. */
  readonly log?: (line: string) => void
  /** Settings over the usual ones, such as `fsync: 'off'` for a server that tests throw away. */
  readonly settings?: Readonly<Record<string, string>>
  /** What may be done while the server is made or starts; begun once, when a process of it is there, not waited for. */
  readonly meanwhile?: (() => unknown) | undefined
}

/** So often a start waits for what a dead server left behind to end by itself: some two seconds. */
const PATIENT_TRIES = 8

/** How the process is started. */
type Launch = { readonly settings: string[]; readonly meanwhile: () => void }

/**
 * Starts the server of this data folder, making it first if needed, and keeps it running. A server
 * that a killed process left behind is adopted when it answers, else stopped and started anew.
 */
export async function startPostgres(data: DataFolder, options: Options = {}): Promise<PostgresServer> {
  const log = options.log ?? (() => {})
  const binaries = findBinaries(data)
  const meanwhile = firstTimeOnly(options.meanwhile)
  await makeCluster(data, binaries, meanwhile)
  const address: ServerAddress = { kind: 'socket', folder: data.socket, database: 'postgres' }
  const settings = settingsOf(data, options.settings ?? {})
  const start = (): Promise<number> => launchPatiently(data, binaries, { settings, meanwhile, log })
  let pid = (await adopt(data, address, log)) ?? (await start())
  let restarting: Promise<void> | null = null
  const restart = async (): Promise<void> => {
    log('PostgreSQL ended unexpectedly; starting it again')
    await start().then(
      (now) => (pid = now),
      (error: unknown) => log(String(error)),
    )
    restarting = null
  }
  // Looking at the process works for an adopted server too, whose exit nobody tells us.
  const watch = setInterval(() => {
    if (processFolder(pid) === null) restarting ??= restart()
  }, 250)
  watch.unref()
  const stuck = watchForStuck(
    () => (restarting ? 0 : pid),
    (one) => {
      log('PostgreSQL recovers nothing and does not end; ending it')
      killIfThere(one)
    },
  )
  return {
    address,
    pid: () => pid,
    async stop() {
      clearInterval(watch)
      stuck.stop()
      await restarting
      await stopPostmaster(pid, data.cluster)
    },
  }
}

/** A server may be made, and started several times, until it is there. */
function firstTimeOnly(begin: (() => unknown) | undefined): () => void {
  let hasBegun = false
  return () => {
    if (!hasBegun) begin?.()
    hasBegun = true
  }
}

async function adopt(
  data: DataFolder,
  address: ServerAddress,
  log: (line: string) => void,
): Promise<number | null> {
  const orphan = findPostmaster(data.cluster)
  if (orphan?.ready && orphan.socket === data.socket && (await answers(address))) {
    log(`Taking over the PostgreSQL that is already running (process ${orphan.pid})`)
    return orphan.pid
  }
  if (orphan) {
    log(`Stopping a PostgreSQL that does not answer (process ${orphan.pid})`)
    await stopPostmaster(orphan.pid, data.cluster)
  }
  return null
}

async function answers(address: ServerAddress): Promise<boolean> {
  const sql = connect({ address, role: SUPERUSER, max: 1 })
  const answer = sql`select 1`.then(
    () => true,
    () => false,
  )
  const answered = await Promise.race([answer, pause(2_000).then(() => false)])
  await sql.end({ timeout: 0 })
  return answered
}

/**
 * Processes of a server that was killed may hold its memory for a moment; the next start waits for them. Those that have not
 * ended by then never will, and are ended.
 */
async function launchPatiently(
  data: DataFolder,
  binaries: Binaries,
  { log, ...how }: Launch & { readonly log: (line: string) => void },
): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      clearStaleLocks(data)
      return await launch(data, binaries, how)
    } catch (error) {
      if (tries === 20 || !String(error).includes('shared memory block')) throw error
      await pause(250)
      if (tries >= PATIENT_TRIES) endLeftovers(realpathSync(data.cluster), log)
    }
  }
}

/** Starts the server and waits until it takes connections; recovery after a crash is part of it. */
async function launch(
  data: DataFolder,
  binaries: Binaries,
  { settings, meanwhile }: Launch,
): Promise<number> {
  const logFile = join(data.path, 'postgres.log')
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) rmSync(logFile)
  const log = openSync(logFile, 'a', 0o600)
  // Detached: Ctrl+C in the terminal must reach us first, so that acts end before the database does.
  const child = spawn(join(binaries.native, 'bin/postgres'), ['-D', data.cluster, ...settings], {
    ...serverProcess(data),
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.unref()
  const failed = failure(child)
  meanwhile()
  // Without it nobody is answered before the recovery has come to its end.
  const answersAtEnd = settings.includes('hot_standby=off')
  for (;;) {
    const reason = await Promise.race([failed, pause(20).then(() => null)])
    if (reason) throw new Error(`PostgreSQL did not start (${reason}):\n${lastLines(logFile)}`)
    const server = findPostmaster(data.cluster)
    const isReady = server?.ready && !(answersAtEnd && server.isRecovering)
    if (isReady && server.pid === child.pid) return server.pid
  }
}

function failure(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`))
  })
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
}

function settingsOf(data: DataFolder, more: Readonly<Record<string, string>>): string[] {
  const megabytes = Math.min(512, Math.max(64, Math.floor(totalmem() / 8 / 1_048_576)))
  const settings = {
    listen_addresses: '',
    unix_socket_directories: data.socket,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: `${megabytes}MB`,
    fsync: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // A worker for input that dies while the server recovers is not missed by it, and who waits for its page waits for ever.
    io_method: 'sync',
    ...more,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
