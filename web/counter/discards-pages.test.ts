import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const leader = await caller(app, 'lanhdaoquay.cau-giay')
const desk = await caller(app, 'tiepnhan.cau-giay')

const [own] = await house.owner<{ id: string }[]>`select id from accounts where name = 'tiepnhan.cau-giay'`

test('what was discarded is for the desk, its leader and the city', async () => {
  for (const name of ['congdan.1', 'chuyenvien.cau-giay'])
    assert.equal((await (await caller(app, name)).get('/quay/da-bo')).statusCode, 403, name)
  assert.match((await leader.get('/quay/da-bo')).body, /Không có việc nào bị bỏ trong thời gian này/)
})

test('the leader comes to it from what waits, and reads who discarded what and why', async () => {
  const told = {
    ...{ item: randomUUID(), kind: 'intake', code: 'H26.00166-260302-0009', refusal: 'code_taken' },
    ...{ taken_at: MONDAY_9, discarded_at: MONDAY_9, reason: 'Gọi 0912345678, đã nhập lại' },
  }
  assert.equal((await desk.post('/api/offline/discards', told)).statusCode, 201)
  assert.match((await leader.get('/quay/cho-tiep-nhan')).body, /href="\/quay\/da-bo"/)
  for (const reader of [leader, await caller(app, 'giamsat.ha-noi')]) {
    const { body, statusCode } = await reader.get('/quay/da-bo?tu=02/03/2026&den=02/03/2026')
    assert.equal(statusCode, 200)
    assert.match(body, /H26\.00166-260302-0009/)
    assert.match(body, /Gọi •••••••678, đã nhập lại/)
    assert.doesNotMatch(body, /0912345678/)
    assert.match(body, /Hệ thống đã từ chối trước khi bỏ/)
  }
})

test('a day that does not exist is told at its field', async () => {
  const { body, statusCode } = await leader.get('/quay/da-bo?tu=30/02/2026&den=02/03/2026')
  assert.equal(statusCode, 400)
  assert.match(body, /Hãy ghi một ngày có thật/)
})

test('the point’s officers, its leader and the city read what was discarded and why, numbers masked; others do not', async () => {
  const item = randomUUID()
  const [seat] = await house.owner<{ id: string; number: number }[]>`
    select d.id, d.number from desks d join agencies a on a.id = d.agency_id
    join appointments p on p.agency_id = a.id where p.account_id = ${own?.id ?? ''} order by d.number limit 1`
  const body = { item, kind: 'visit', code: 'M077', taken_at: MONDAY_9, discarded_at: MONDAY_9 }
  const told = { ...body, desk: seat?.id, reason: 'Ông Nam 001090004321 đã về' }
  assert.equal((await desk.post('/api/offline/discards', told)).statusCode, 201)
  const foreign = { ...told, item: randomUUID(), desk: randomUUID() }
  assert.equal((await desk.post('/api/offline/discards', foreign)).statusCode, 201)
  for (const name of ['congdan.1', 'chuyenvien.cau-giay'])
    assert.equal((await (await caller(app, name)).get('/api/offline/discards')).statusCode, 403, name)
  const listed = async (name: string) =>
    (await (await caller(app, name)).get('/api/offline/discards?from=2026-03-02&to=2026-03-02')).json().items
  assert.deepEqual(await listed('tiepnhan.hoan-kiem'), [], 'another point has its own')
  for (const name of ['tiepnhan.cau-giay', 'lanhdaoquay.cau-giay', 'giamsat.ha-noi']) {
    const items: { id: string; reason: string; desk: number | null; officer: string }[] = await listed(name)
    const one = items.find(({ id }) => id === item)
    assert.deepEqual([one?.reason, one?.desk], ['Ông Nam •••••••••321 đã về', seat?.number], name)
    assert.ok(one?.officer)
    assert.equal(items.find(({ id }) => id === foreign.item)?.desk, null, 'no desk of this point')
  }
  const before = await desk.get('/api/offline/discards?from=2026-02-01&to=2026-03-01')
  assert.deepEqual(before.json().items, [], 'of another day')
})
