import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'

type Taken = {
  readonly key: string
  readonly body: { code: string; taken_at: string; dossier: typeof CERTIFIED_COPY }
}
type Desk = { readonly codes: readonly string[]; readonly outbox: Taken[] }

const after = (minutes: number): string => new Date(Date.parse(MONDAY_9) + minutes * 60_000).toISOString()

describe('a desk whose line was cut', async () => {
  const house = await openTestHouse()
  let now = MONDAY_9
  const { app } = await openDoor(house, { clock: () => now })
  let officer = await caller(app, 'tiepnhan.cau-giay')
  /** Time goes on; the session is over by then, and the officer signs in again. */
  const goTo = async (moment: string): Promise<void> => {
    now = moment
    officer = await caller(app, 'tiepnhan.cau-giay')
  }
  const send = ({ key, body }: Taken) =>
    officer.post('/api/offline/intakes', body, { 'idempotency-key': key })
  const lease = async (count: number) => {
    const answer = await officer.post('/api/offline/leases', { count })
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json()
  }
  const taken = (code: string, taken_at: string): Taken => ({
    key: randomUUID(),
    body: { code, taken_at, dossier: CERTIFIED_COPY },
  })

  test('only a desk officer holds codes, and only of his own point', async () => {
    for (const name of ['congdan.1', 'chuyenvien.cau-giay', 'giamsat.ha-noi']) {
      const other = await caller(app, name)
      assert.equal((await other.post('/api/offline/leases', { count: 3 })).statusCode, 403, name)
    }
    const { codes } = await lease(3)
    const stranger = await caller(app, 'tiepnhan.hoan-kiem')
    const answer = await stranger.post('/api/offline/intakes', taken(codes[0], MONDAY_9).body)
    assert.deepEqual([answer.statusCode, answer.json().code], [400, 'code_not_leased'])
  })

  test('no code outside the block, of another day, of a moment to come or after eight hours', async () => {
    const { codes } = await lease(2)
    const [first] = codes
    const refused = async (one: Taken) => (await send(one)).json().code
    const outside = String(first).replace(/\d{4}$/, '9999')
    assert.equal(await refused(taken(outside, MONDAY_9)), 'code_not_leased')
    assert.equal(await refused(taken(first, after(-24 * 60))), 'code_not_leased')
    assert.equal(await refused(taken(first, after(5))), 'code_not_leased')
    await goTo(after(9 * 60))
    assert.equal(await refused(taken(first, after(8 * 60 + 1))), 'code_not_leased')
    assert.equal(await refused(taken(`${first}0`, after(1))), 'code_not_leased')
    await goTo(MONDAY_9)
  })

  test('the receipt is final: its code and its moment are the dossier’s, and the log is not dated back', async () => {
    const { codes } = await lease(1)
    await goTo(after(200))
    const answer = await send(taken(codes[0], after(30)))
    assert.equal(answer.statusCode, 201, answer.body)
    const dossier = answer.json()
    assert.deepEqual([dossier.code, dossier.accepted_at], [codes[0], after(30)])
    const events = await house.city<{ at: string; happened: string }[]>`
      select at, data ->> 'happened_at' as happened from events where noun_id = ${dossier.id} order by id`
    assert.ok(events.length >= 3)
    for (const { at, happened } of events) assert.deepEqual([at, happened], [after(200), after(30)])
    await goTo(MONDAY_9)
  })

  test('what is sent again before it was answered is one dossier, and every sending is answered', async () => {
    const { codes } = await lease(1)
    const one = taken(codes[0], MONDAY_9)
    // Every one has a connection that is open already, so that none waits for another.
    await Promise.all(Array.from({ length: 12 }, () => house.app`select pg_sleep(0.2)`))
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(one)))
    for (const answer of answers)
      assert.deepEqual([answer.statusCode, answer.json().code], [201, codes[0]], answer.body)
  })

  test('two papers under one code: the first stands and the second is told', async () => {
    const { codes } = await lease(1)
    assert.equal((await send(taken(codes[0], MONDAY_9))).statusCode, 201)
    const second = await send(taken(codes[0], MONDAY_9))
    assert.deepEqual([second.statusCode, second.json().code], [409, 'code_taken'])
  })

  test('eight hours at three desks, with lost answers and repeats: none lost, none doubled, every number in its block', async () => {
    const desks: Desk[] = []
    for (let desk = 0; desk < 3; desk++) desks.push({ codes: (await lease(20)).codes, outbox: [] })
    const online = (await officer.post('/api/dossiers', CERTIFIED_COPY)).json().code
    for (let turn = 0; turn < 48; turn++) {
      const desk = desks[turn % 3]
      const code = desk?.codes[desk.outbox.length]
      if (desk && code) desk.outbox.push(taken(code, after(turn * 10)))
    }
    await goTo(after(8 * 60))
    // The line comes and goes: some answers never arrive, so that the same item is sent again; desks send side by side.
    await Promise.all(
      desks.map(async ({ outbox }) => {
        for (const [place, item] of outbox.entries()) {
          const answers = [await send(item)]
          if (place % 3 === 0) answers.push(...(await Promise.all([send(item), send(item)])))
          for (const answer of answers)
            assert.deepEqual([answer.statusCode, answer.json().code], [201, item.body.code])
        }
      }),
    )
    const all = desks.flatMap(({ outbox }) => outbox)
    const stored = await house.city<{ code: string; accepted_at: string }[]>`
      select code, accepted_at from dossiers where code in ${house.city(all.map(({ body }) => body.code))} order by accepted_at`
    assert.deepEqual(
      stored.map(({ code, accepted_at }) => [code, accepted_at]),
      all
        .map(({ body }) => [body.code, body.taken_at])
        .sort((one, other) => String(one[1]).localeCompare(String(other[1]))),
    )
    const codes = desks.flatMap(({ codes }) => codes)
    assert.equal(new Set([...codes, online]).size, codes.length + 1)
    await goTo(MONDAY_9)
  })
})
