import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeForecasts } from '#jobs/make-forecasts.ts'
import { fixedClock } from '#platform/clock.ts'
import { foldEverything } from '#test/folding.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const NOW = '2026-03-06T03:00:00.000Z'
const house = await openTestHouse()
await playHistory(house, { dossiers: 150, seed: 12 })
await foldEverything(house)
const { app } = await openDoor(house, { pages: webPages, clock: () => NOW })
const controller = await caller(app, 'giamsat.ha-noi')

test('before any is made the page says so', async () => {
  assert.match((await controller.get('/dieu-hanh/du-bao')).body, /Chưa có dự báo/)
})

test('the job makes each unit’s forecast once, and again only when it is old', async () => {
  assert.equal(await makeForecasts(house, fixedClock(NOW), { most: 200 }), 126)
  assert.equal(await makeForecasts(house, fixedClock(NOW), { most: 200 }), 0)
  assert.equal(await makeForecasts(house, fixedClock('2026-03-06T03:20:00.000Z'), { most: 3 }), 3)
  await house.worker`update forecasts set at = ${NOW}`
})

test('the city reads every unit, an officer his own, another’s is refused, a resident has none', async () => {
  const all = (await controller.get('/api/forecast')).json()
  assert.equal(all.items.length, 126)
  assert.deepEqual([all.officers, all.dossiers], [[], []], 'single dossiers only of one unit')
  const head = await caller(app, 'truongphong.cau-giay')
  const own = (await head.get('/api/forecast')).json()
  assert.deepEqual(
    own.items.map((one: { unit: { slug: string } }) => one.unit.slug),
    ['cau-giay'],
  )
  assert.equal((await head.get('/api/forecast?unit=hoan-kiem')).statusCode, 403)
  assert.equal((await (await caller(app, 'congdan.1')).get('/api/forecast')).statusCode, 403)
})

test('what is due within 48 hours of a unit is named dossier by dossier, the same as its sum', async () => {
  const { items, dossiers, officers } = (await controller.get('/api/forecast?unit=hoan-kiem')).json()
  const [{ ahead }] = items
  assert.equal(dossiers.length, ahead.h48.due)
  assert.ok(ahead.h48.due > 0 && ahead.h8.due <= ahead.h16.due)
  const sum = officers.reduce((total: number, one: { h48: { due: number } }) => total + one.h48.due, 0)
  assert.equal(sum, ahead.h48.due)
  const page = await controller.get('/dieu-hanh/du-bao?unit=hoan-kiem')
  for (const { code } of dossiers) assert.ok(page.body.includes(code), code)
})

test('figures officer by officer are for the city and who leads the unit; the desk has none', async () => {
  const officersFor = async (name: string) =>
    (await (await caller(app, name)).get('/api/forecast')).json().officers.length
  assert.ok((await officersFor('ky.cau-giay')) > 0)
  assert.equal(await officersFor('tiepnhan.cau-giay'), 0)
})

test('beside each horizon stands its measured precision, or that too little has happened', async () => {
  const { total } = (await controller.get('/api/forecast')).json()
  for (const hours of ['h8', 'h16', 'h48']) {
    const { foretold, right, late, precision } = total[hours].measured
    assert.ok(right <= foretold && right <= late)
    assert.equal(precision, foretold === 0 ? null : right / foretold)
  }
  assert.match((await controller.get('/dieu-hanh/du-bao')).body, /Độ chính xác đã đo|Chưa đủ số liệu để đo/)
})
