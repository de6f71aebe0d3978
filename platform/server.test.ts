import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type ServerAddress, type Sql, connect } from './database.ts'
import { openServer } from './server.ts'

const place = mkdtempSync(join(tmpdir(), 'haicap-server-'))
chmodSync(place, 0o711)
const dataFolder = join(place, 'data')
const options = { dataFolder, databaseUrl: undefined, checkout: place, command: 'test', mayShare: false }
const children: ChildProcess[] = []
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  const server = await openServer(options) // a failed test may have left PostgreSQL running
  await server.stop()
  rmSync(place, { recursive: true, force: true })
})

/** A second Node process that opens the same folder and says what came of it, then waits to be killed. */
async function otherProcess(): Promise<{ child: ChildProcess; said: string }> {
  const program = `
    import { openServer } from '#platform/server.ts'
    const options = { ...${JSON.stringify(options)}, databaseUrl: undefined, command: 'start' }
    try {
      const server = await openServer(options)
      server.tell('http://127.0.0.1:8080')
      console.log('open ' + server.address.folder)
      setInterval(() => {}, 1000)
    } catch (error) { console.log(error.message) }`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [said] = await once(child.stdout, 'data')
  return { child, said: String(said).trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function using<T>(address: ServerAddress, run: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect({ address, max: 2 })
  try {
    return await run(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

test('a second start on the same folder is refused and told who holds it; a command may share it', async () => {
  const { child, said } = await otherProcess()
  assert.match(said, /^open /)
  const attempt = openServer(options)
  await assert.rejects(attempt, (error: Error) => {
    assert.match(
      error.message,
      new RegExp(`in use by process ${child.pid} \\(haicap start, http://127.0.0.1:8080\\)`),
    )
    return true
  })
  const shared = await openServer({ ...options, mayShare: true })
  assert.equal(shared.isHolder, false)
  await using(shared.address, (sql) => sql`create table notes (id int primary key)`)
  await shared.stop()
  await kill(child)
})

test('after kill -9 of Node the next start is there within 5 seconds with everything acknowledged', async () => {
  const { child, said } = await otherProcess()
  const folder = said.replace('open ', '')
  let acknowledged = 0
  await using({ kind: 'socket', folder, database: 'postgres' }, async (sql) => {
    for (; acknowledged < 50; acknowledged++) await sql`insert into notes values (${acknowledged})`
    await kill(child)
  })
  const from = performance.now()
  const server = await openServer(options)
  assert.ok(performance.now() - from < 5_000)
  const rows = await using(server.address, (sql) => sql`select from notes`)
  assert.equal(rows.length, acknowledged)
  await server.stop()
})

test('after kill -9 of Node and of PostgreSQL the next start recovers', async () => {
  const { child } = await otherProcess()
  const postmaster = Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  await kill(child)
  process.kill(postmaster, 'SIGKILL')
  const from = performance.now()
  const server = await openServer(options)
  assert.ok(performance.now() - from < 5_000)
  assert.equal((await using(server.address, (sql) => sql`select from notes`)).length, 50)
  await server.stop()
})

test('a server that dies while we run is started again, and pools find it', async () => {
  const server = await openServer(options)
  const postmaster = Number(readFileSync(join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  await using(server.address, async (sql) => {
    await sql`select 1`
    process.kill(postmaster, 'SIGKILL')
    const until = performance.now() + 8_000
    for (;;) {
      const rows = await sql`select from notes`.catch(() => null)
      if (rows) break
      assert.ok(performance.now() < until, 'the server did not come back')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })
  await server.stop()
})
