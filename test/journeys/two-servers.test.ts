/**
 * Several application processes on one database with its replica: what one knows the other knows, work that is done once is
 * done once, and boards and public pages are read from the copy.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openHouse, openPools, closePools } from '#db/house.ts'
import { listDesks } from '#modules/directory'
import { standStill, verifyLog } from '#modules/evidence'
import { checkTallies } from '#modules/oversight'
import { getUnitRef } from '#modules/units'
import { systemClock } from '#platform/clock.ts'
import { dayOf } from '#platform/dates.ts'
import { pause } from '#platform/processes.ts'
import { inTransaction } from '#platform/transaction.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { FURNISHERS } from '#test/furnish.ts'
import { picture } from '#test/picture.ts'
import { openRelay } from '#test/relay.ts'
import { startPair } from '#test/replica.ts'
import {
  follow,
  patiently,
  postAt,
  type Running,
  signInAt,
  startProcess,
  untilServing,
} from '#test/serving-processes.ts'

const STALENESS = /Trang này đọc từ bản sao dữ liệu, đúng đến \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/

describe('two servers on one database with its replica and one folder of files', async () => {
  const pair = await startPair(async (address) => {
    const made = await openHouse({ name: 'hanoi', address })
    for (const { run } of FURNISHERS) await run(made)
    await made.close()
  })
  const house = openPools({ name: 'hanoi', address: pair.primary.address })
  const folder = mkdtempSync(join(tmpdir(), 'haicap-two-'))
  const relays = await Promise.all(
    [pair.primary, pair.replica].map(({ address }) => openRelay(address.folder)),
  )
  const [url = '', replica = ''] = relays.map(
    ({ port }) => `postgres://postgres:operator@127.0.0.1:${port}/postgres`,
  )
  const servers: Running[] = []
  after(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    for (const { close } of relays) close()
    await closePools(house)
    await pair.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const start = (): Running =>
    startProcess({ HAICAP_DATA: join(folder, 'data'), DATABASE_URL: url, DATABASE_REPLICA_URL: replica })
  const at = (number: number): string => servers[number]?.address ?? ''
  const cookies = { desk: '', leader: '' }

  type Dossier = { code: string; version: number }
  const post = (number: number, path: string, more: { body?: object; key?: string } = {}) =>
    postAt<Dossier>(at(number), { path, cookie: cookies.desk, ...more })

  before(async () => {
    servers.push(start(), start()) // together, as after a power cut
    await untilServing(servers)
  })

  test('who signed in at one is signed in at the other, and signed out at both', async () => {
    cookies.desk = await signInAt(at(0), 'tiepnhan.cau-giay')
    cookies.leader = await signInAt(at(1), 'lanhdao.ha-noi')
    const me = await fetch(`${at(1)}/api/session`, { headers: { cookie: cookies.desk } })
    assert.equal(JSON.parse(await me.text()).kind, 'officer')
    const other = await signInAt(at(0), 'thungan.cau-giay')
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
    const stored = await patiently(() =>
      fetch(`${at(0)}/api/papers`, { method: 'POST', headers, body: form }),
    )
    assert.equal(stored.status, 201)
    const { id }: { id: string } = JSON.parse(await stored.text())
    const opened = await fetch(`${at(1)}/api/papers/${id}`, { headers: { cookie: cookies.desk } })
    assert.deepEqual(Buffer.from(await opened.arrayBuffer()), picture([1, 2, 3]))
  })

  test('boards and public pages of both are read from the replica and say as of when', async () => {
    for (const number of [0, 1]) {
      const get = (path: string) =>
        patiently(() => fetch(`${at(number)}${path}`, { headers: { cookie: cookies.leader } }))
      // The pulse beats once a second, and the copy follows it.
      let asOf: string | null = null
      for (let tries = 0; asOf === null && tries < 600; tries += 1) {
        asOf = (await get('/api/board')).headers.get('haicap-as-of')
        await pause(100)
      }
      assert.ok(asOf !== null, `server ${number} never reads from the replica`)
      assert.ok(Date.now() - Date.parse(asOf) < 31_000)
      for (const path of ['/dieu-hanh', '/', '/thu-tuc']) {
        const page = await get(path)
        assert.equal(page.status, 200, path)
        assert.match(await page.text(), STALENESS, `${path} of ${number}`)
      }
    }
  })

  test('who follows the board at one sees what is filed at the other', async () => {
    const board = await follow(`${at(1)}/api/board/stream`, cookies.leader)
    await board.until(/event: board/)
    await post(0, '/api/dossiers', { body: CERTIFIED_COPY })
    await board.until(/event: board\ndata: .*"cau-giay"/)
    await board.leave()
  })

  test('who is called at one is heard at the other, once and by his number', async () => {
    const day = dayOf(systemClock())
    const unit = await getUnitRef(house.app, 'cau-giay', day)
    const [desk] = await listDesks(house.app, { unit: unit.id, on: day })
    const display = await follow(`${at(1)}/api/queue/cau-giay/stream`)
    await display.until(/event: queue/)
    // A desk gives numbers at any hour.
    const { ticket } = await postAt<{ ticket: { label: string } }>(at(0), {
      path: '/api/queue/cau-giay/tickets',
      cookie: cookies.desk,
      body: { service: 'certification', source: 'desk', personal_number: '001190000123' },
    })
    const called = await postAt<{ ticket: { label: string } | null; call: { number: number } | null }>(
      at(0),
      {
        path: `/api/desks/${desk?.id}/calls`,
        cookie: cookies.desk,
      },
    )
    assert.deepEqual([called.status, called.ticket?.label], [200, ticket.label])
    const heard = await display.until(/event: call\ndata: .*\n\n/)
    const calls = [...heard.matchAll(/id: (\d+)\nevent: call\ndata: (.*)\n/g)]
    assert.deepEqual(
      calls.map(([, number]) => Number(number)),
      [called.call?.number],
    )
    assert.ok(calls[0]?.[2]?.includes(ticket.label))
    await display.leave()
  })

  test('when one is killed the other goes on, and a third takes its place', async () => {
    servers[0]?.child.kill('SIGKILL')
    assert.equal((await post(1, '/api/dossiers', { body: CERTIFIED_COPY })).status, 201)
    const third = start()
    servers[0] = third
    await untilServing([third])
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
