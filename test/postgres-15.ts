/** Debian's PostgreSQL 15 as an operator would run it: a port, passwords, no superuser for the house. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '#platform/database.ts'
import { freePort } from '#platform/free-port.ts'

const BIN = '/usr/lib/postgresql/15/bin'

/** Reason to skip a test that needs PostgreSQL 15; false when it is installed. */
export const lacksPostgres15: string | false = existsSync(join(BIN, 'postgres'))
  ? false
  : `PostgreSQL 15 is not installed (${BIN})`

/** Starts a private server; the URL's user is its superuser. */
export async function startPostgres15(): Promise<{ url: string; stop: () => Promise<void> }> {
  const place = mkdtempSync(join(tmpdir(), 'haicap-pg15-'))
  chmodSync(place, 0o711)
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const cluster = join(place, 'data')
  const secret = join(place, 'password')
  writeFileSync(secret, 'operator')
  mkdirSync(cluster)
  if (user.uid !== undefined) for (const path of [secret, cluster]) chownSync(path, user.uid, user.gid)
  const access = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${secret}`]
  execFileSync(join(BIN, 'initdb'), ['-D', cluster, '-E', 'UTF8', '--locale=C.UTF-8', '-N', ...access], user)
  const port = await freePort()
  const settings = ['-c', 'fsync=off', '-c', 'unix_socket_directories=', '-p', String(port)]
  const server = spawn(join(BIN, 'postgres'), ['-D', cluster, ...settings], { ...user, stdio: 'ignore' })
  const url = `postgres://postgres:operator@127.0.0.1:${port}/postgres`
  await waitFor(url)
  return {
    url,
    async stop() {
      server.kill('SIGQUIT')
      await once(server, 'exit')
      rmSync(place, { recursive: true, force: true })
    },
  }
}

async function waitFor(url: string): Promise<void> {
  const sql = connect({ address: { kind: 'url', url }, max: 1 })
  for (let tries = 1; ; tries++) {
    const error: unknown = await sql`select 1`.then(
      () => null,
      (failure: unknown) => failure,
    )
    if (error === null) break
    if (tries === 100) throw error
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await sql.end()
}
