/** Several application processes on one database: what one knows the other knows, and work that is done once is done once. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { standStill, verifyLog } from '#modules/evidence'
import { checkTallies } from '#modules/oversight'
import { DEMONSTRATION_PASSWORD } from '#modules/simulation'
import { pause } from '#platform/processes.ts'
import { inTransaction } from '#platform/transaction.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { picture } from '#test/picture.ts'
import { openRelay } from '#test/relay.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** One server; `said` is what it wrote so far. */
type Running = { readonly address: string; readonly child: ChildProcess; readonly said: () => string }

describe('two servers on one database and one folder of files', async () => {
  const house = await openTestHouse()
  const folder = mkdtempSync(join(tmpdir(), 'haicap-two-'))
  const relay = await openRelay(house.address.folder)
  const url = `postgres://postgres:operator@127.0.0.1:${relay.port}/${house.address.database}`
  const servers: Running[] = []
  after(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    relay.close()
    rmSync(folder, { recursive: true, force: true })
  })

  function start(): Running {
    const env = {
      ...process.env,
      HAICAP_DATA: join(folder, 'data'),
      DATABASE_URL: url,
      PORT: '0',
      HOST: '127.0.0.1',
    }
    const words = ['--import', './platform/tsx.ts', 'cli/haicap.ts', 'start', '--demo', '--empty']
    const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
    return {
      child,
      said: () => said,
      get address() {
        return /is running:\s+(http:\S+)/.exec(said)?.[1] ?? ''
      },
    }
  }

  before(async () => {
    servers.push(start(), start()) // together, as after a power cut
    while (servers.some(({ address }) => address === '')) {
      const dead = servers.find(({ child }) => child.exitCode !== null)
      if (dead) throw new Error(`a server ended at its start:\n${dead.said()}`)
      await pause(100)
    }
  })

  const at = (number: number): string => servers[number]?.address ?? ''
  const cookies = { desk: '', leader: '' }

  async function signIn(number: number, account: string): Promise<string> {
    const send = () =>
      fetch(`${at(number)}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account, password: DEMONSTRATION_PASSWORD }),
      })
    let answer = await send()
    for (; answer.status === 503; answer = await send()) await pause(300)
    assert.equal(answer.status, 201)
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }

  /** Asks again while a server that has just started says that it is too busy: then it has done nothing. */
  async function post(
    number: number,
    path: string,
    { body = {}, key = randomUUID() }: { body?: object; key?: string } = {},
  ) {
    const headers = { 'content-type': 'application/json', cookie: cookies.desk, 'idempotency-key': key }
    for (;;) {
      const answer = await fetch(`${at(number)}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      const told: { code: string; version: number } = JSON.parse(await answer.text())
      // A dossier has an official status of its own.
      if (answer.status !== 503) return { ...told, status: answer.status }
      await pause(300)
    }
  }

  test('who signed in at one is signed in at the other, and signed out at both', async () => {
    cookies.desk = await signIn(0, 'tiepnhan.cau-giay')
    cookies.leader = await signIn(1, 'lanhdao.ha-noi')
    const me = await fetch(`${at(1)}/api/session`, { headers: { cookie: cookies.desk } })
    assert.equal(JSON.parse(await me.text()).kind, 'officer')
    const other = await signIn(0, 'thungan.cau-giay')
    await fetch(`${at(1)}/api/session`, { method: 'DELETE', headers: { cookie: other } })
    const gone = await fetch(`${at(0)}/api/dossiers`, { headers: { cookie: other } })
    assert.equal(gone.status, 401)
  })

  test('a dossier filed at one is accepted at the other; one key sent to both at once files once', async () => {
    const filed = await post(0, '/api/dossiers', { body: CERTIFIED_COPY })
    assert.equal(filed.status, 201)
    const accepted = await post(1, `/api/dossiers/${filed.code}/acceptance`)
    assert.deepEqual([accepted.status, accepted.version], [200, 2])
    const key = randomUUID()
    const both = await Promise.all(
      [0, 1].map((number) => post(number, '/api/dossiers', { body: CERTIFIED_COPY, key })),
    )
    assert.deepEqual([both[0]?.status, both[1]?.status, both[0]?.code], [201, 201, both[1]?.code])
    const acts = await Promise.all(
      [0, 1].map((number) => post(number, `/api/dossiers/${both[0]?.code}/acceptance`)),
    )
    assert.deepEqual(
      acts.map(({ status }) => status).sort((a, b) => a - b),
      [200, 409],
    )
  })

  test('a paper handed in at one opens at the other', async () => {
    const form = new FormData()
    form.set('file', new Blob([Uint8Array.from(picture([1, 2, 3]))]), 'ban-chup.png')
    const headers = { cookie: cookies.desk, 'idempotency-key': randomUUID() }
    const send = () => fetch(`${at(0)}/api/papers`, { method: 'POST', headers, body: form })
    let stored = await send()
    for (; stored.status === 503; stored = await send()) await pause(300)
    assert.equal(stored.status, 201)
    const { id }: { id: string } = JSON.parse(await stored.text())
    const opened = await fetch(`${at(1)}/api/papers/${id}`, { headers: { cookie: cookies.desk } })
    assert.deepEqual(Buffer.from(await opened.arrayBuffer()), picture([1, 2, 3]))
  })

  test('who follows the board at one sees what is filed at the other', async () => {
    const stream = await fetch(`${at(1)}/api/board/stream`, { headers: { cookie: cookies.leader } })
    const reader = stream.body?.getReader()
    let seen = ''
    const until = async (pattern: RegExp): Promise<void> => {
      while (!pattern.test(seen)) seen += new TextDecoder().decode((await reader?.read())?.value)
    }
    await until(/event: board/)
    seen = ''
    await post(0, '/api/dossiers', { body: CERTIFIED_COPY })
    await until(/event: board\ndata: .*"cau-giay"/)
    await reader?.cancel()
  })

  test('when one is killed the other goes on, and a third takes its place', async () => {
    servers[0]?.child.kill('SIGKILL')
    assert.equal((await post(1, '/api/dossiers', { body: CERTIFIED_COPY })).status, 201)
    const third = start()
    servers[0] = third
    while (third.address === '') {
      if (third.child.exitCode !== null) throw new Error(third.said())
      await pause(100)
    }
    assert.equal((await post(0, '/api/dossiers', { body: CERTIFIED_COPY })).status, 201)
  })

  test('both ran the jobs, and every event was placed, counted and logged once', async () => {
    const look = () =>
      inTransaction(house.owner, {}, async (trx) => {
        await standStill(trx)
        const [feed] = await trx<{ events: number; placed: number; last: number; behind: number }[]>`
          select (select count(*) from events) as events, count(*) as placed, max(position) as last,
            (select min(position) from cursors where name in ('tallies', 'log')) as behind from feed`
        return { ...feed, tallies: await checkTallies(trx), log: await verifyLog(trx, null) }
      })
    let seen = await look()
    // The jobs themselves record things; at some moment everything has been followed.
    while (seen.events !== seen.placed || seen.behind !== seen.last) {
      await pause(200)
      seen = await look()
    }
    assert.equal(seen.last, seen.placed, 'positions without a hole')
    assert.ok(seen.tallies.ok)
    assert.deepEqual([seen.log.ok, seen.log.entries], [true, seen.last])
    const keys = await house.owner<{ count: number }[]>`select count(*) from log_keys`
    assert.equal(keys[0]?.count, 1, 'servers that start together make one key')
  })
})
