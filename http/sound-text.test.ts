import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const { app } = await openDoor(await openTestHouse(), { pages: webPages })
const desk = await caller(app, 'tiepnhan.cau-giay')

const BROKEN = { 'the zero character': 'a\0b', 'half a surrogate pair': 'x\uD800' }
for (const [what, text] of Object.entries(BROKEN)) {
  test(`${what} in a body is refused as input, not met as a failure`, async () => {
    const answers = { ...CERTIFIED_COPY.answers, document: text }
    const answer = await desk.post('/api/dossiers', { ...CERTIFIED_COPY, answers })
    assert.equal(answer.statusCode, 400)
    assert.equal(answer.json().code, 'broken_text')
  })
}

test('the zero character in an address is refused, on pages too', async () => {
  assert.equal((await desk.get('/api/dossiers/a%00b')).statusCode, 400)
  assert.equal((await desk.get('/can-bo/ho-so/a%00b')).statusCode, 400)
  assert.equal((await desk.get('/api/dossiers?unit=%00')).statusCode, 400)
})

test('a body deeper than any of ours is refused', async () => {
  let deep: object = {}
  for (let floor = 0; floor < 200; floor++) deep = { deep }
  const answers = { ...CERTIFIED_COPY.answers, deep }
  assert.equal((await desk.post('/api/dossiers', { ...CERTIFIED_COPY, answers })).statusCode, 400)
})

test('Vietnamese with combining marks and joiners is taken as it is', async () => {
  const answers = { ...CERTIFIED_COPY.answers, document: 'Ba\u0306\u0300ng\u200D to\u0302\u0301t' }
  assert.equal((await desk.post('/api/dossiers', { ...CERTIFIED_COPY, answers })).statusCode, 201)
})

test('a version larger than any is stale, not a failure', async () => {
  const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
  const answer = await desk.post(
    `/api/dossiers/${code}/acceptance`,
    {},
    { 'if-match': '"99999999999999999999"' },
  )
  assert.equal(answer.statusCode, 409)
})

test('the id of a draft that is no id is refused', async () => {
  const hoa = await caller(app, 'congdan.1')
  assert.equal((await hoa.post('/ho-so/nhap/khong-phai/xoa')).statusCode, 400)
})
