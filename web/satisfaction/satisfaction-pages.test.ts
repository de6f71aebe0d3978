import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldEverything } from '#test/folding.ts'
import { playHistory } from '#test/history.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const NOW = '2026-03-12T03:00:00.000Z'
const house = await openTestHouse()
await playHistory(house, { dossiers: 150, seed: 12 })
await house.owner`update ratings set follow_up_due_at = ${NOW} where score <= 2`
await foldEverything(house)
const { app } = await openDoor(house, { pages: webPages, clock: () => NOW })
const PATH = '/can-bo/hai-long'

test('a desk officer reads the score with its response rate and no comment; a resident has no such page', async () => {
  const page = await (await caller(app, 'tiepnhan.hoan-kiem')).get(PATH)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Tỷ lệ có đánh giá/)
  assert.doesNotMatch(page.body, /Ý kiến và đánh giá thấp/)
  assert.equal((await (await caller(app, 'congdan.1')).get(PATH)).statusCode, 403)
})

test('the head records what was done about a low rating; too few words come back with the form', async () => {
  const head = await caller(app, 'truongphong.hoan-kiem')
  const page = await head.get(PATH)
  const actions = formActions(page.body).filter((one) => one.startsWith(`${PATH}/`))
  const [action = ''] = actions
  assert.ok(action, 'the history has low ratings')
  const field = `follow_up_${action.split('/').at(-1)?.replaceAll('-', '')}`
  const short = await fillIn(head, PATH, { action, fields: { [field]: 'Xong' } })
  assert.equal(short.statusCode, 400)
  assert.match(short.body, />Xong<\/textarea>/)
  const done = await fillIn(head, PATH, { action, fields: { [field]: 'Đã gặp và xin lỗi người dân.' } })
  assert.equal(done.statusCode, 303)
  const after = await head.get(`${PATH}?xong=ghi`)
  assert.match(after.body, /Đã gặp và xin lỗi người dân/)
  assert.equal(formActions(after.body).filter((one) => one.startsWith(`${PATH}/`)).length, actions.length - 1)
  const { items } = (await head.get('/api/ratings')).json()
  assert.ok(
    items.some((one: { follow_up: string | null }) => one.follow_up === 'Đã gặp và xin lỗi người dân.'),
  )
  assert.deepEqual((await (await caller(app, 'tiepnhan.hoan-kiem')).get('/api/ratings')).json().items, [])
})
