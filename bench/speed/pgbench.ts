/** pgbench against the same server: what PostgreSQL can do when nobody stands between. Debian has it; without it there is no limit. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DEBIAN = '/usr/lib/postgresql'
const SCRIPTS = fileURLToPath(new URL('./limit/', import.meta.url))

/** Where pgbench is; null where it is not installed. */
export function findPgbench(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map((version) => join(DEBIAN, version, 'bin/pgbench'))
    .find((path) => existsSync(path))
  return found ?? null
}

/** One run of a script under `bench/speed/limit/`. */
export type PgbenchRun = {
  readonly program: string
  readonly socket: string
  readonly role: string
  readonly database: string
  readonly script: string
  readonly clients: number
  readonly seconds: number
  /** Called when the seconds begin: every connection is open then and has planned what it asks. */
  readonly begun: () => void
  readonly variables: Readonly<Record<string, number>>
  readonly options?: string
}

/** Each run opens its connections anew, and each of them plans its statements: seconds that no round counts. */
const WARM_SECONDS = 2

/** Planned once for all values, as the sessions of the house's doors do. */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan'

/** Runs it; answers how often the script was played through in a second, once warm. */
export async function runPgbench(run: PgbenchRun): Promise<number> {
  const { program, socket, role, database, script, clients, seconds, variables } = run
  const words = [
    '-h',
    socket,
    '-p',
    '5432',
    '-U',
    role,
    '-n',
    '-M',
    'prepared',
    '-c',
    String(clients),
    '-j',
    '1',
    '-P',
    '1',
  ]
  const given = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const all = [
    ...words,
    '-T',
    String(WARM_SECONDS + seconds),
    '-f',
    join(SCRIPTS, script),
    ...given,
    database,
  ]
  const env = { PATH: process.env['PATH'], PGOPTIONS: `${PLANNED_ONCE} ${run.options ?? ''}` }
  const child = spawn(program, all, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let isWarm = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += String(text)
      if (isWarm || secondsTold(said).length < WARM_SECONDS) return
      isWarm = true
      run.begun()
    })
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const rates = secondsTold(said).slice(WARM_SECONDS)
  if (code !== 0 || rates.length === 0) throw new Error(`pgbench ${script} failed:\n${said.slice(0, 2000)}`)
  return rates.reduce((sum, rate) => sum + rate, 0) / rates.length
}

/** The rate of each second that it has told. */
function secondsTold(said: string): number[] {
  return [...said.matchAll(/^progress: .*?, ([\d.]+) tps/gm)].map(([, rate]) => Number(rate))
}
