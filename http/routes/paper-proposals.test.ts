import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { storePaper } from '#modules/papers'
import type { Ocr } from '#platform/ocr/ocr.ts'
import { acting, actorNamed } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { BIRTH_NOTICE } from '#test/paper-texts.ts'
import { grayPng, pageOf } from '#test/scanned-page.ts'
import { caller, openDoor } from '#test/serving.ts'

const house = await openTestHouse()
/** What the reader would say; its own reading is tested beside it. */
let says: string | null = BIRTH_NOTICE.join('\n')
const ocr: Ocr = {
  read: async () => (says === null ? null : { text: says, confidence: 90 }),
  close: async () => {},
}
const { app, door } = await openDoor(house, { more: { ocr } })
const desk = await actorNamed(house, 'tiepnhan.cau-giay')
const page = grayPng(await pageOf(['GIẤY CHỨNG SINH'], { width: 400 }))
const file = await door.files.store([page], door.inspector.inspect)
const { id } = await acting(house, { actor: desk }, (work) => storePaper(work, { name: 'trang.png', file }))
const [officer, other] = await Promise.all([
  caller(app, 'tiepnhan.cau-giay'),
  caller(app, 'tiepnhan.hoan-kiem'),
])
const asked = `/api/papers/${id}/proposal?procedure=1.001193`

test('only whoever uploaded a waiting paper is told what it seems to be', async () => {
  assert.equal((await app.inject(asked)).statusCode, 401)
  assert.equal((await other.get(asked)).statusCode, 404)
  assert.equal((await officer.get(`/api/papers/${randomUUID()}/proposal`)).statusCode, 404)
})

test('the paper of the procedure and what it says are proposed, and nothing of it is kept', async () => {
  const before = await house.owner`select count(*) as n from events`
  const answer = await officer.get(asked)
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.headers['cache-control'], 'private, no-store')
  assert.deepEqual(answer.json().kind, { key: 'birth_notice', line: 'GIẤY CHỨNG SINH' })
  assert.deepEqual(answer.json().fields[1], { what: 'personal_number', value: '001190000123' })
  assert.deepEqual(await house.owner`select count(*) as n from events`, before)
})

test('of another procedure it is none of the papers, and what could not be read gives no proposal', async () => {
  assert.equal((await officer.get(`/api/papers/${id}/proposal`)).json().kind, null)
  says = null
  assert.deepEqual((await officer.get(asked)).json(), { kind: null, fields: [] })
})
