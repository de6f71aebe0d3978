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
  readonly variables: Readonly<Record<string, number>>
  readonly options?: string
}

/** Runs it; answers how often the script was played through in a second. */
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
  ]
  const given = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const all = [...words, '-T', String(seconds), '-f', join(SCRIPTS, script), ...given, database]
  const env = { PATH: process.env['PATH'], PGOPTIONS: run.options ?? '' }
  const child = spawn(program, all, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const rate = /tps = ([\d.]+)/.exec(said)?.[1]
  if (code !== 0 || rate === undefined) throw new Error(`pgbench ${script} failed:\n${said.slice(0, 2000)}`)
  return Number(rate)
}
