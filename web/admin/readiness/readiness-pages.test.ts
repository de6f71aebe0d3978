import assert from 'node:assert/strict'
import { test } from 'node:test'
import { giveCertificates } from '#test/certificates.ts'
import { openTestHouse } from '#test/house.ts'
import { actorNamed } from '#test/acting.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
await giveCertificates(house)
const { app } = await openDoor(house, { pages: webPages })
const [admin, other, hoa, city] = await Promise.all(
  ['quantri.cau-giay', 'quantri.hoan-kiem', 'congdan.1', 'giamsat.ha-noi'].map((name) => caller(app, name)),
)
assert.ok(admin && other && hoa && city)
const OWN = '/quan-tri/san-sang/cau-giay'

test('a resident sees no board, another commune not this one’s list; an administrator is led to his own', async () => {
  assert.equal((await hoa.get('/quan-tri/san-sang')).statusCode, 403)
  assert.equal((await hoa.get('/api/readiness')).statusCode, 403)
  assert.equal((await other.get(OWN)).statusCode, 403)
  assert.equal((await admin.get('/quan-tri/san-sang')).headers.location, OWN)
  assert.equal((await admin.get('/api/readiness')).json().items.length, 1)
})

test('when chair and vice-chair are away the unit’s page and the city’s board sound the alarm', async () => {
  assert.doesNotMatch((await admin.get(OWN)).body, /Báo động/)
  for (const name of ['ky.cau-giay', 'ky2.cau-giay']) {
    const { id, posts } = await actorNamed(house, name)
    const body = { agency: posts[0]?.agency_id, reason: 'leave', account: id }
    assert.equal((await admin.post('/api/absences', body)).statusCode, 201)
  }
  assert.match((await admin.get(OWN)).body, /Báo động.*Không ai ký được/s)
  const board = (await city.get('/quan-tri/san-sang')).body
  assert.match(board, /Phường Cầu Giấy.*?Báo động.*?Phường/s)
  const { items } = (await city.get('/api/readiness')).json()
  assert.equal(items.filter((one: { level: string }) => one.level === 'alarm').length, 1)
})

const ITEM = {
  ...{ item: 'printer', owner_name: 'Nguyễn Văn Tài', due_on: '30/12/2026', is_done: 'no', note: '' },
  idempotency_key: '7d0e8c2e-6d2f-4a55-9d0f-2a1b3c4d5e6f',
}

test('whoever does not keep a unit’s checklist changes nothing in it', async () => {
  assert.equal((await other.post(OWN, ITEM)).statusCode, 403)
  assert.equal((await city.post(OWN, ITEM)).statusCode, 403)
  assert.equal((await hoa.post(OWN, ITEM)).statusCode, 403)
  assert.doesNotMatch((await admin.get(OWN)).body, /Nguyễn Văn Tài/)
})

test('an item without an owner or a day is refused at its field; one the house sees is not said to be done', async () => {
  const wrong = await admin.post(OWN, { ...ITEM, owner_name: '', due_on: '2026' })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Ghi tên người phụ trách.*Ghi ngày dạng/s)
  const seen = await admin.post(OWN, { ...ITEM, item: 'calendar', is_done: 'yes' })
  assert.match(seen.body, /hệ thống tự thấy; hãy bổ sung/)
})

test('an item has its owner and its day, is late after it, and done when somebody who tried it says so; the city sees it fill', async () => {
  const board = async () =>
    /san-sang\/cau-giay">Phường Cầu Giấy.*?(\d)\/8/s.exec((await city.get('/quan-tri/san-sang')).body)?.[1]
  const before = Number(await board())
  assert.equal((await admin.post(OWN, { ...ITEM, due_on: '01/01/2025' })).statusCode, 303)
  assert.match((await admin.get(OWN)).body, /Máy in: đã in trang thử.*?Quá ngày.*?Nguyễn Văn Tài/s)
  const again = {
    ...ITEM,
    is_done: 'yes',
    note: 'Máy quầy 1',
    idempotency_key: '7d0e8c2e-6d2f-4a55-9d0f-2a1b3c4d5e70',
  }
  assert.equal((await admin.post(OWN, again)).statusCode, 303)
  assert.match((await admin.get(OWN)).body, /Máy in: đã in trang thử.*?Đạt.*?xác nhận ngày.*?Máy quầy 1/s)
  assert.equal(Number(await board()), before + 1)
  const finder = async () => /([^<>]+) xác nhận ngày/.exec((await admin.get(OWN)).body)?.[1]
  const first = await finder()
  assert.ok(first)
  const noted = { ...again, note: 'Máy quầy 2', idempotency_key: '7d0e8c2e-6d2f-4a55-9d0f-2a1b3c4d5e71' }
  const headOffice = await caller(app, 'quantri.ha-noi')
  assert.equal((await headOffice.post(OWN, noted)).statusCode, 303)
  assert.match((await admin.get(OWN)).body, /Máy quầy 2/)
  assert.equal(await finder(), first, 'who found it done stays, whoever adds a note')
})
