import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Board } from '#modules/oversight'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

/** Reads server-sent events one by one. */
async function* eventsOf(answer: Response): AsyncGenerator<{ event: string; data: string }> {
  let text = ''
  for await (const piece of answer.body ?? []) {
    text += new TextDecoder().decode(piece)
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/m.exec(block) ?? []
      if (event && data) yield { event, data }
    }
  }
}

describe('the board over HTTP', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const other = await openDoor(house)
  const { underReview } = await peopleOfCauGiay(house)
  const watcher = await caller(app, 'giamsat.ha-noi')

  test('visitors and residents have no board; a resident is told whose it is', async () => {
    assert.equal((await visitor(app).get('/api/board')).statusCode, 401)
    assert.equal((await visitor(app).get('/api/board/stream')).statusCode, 401)
    const refused = await (await caller(app, 'congdan.1')).get('/api/board')
    assert.equal(refused.statusCode, 403)
    assert.match(refused.json().detail, /Tra cứu/)
  })

  test('a period that ends before it begins, and a day that is none, are refused (400)', async () => {
    const answer = await watcher.get('/api/board?from=2026-03-02&to=2026-03-01')
    assert.equal(answer.statusCode, 400)
    assert.equal(answer.json().fields[0].field, 'from')
    assert.equal((await watcher.get('/api/board?from=2026-02-30')).statusCode, 400)
  })

  test('the city sees 126 units and their total; a figure is the length of the list of the same name', async () => {
    await underReview()
    await underReview()
    await foldEverything(house)
    const board = (await watcher.get('/api/board')).json<Board>()
    assert.equal(board.items.length, 126)
    const row = board.items.find(({ unit }) => unit.slug === 'cau-giay')
    assert.equal(row?.received, 2)
    assert.equal(row.unit.full_name, 'Phường Cầu Giấy')
    const list = (await watcher.get('/api/dossiers?view=open&unit=cau-giay')).json<{ items: unknown[] }>()
    assert.equal(list.items.length, row.open)
    assert.equal((await watcher.get('/api/board?to=2026-03-01')).json<Board>().total.received, 0)
  })

  test('an officer of a commune sees the row of his own, and only that in the total', async () => {
    const own = (await (await caller(app, 'tiepnhan.cau-giay')).get('/api/board')).json<Board>()
    assert.deepEqual(
      own.items.map(({ unit }) => unit.slug),
      ['cau-giay'],
    )
    assert.equal(own.total.received, 2)
    const foreign = (await (await caller(app, 'tiepnhan.hoan-kiem')).get('/api/board')).json<Board>()
    assert.equal(foreign.total.received, 0)
  })

  test('who listens is sent everything, then each change, whichever process is listened to', async () => {
    const streams = await Promise.all(
      [app, other.app].map(async (listened) => {
        const address = await listened.listen({ port: 0, host: '127.0.0.1' })
        const cookie = await signIn(address)
        const answer = await fetch(`${address}/api/board/stream`, { headers: { cookie } })
        assert.match(answer.headers.get('content-type') ?? '', /text\/event-stream/)
        return eventsOf(answer)
      }),
    )
    for (const stream of streams) {
      const first = await stream.next()
      const all = JSON.parse(first.value?.data ?? '{}')
      assert.equal(Object.keys(all).length, 128, 'cursor, total and 126 units')
    }
    await underReview()
    await foldEverything(house)
    for (const stream of streams) {
      const changed = await nextChange(stream)
      assert.deepEqual(Object.keys(changed).sort(), ['cau-giay', 'cursor', 'total'])
      assert.equal(changed['cau-giay']?.received, 3)
    }
    await Promise.all([app.close(), other.app.close()])
    for (const stream of streams)
      assert.equal((await stream.next()).done, true, 'the stream ends with its process')
  })
})

/** What changed next in the figures; a step of the feed that changes none of them is told by its cursor alone. */
async function nextChange(
  stream: ReturnType<typeof eventsOf>,
): Promise<Record<string, { received: number }>> {
  for (;;) {
    const { value } = await stream.next()
    assert.equal(value?.event, 'board')
    const changed = JSON.parse(value?.data ?? '{}')
    if ('total' in changed) return changed
  }
}

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'giamsat.ha-noi', password: 'hai-cap-demo' }),
  })
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}
