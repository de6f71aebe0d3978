import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

const house = await openTestHouse()
const { app } = await openDoor(house)
const admin = await caller(app, 'quantri.ha-noi')
const local = await caller(app, 'quantri.cau-giay')
const desk = await caller(app, 'tiepnhan.cau-giay')
const CITY = '/api/calendars/thanh-pho'

async function next(): Promise<Record<string, unknown>> {
  const { items } = (await admin.get(`${CITY}/versions`)).json()
  const { announced_to, source, weeks, days, outages } = items[0].content
  const closed = {
    ...{ on: '2026-03-04', kind: 'closure', name: { vi: 'Mất điện', en: 'Power cut' } },
    ...{ legal_basis: 'Thông báo', status: 'announced' },
  }
  const head = { effective_on: '2026-03-03', reason: 'Mất điện toàn thành phố', seen: items[0].number }
  return { ...head, announced_to, source, weeks, days: [...days, closed], outages }
}

test('who keeps no calendar reads and saves none; a commune’s administrator saves not the city’s', async () => {
  assert.equal((await visitor(app).get(`${CITY}/versions`)).statusCode, 401)
  assert.equal((await desk.get(`${CITY}/versions`)).statusCode, 403)
  assert.equal((await desk.get(`${CITY}/csv`)).statusCode, 403)
  for (const who of [desk, local]) {
    assert.equal((await who.post(`${CITY}/versions`, await next())).statusCode, 403)
    assert.equal((await who.post(`${CITY}/preview`, await next())).statusCode, 403)
  }
  assert.equal((await admin.get('/api/calendars/khong-co/versions')).statusCode, 404)
})

test('a file with a bad line is refused with the line’s number', async () => {
  const { seen, reason, effective_on } = await next()
  const csv = (await admin.get(`${CITY}/csv`)).body.replace('01/01/2026', '41/01/2026')
  const answer = await admin.post(`${CITY}/imports`, { csv, seen, reason, effective_on })
  assert.equal(answer.statusCode, 400, answer.body)
  assert.match(answer.body, /Dòng \d+: cột from/)
})

test('a change is previewed, saved once, lists the dossier it would have touched, and its file opens in a spreadsheet', async () => {
  const { code } = (await desk.post('/api/dossiers', MARITAL_STATUS)).json()
  const accepted = (await desk.post(`/api/dossiers/${code}/acceptance`)).json()
  const input = await next()
  const preview = (await admin.post(`${CITY}/preview`, input)).json()
  assert.deepEqual([preview.running, preview.touched, preview.items[0].code], [1, 1, code])
  const key = { 'idempotency-key': crypto.randomUUID() }
  const saved = await admin.post(`${CITY}/versions`, input, key)
  assert.equal(saved.statusCode, 201, saved.body)
  assert.equal((await admin.post(`${CITY}/versions`, input, key)).json().id, saved.json().id)
  assert.equal((await admin.post(`${CITY}/versions`, input)).json().code, 'stale')
  const csv = await admin.get(`${CITY}/versions/2/touched.csv`)
  assert.match(String(csv.headers['content-type']), /text\/csv/)
  assert.ok(csv.body.startsWith('\uFEFFMã hồ sơ,Đơn vị'))
  assert.match(csv.body, new RegExp(`${code},Phường Cầu Giấy,.*05/03/2026 17:00,06/03/2026 17:00,480`))
  const still = (await desk.get(`/api/dossiers/${code}`)).json()
  assert.equal(still.due_at, accepted.due_at, 'no appointment moves')
})
