/** The real server as a child process on a folder of its own: to be killed, started again, told to stop. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Sql } from '#platform/database.ts'
import { freePort } from '#platform/free-port.ts'
import { findPostmaster } from '#platform/postgres-cluster.ts'
import { pause } from '#platform/processes.ts'
import { readRunning } from '#platform/running.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** One place for a house, and the process that runs it now. */
export type RunningHouse = {
  readonly address: string
  /** False once the server has ended by itself. */
  readonly isAlive: () => boolean
  /** Starts the server, without made-up dossiers, and waits until it is ready; throws with what it said when it ends before. */
  readonly start: () => Promise<void>
  /** SIGKILL to Node and everything it started; with `database` to PostgreSQL too, which is a group of its own. */
  readonly kill: (what: { database: boolean }) => Promise<void>
  /** SIGTERM; answers the exit code. */
  readonly terminate: () => Promise<number | null>
  /** A look into the running house's database, as its owner's superior. */
  readonly look: <T>(run: (sql: Sql) => Promise<T>) => Promise<T>
  readonly remove: () => Promise<void>
}

type Place = {
  /** Where the data lie, in a folder of its own that is there already; undefined makes one. */
  readonly data?: string
  readonly env?: Readonly<Record<string, string>>
  /** Modules loaded before the server's own, asked for at each start. */
  readonly imports?: () => readonly string[]
  /** Told everything its servers say, as they say it. */
  readonly onSaid?: (text: string) => unknown
  /** Told what a server said that ended by itself; undefined writes it to stderr. */
  readonly onEnd?: (said: string) => void
}

/** Chooses a free port and an empty folder. */
export async function placeHouse(place: Place = {}): Promise<RunningHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-crash-'))
  chmodSync(folder, 0o711) // as root the database is another user, who must get through
  const data = place.data ?? join(folder, 'data')
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const running = child
    child = null
    if (!running?.pid || running.exitCode !== null) return null
    const over = new Promise<number | null>((resolve) => running.once('exit', resolve))
    process.kill(signal === 'SIGKILL' ? -running.pid : running.pid, signal)
    return over
  }
  return {
    address,
    isAlive: () => child !== null && child.exitCode === null && child.signalCode === null,
    async start() {
      child = await started({ ...place, data, port })
    },
    async kill({ database }) {
      const postmaster = findPostmaster(join(data, 'postgres'))?.pid
      await end('SIGKILL')
      if (database && postmaster) process.kill(postmaster, 'SIGKILL')
    },
    terminate: () => end('SIGTERM'),
    async look(run) {
      const folder = readRunning(data)?.socket
      if (!folder) throw new Error('the house is not running')
      const place = { kind: 'socket', folder, database: 'postgres' } as const
      const sql = connect({ address: place, role: 'hanoi_owner', max: 1 })
      try {
        return await run(sql)
      } finally {
        await sql.end({ timeout: 5 })
      }
    },
    async remove() {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Start = Place & { readonly data: string; readonly port: number }

async function started(place: Start): Promise<ChildProcess> {
  const { data, port } = place
  const own = { HAICAP_DATA: data, PORT: String(port), HOST: '127.0.0.1' }
  const env = { ...process.env, ...place.env, ...own }
  const loaded = ['./platform/loader.js', ...(place.imports?.() ?? [])].flatMap((name) => ['--import', name])
  const words = [...loaded, 'cli/haicap.ts', 'start', '--empty']
  const options = { cwd: ROOT, env: { ...env, DATABASE_URL: '' }, detached: true, stdio: 'pipe' } as const
  const child = spawn(process.execPath, words, options)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += String(text)
      place.onSaid?.(String(text))
    })
  }
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended at its start:\n${said}`)
    // Its own word, not an answer from the port: another program may have taken that meanwhile.
    const running = existsSync(data) ? readRunning(data) : null
    if (running?.address && running.pid === child.pid) {
      // A death nobody ordered is told with its last words.
      const tell = place.onEnd ?? ((words: string) => process.stderr.write(words))
      child.once('exit', (code) => code && tell(`the server ended with ${code}:\n${said}\n`))
      return child
    }
    await pause(100)
  }
}
