import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const { app } = await openDoor(await openTestHouse(), { pages: webPages })
const leader = await caller(app, 'lanhdaoquay.cau-giay')

test('the follow-up book is for the desk and its leader', async () => {
  const specialist = await caller(app, 'chuyenvien.cau-giay')
  assert.equal((await specialist.get('/quay/so-theo-doi')).statusCode, 403)
})

test('it offers this month so far, as print and as spreadsheet', async () => {
  const { body } = await leader.get('/quay/so-theo-doi')
  assert.match(body, /follow-up\?from=2026-03-01&amp;to=2026-03-02"/)
  assert.match(body, /from=2026-03-01&amp;to=2026-03-02&amp;format=xlsx/)
})

test('a day that does not exist is told at its field, and no book is offered', async () => {
  const { body } = await leader.get('/quay/so-theo-doi?tu=30/02/2026&den=02/03/2026')
  assert.match(body, /Hãy ghi một ngày có thật/)
  assert.match(body, /value="30\/02\/2026"/)
  assert.ok(!body.includes('follow-up?'))
})
