import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { listDesks } from '#modules/directory'
import { getUnitRef } from '#modules/units'
import { canonicalJson } from '#platform/canonical-json.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { liveQueueOf } from '../live-queue.ts'

const TICKET = { service: 'certification', source: 'phone', personal_number: '001190000123' }

describe('the queue over the API', async () => {
  const house = await openTestHouse()
  const { app, door } = await openDoor(house)
  const unit = await getUnitRef(house.app, 'cau-giay', '2026-03-02')
  const [desk] = await listDesks(house.app, { unit: unit.id, on: '2026-03-02' })
  const officer = await caller(app, 'tiepnhan.cau-giay')
  const take = async (personal_number = TICKET.personal_number) => {
    const answer = await visitor(app).post('/api/queue/cau-giay/tickets', { ...TICKET, personal_number })
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json()
  }
  const call = (act = 'calls') => officer.post(`/api/desks/${desk?.id}/${act}`)

  test('only an officer of the point calls; a made-up secret opens nothing; a city role is refused', async () => {
    const others = [visitor(app), await caller(app, 'congdan.1'), await caller(app, 'tiepnhan.hoan-kiem')]
    for (const other of others) {
      const answer = await other.post(`/api/desks/${desk?.id}/calls`)
      assert.ok([401, 403].includes(answer.statusCode), answer.body)
    }
    const city = await caller(app, 'giamsat.ha-noi')
    assert.equal((await city.post(`/api/desks/${desk?.id}/calls`)).statusCode, 403)
    assert.equal((await city.get('/api/tickets/nothing-here-at-all')).statusCode, 404)
    assert.equal((await visitor(app).get('/api/tickets/nothing-here-at-all')).statusCode, 404)
  })

  test('a number that is taken is called, and everybody sees how long the lines are', async () => {
    const { token, ticket } = await take()
    const waits = (await visitor(app).get('/api/queue')).json().items
    assert.equal(waits.find((one: { unit: { slug: string } }) => one.unit.slug === 'cau-giay').waiting, 1)
    const called = (await call()).json()
    assert.equal(called.ticket.label, ticket.label)
    const thread = (await visitor(app).get(`/api/tickets/${token}`)).json()
    assert.deepEqual([thread.ticket.state, thread.desk], ['called', desk?.number])
    await call('start')
    await call('finish')
    assert.equal((await visitor(app).get(`/api/tickets/${token}`)).json().ticket.state, 'done')
    const queue = (await visitor(app).get('/api/queue/cau-giay')).body
    for (const secret of [token, TICKET.personal_number]) assert.ok(!queue.includes(secret))
  })

  test('a display that comes back gets what it missed, in order, and nothing twice', async () => {
    const live = liveQueueOf(door)
    const first = listen(await live.follow(unit.id, null))
    const seen = async (one: { calls: number[] }, count: number) => {
      for (let wait = 0; wait < 100 && one.calls.length < count; wait++)
        await new Promise((done) => setTimeout(done, 20))
      return one.calls
    }
    const callSomebody = async (number: string) => {
      await take(number)
      const { call: made } = (await call()).json()
      await call('start')
      return made.number as number
    }
    const one = await callSomebody('001190000201')
    assert.deepEqual(await seen(first, 1), [one])
    first.cut()
    const missed = [await callSomebody('001190000202'), await callSomebody('001190000203')]
    const second = listen(await live.follow(unit.id, one))
    const last = await callSomebody('001190000204')
    assert.deepEqual(await seen(second, 3), [...missed, last])
    const third = listen(await live.follow(unit.id, last))
    assert.deepEqual(await seen(third, 1), [])
    second.cut()
    third.cut()
  })

  test('the first who listens to a line is told a call made at once', async (t) => {
    // The first look comes with the call, and not before it.
    t.mock.timers.enable({ apis: ['setInterval'] })
    await take('001190000205')
    const live = liveQueueOf(door)
    const first = listen(await live.follow(unit.id, null))
    const { call: made } = (await call()).json()
    await call('start')
    for (let wait = 0; wait < 100 && first.calls.length === 0; wait++)
      await new Promise((done) => setTimeout(done, 20))
    assert.deepEqual(first.calls, [made.number])
    first.cut()
  })

  test('what is remembered of a request does not tell whose number was shown', async () => {
    const url = '/api/queue/cau-giay/tickets'
    const body = { ...TICKET, personal_number: '001190000299' }
    const key = 'a-number-taken-once'
    const who = visitor(app)
    const first = await who.post(url, body, { 'idempotency-key': key })
    assert.equal(first.statusCode, 201, first.body)
    const [kept] = await house.owner<{ request_hash: string }[]>`
      select request_hash from answers where key = ${key}`
    const guess = createHash('sha256')
      .update(`${url}\n${canonicalJson(body)}`)
      .digest('base64url')
    assert.ok(kept && kept.request_hash !== guess, 'whoever tries all numbers finds this one')
    const device = first.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const again = (personal_number: string) =>
      who.post(url, { ...body, personal_number }, { 'idempotency-key': key, cookie: device })
    assert.equal((await again('001190000299')).json().token, first.json().token)
    assert.equal((await again('001190000298')).json().code, 'key_reused')
  })

  test('the counter’s times are public, by quarters of an hour', async () => {
    const { items } = (await visitor(app).get('/api/queue/cau-giay/times')).json()
    assert.equal(items[0].at, '2026-03-02T02:00:00.000Z')
    assert.ok(items[0].called >= 5)
  })
})

/** Hears the numbers of the calls a stream tells. */
function listen(stream: NodeJS.ReadableStream & { destroy: () => void }) {
  const calls: number[] = []
  stream.on('data', (part: Buffer) => {
    for (const [, id] of part.toString().matchAll(/^id: (\d+)$/gm)) calls.push(Number(id))
  })
  return { calls, cut: () => stream.destroy() }
}
