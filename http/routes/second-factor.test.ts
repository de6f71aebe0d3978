import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { openDoor } from '#test/serving.ts'

const house = await openTestHouse()
const { app } = await openDoor(house)

test('the API lets nobody in whose account has a passkey: the password alone is no sign-in anywhere', async () => {
  await house.owner`insert into passkeys (id, account_id, credential_id, public_key, counter, name, created_at)
    select gen_random_uuid(), id, 'c', 'x', 0, 'Khóa', now() from accounts where name = 'ky.cau-giay'`
  const answer = await app.inject({
    ...{ method: 'POST', url: '/api/session' },
    payload: { account: 'ky.cau-giay', password: 'hai-cap-demo' },
  })
  assert.equal(answer.statusCode, 403)
  assert.equal(answer.json<{ code: string }>().code, 'second_factor')
  assert.deepEqual(answer.cookies, [])
  assert.equal((await house.owner`select 1 from sessions`).length, 0, 'and nothing is left waiting')
})
