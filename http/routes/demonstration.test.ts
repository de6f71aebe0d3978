import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { buildApp } from '#http/app.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

type Listed = { password: string; items: { name: string; title: string }[] }

describe('the accounts of the demonstration', async () => {
  const house = await openTestHouse()
  const { app, door } = await openDoor(house)

  test('are not listed outside a demonstration (404)', async () => {
    const real = await buildApp({ ...door, demonstration: false })
    assert.equal((await visitor(real).get('/api/demo/accounts')).statusCode, 404)
    await real.close()
  })

  test('real accounts are never among them, and no secret is', async () => {
    await house.owner`update accounts set is_demonstration = false where name = 'congdan.40'`
    const answer = await visitor(app).get('/api/demo/accounts')
    assert.equal(answer.statusCode, 200)
    assert.ok(!answer.body.includes('congdan.40'))
    assert.ok(!/scrypt|hash|001190000123/.test(answer.body))
  })

  test('every commune has its desk, and each of them may sign in', async () => {
    const { items } = (await visitor(app).get('/api/demo/accounts')).json<Listed>()
    assert.equal(items.filter(({ name }) => name.startsWith('tiepnhan.')).length, 126)
    const [first] = items
    assert.ok(first)
    const me = await (await caller(app, first.name)).get('/api/session')
    assert.equal(me.json<{ title: string }>().title, first.title)
  })
})
