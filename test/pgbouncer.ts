/** Debian's PgBouncer in transaction mode in front of a test database, with so few connections that all must share them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roleNames } from '#db/house.ts'
import type { ServerAddress } from '#platform/database.ts'
import { freePort } from '#platform/free-port.ts'
import { pause } from '#platform/processes.ts'

const PROGRAM = '/usr/sbin/pgbouncer'

/** Reason to skip a test that needs PgBouncer; false when it is installed. */
export const lacksPgBouncer: string | false = existsSync(PROGRAM)
  ? false
  : `PgBouncer is not installed (${PROGRAM})`

/** Starts it before a database on a unix socket; `connections` per role. */
export async function startPgBouncer(
  behind: Extract<ServerAddress, { kind: 'socket' }>,
  connections: number,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const place = mkdtempSync(join(tmpdir(), 'haicap-pgbouncer-'))
  chmodSync(place, 0o711)
  const port = await freePort()
  const names = ['postgres', ...Object.values(roleNames('hanoi'))]
  const users = join(place, 'users.txt')
  writeFileSync(users, names.map((name) => `"${name}" "operator"\n`).join(''))
  const settings = join(place, 'pgbouncer.ini')
  writeFileSync(
    settings,
    `[databases]
${behind.database} = host=${behind.folder} port=5432
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
query_wait_timeout = 20
`,
  )
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if (user.uid !== undefined) for (const path of [place, users, settings]) chownSync(path, user.uid, user.gid)
  const program = spawn(PROGRAM, ['-q', settings], { ...user, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  program.stderr.on('data', (text) => (said += String(text)))
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (program.exitCode !== null || tries > 400) throw new Error(`PgBouncer did not start:\n${said}`)
    await pause(50)
  }
  return {
    url: `postgres://postgres:operator@127.0.0.1:${port}/${behind.database}`,
    async stop() {
      program.kill('SIGQUIT')
      if (program.exitCode === null && program.signalCode === null) await once(program, 'exit')
      rmSync(place, { recursive: true, force: true })
    },
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    (error: unknown) => !String(error instanceof Error ? error.cause : error).includes('ECONNREFUSED'),
  )
}
