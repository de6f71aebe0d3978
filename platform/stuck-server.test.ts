import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connect } from './database.ts'
import { openDataFolder } from './data-folder.ts'
import { startPostgres } from './postgres-server.ts'
import { pause, processStart } from './processes.ts'
import { findLeftovers, recoversNothing } from './stuck-server.ts'

const place = mkdtempSync(join(tmpdir(), 'haicap-stuck-'))
chmodSync(place, 0o711)
const data = openDataFolder(join(place, 'data'), place)
const said: string[] = []
const server = await startPostgres(data, { log: (line) => said.push(line) })
after(async () => {
  await server.stop()
  rmSync(place, { recursive: true, force: true })
})

function childCalled(name: string): number | null {
  try {
    const pids = readFileSync(`/proc/${server.pid()}/task/${server.pid()}/children`, 'utf8').split(' ')
    const found = pids.find(
      (pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name),
    )
    return found === undefined ? null : Number(found)
  } catch {
    return null // the server, or a child of it, ended meanwhile
  }
}

async function answers(): Promise<boolean> {
  const sql = connect({ address: server.address, max: 1 })
  const answer = await sql`select 1`.then(
    () => true,
    () => false,
  )
  await sql.end({ timeout: 0 })
  return answer
}

async function untilAnswered(): Promise<void> {
  let isBack = false
  for (let tries = 0; !isBack && tries < 300; tries += 1) {
    await pause(200)
    isBack = await answers()
  }
  const told = said.concat(readFileSync(join(data.path, 'postgres.log'), 'utf8').split('\n').slice(-20))
  assert.equal(isBack, true, `nobody was answered within a minute:\n${told.join('\n')}`)
}

/** A child bears its name a moment after it is born. */
async function named(name: string): Promise<number | null> {
  for (let waited = 0; childCalled(name) === null && waited < 5000; waited += 10) await pause(10)
  return childCalled(name)
}

test('a server that runs is not stuck, nor is one that is gone; a process without the children of a server is', async () => {
  await named('walwriter')
  assert.equal(recoversNothing(server.pid()), false)
  assert.equal(recoversNothing(2 ** 22 + 1), false)
  assert.equal(recoversNothing(process.pid), true)
})

test('a server whose recovery is killed answers again, whether it ends by itself or lives on and recovers nothing', async () => {
  const writer = await named('walwriter')
  assert.ok(writer)
  process.kill(writer, 'SIGKILL')
  for (let waited = 0, pid: number | null = null; pid === null && waited < 2000; waited += 1) {
    pid = childCalled('startup')
    if (pid !== null) process.kill(pid, 'SIGKILL')
    else await pause(1)
  }
  await untilAnswered()
})

test('a server that is killed answers again though a process of it does not end, and holds what it held', async () => {
  const checkpointer = await named('checkpointer')
  assert.ok(checkpointer)
  const cluster = realpathSync(data.cluster)
  assert.deepEqual(findLeftovers(cluster), [], 'a server that lives has left nothing behind')
  process.kill(checkpointer, 'SIGSTOP')
  process.kill(server.pid(), 'SIGKILL')
  await untilAnswered()
  assert.equal(processStart(checkpointer), null)
  assert.deepEqual(findLeftovers(cluster), [])
})
