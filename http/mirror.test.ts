import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { openHouse, openPools, type House } from '#db/house.ts'
import { KEEP_PULSE } from '#jobs/keep-pulse.ts'
import { placeEvents } from '#jobs/feed.ts'
import { foldNewEvents } from '#jobs/fold-tallies.ts'
import { systemClock } from '#platform/clock.ts'
import { pause } from '#platform/processes.ts'
import { webPages } from '#web/pages.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { FURNISHERS } from '#test/furnish.ts'
import { startPair } from '#test/replica.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

/** Reads until it holds; a replica needs a moment to follow. */
async function soon(check: () => Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (await check()) return
    await pause(100)
  }
  assert.fail(what)
}

describe('with a streaming replica', async () => {
  const pair = await startPair(async (address) => {
    const made = await openHouse({ name: 'hanoi', address })
    for (const { run } of FURNISHERS) await run(made)
    await made.close()
  })
  const pools = openPools({ name: 'hanoi', address: pair.primary.address })
  const copy = openPools({ name: 'hanoi', address: pair.replica.address })
  const house: House = { ...pools, name: 'hanoi', applied: [], close: async () => {} }
  after(async () => {
    await Promise.all(
      [...Object.values(pools), ...Object.values(copy)].map((pool) => pool.end({ timeout: 1 })),
    )
    await pair.stop()
  })
  const now = { plus: 0 }
  const clock = () => new Date(Date.now() + now.plus).toISOString()
  const { app } = await openDoor(house, {
    clock,
    pages: webPages,
    mirror: { app: copy.app, city: copy.city },
  })
  const leader = await caller(app, 'lanhdao.ha-noi')
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const board = async () => {
    const answer = await leader.get('/api/board')
    assert.equal(answer.statusCode, 200)
    return { asOf: answer.headers['haicap-as-of'], waiting: Number(answer.json().total.waiting) }
  }
  const beat = () => KEEP_PULSE.turn(house, systemClock, new AbortController().signal)

  test('before anybody beats the pulse nobody knows how old the copy is, and the house itself is read', async () => {
    assert.equal((await board()).asOf, undefined)
  })

  test('the board is read from the copy, says as of when, and follows what is filed', async () => {
    const filed = await desk.post('/api/dossiers', { ...CERTIFIED_COPY })
    assert.equal(filed.statusCode, 201)
    await placeEvents(house, systemClock)
    await foldNewEvents(house, systemClock)
    await soon(
      async () => (await beat(), (await board()).asOf !== undefined),
      'the board is never read from the copy',
    )
    await soon(async () => (await board()).waiting === 1, 'the copy does not follow')
    await beat()
    const shown = /Trang này đọc từ bản sao dữ liệu, đúng đến \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d/
    await soon(
      async () => (await beat(), shown.test((await leader.get('/dieu-hanh')).body)),
      'the page does not say it',
    )
  })

  test('public pages say it too, and what must be written is written to the house', async () => {
    for (const path of ['/', '/thu-tuc', '/thu-tuc/2.000815']) {
      const says = async (): Promise<boolean> => {
        await beat()
        const page = await visitor(app).get(path)
        assert.equal(page.statusCode, 200, path)
        return page.body.includes('bản sao dữ liệu')
      }
      await soon(says, path)
    }
    await assert.rejects(copy.worker`update cursors set moved_at = now()`.execute(), /read-only/)
    assert.equal((await desk.post('/api/dossiers', { ...CERTIFIED_COPY })).statusCode, 201)
  })

  test('a copy half a minute behind is not shown', async () => {
    now.plus = 31_000
    await soon(async () => (await board()).asOf === undefined, 'a stale copy is shown')
    now.plus = 0
    await soon(async () => (await beat(), (await board()).asOf !== undefined), 'a fresh copy is not shown')
  })

  test('when the copy is away every page is answered from the house', async () => {
    await soon(async () => (await beat(), (await board()).asOf !== undefined), 'the copy is not read')
    await pair.replica.server.stop()
    for (let times = 0; times < 5; times += 1) await board()
    assert.equal((await board()).asOf, undefined)
    const page = await visitor(app).get('/thu-tuc')
    assert.equal(page.statusCode, 200)
    assert.doesNotMatch(page.body, /bản sao dữ liệu/)
  })
})
