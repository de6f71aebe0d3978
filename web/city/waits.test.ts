import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listDesks } from '#modules/directory'
import { getUnitRef } from '#modules/units'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const PATH = '/dieu-hanh/cho-doi'
let now = '2026-03-02T02:00:00.000Z'
const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: () => now })
const at = (time: string): string => (now = `2026-03-02T${time}:00.000Z`)

/** Somebody takes a number in Cầu Giấy, waits and is served. */
async function visit(person: string, [taken, called, done]: readonly [string, string, string]) {
  const { id } = await getUnitRef(house.app, 'cau-giay', '2026-03-02')
  const [desk] = await listDesks(house.app, { unit: id, on: '2026-03-02' })
  at(taken)
  const body = { service: 'certification', source: 'phone', personal_number: person }
  assert.equal((await visitor(app).post('/api/queue/cau-giay/tickets', body)).statusCode, 201)
  at(called)
  const officer = await caller(app, 'tiepnhan.cau-giay')
  assert.equal((await officer.post(`/api/desks/${desk?.id}/calls`)).statusCode, 200)
  await officer.post(`/api/desks/${desk?.id}/start`)
  at(done)
  await officer.post(`/api/desks/${desk?.id}/finish`)
}

await visit('001190000301', ['02:00', '02:10', '02:16'])
await visit('001190000302', ['02:20', '02:40', '02:50'])
at('09:00')
const controller = await caller(app, 'giamsat.ha-noi')

test('a resident and a commune’s officer see nothing of it', async () => {
  for (const name of ['congdan.1', 'truongphong.cau-giay']) {
    const other = await caller(app, name)
    for (const path of [PATH, `${PATH}/tai`]) assert.equal((await other.get(path)).statusCode, 403, name)
  }
})

test('a day that is none, or has not come, is told, and today is shown', async () => {
  for (const day of ['31/02/2026', '03/03/2026']) {
    const { statusCode, body } = await controller.get(`${PATH}?ngay=${encodeURIComponent(day)}`)
    assert.equal(statusCode, 400, day)
    assert.match(body, /Ghi ngày\/tháng\/năm có thật, không sau hôm nay 02\/03\/2026/)
  }
})

test('who waited how long is told for the city, each commune and each quarter of an hour', async () => {
  const { body } = await controller.get(PATH)
  const figure = (key: string) => new RegExp(`data-figure="${key}">([^<]*)<`).exec(body)?.[1]
  const shown = ['taken', 'called', 'mean_wait', 'longest_wait', 'done', 'mean_service', 'missed'].map(figure)
  assert.deepEqual(shown, ['2', '2', '15', '20', '2', '8', '0'])
  assert.match(body, /Chờ lâu nhất lúc 09:30: trung bình 20 phút/)
  const [first] = body.matchAll(/<a href="(\/dieu-hanh\/cho-doi\?[^"]*unit=[^"]+)">([^<]+)</g)
  assert.equal(first?.[2], 'Phường Cầu Giấy', 'where people waited longest comes first')
  const one = await controller.get(String(first?.[1]).replaceAll('&amp;', '&'))
  assert.match(one.body, /<h1[^>]*>Chờ ở các quầy: Phường Cầu Giấy/)
})

test('another day has none of it, and the file has every commune with the city last', async () => {
  assert.match((await controller.get(`${PATH}?ngay=2026-03-01`)).body, /data-figure="taken">0</)
  const lines = (await controller.get(`${PATH}/tai?ngay=2026-03-02&dang=csv`)).body.trim().split('\r\n')
  assert.equal(lines.length, 1 + 126)
  assert.match(lines[1] ?? '', /Phường Cầu Giấy,2,2,15,20,2,8,0$/)
})
