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
