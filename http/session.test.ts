import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'

describe('a session that was looked up before is looked up again in the act itself', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const filed = async (desk: Awaited<ReturnType<typeof caller>>): Promise<string> => {
    const answer = await desk.post('/api/dossiers', CERTIFIED_COPY)
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json().code
  }

  test('after it was ended elsewhere nothing is done, shown or written', async () => {
    const desk = await caller(app, 'tiepnhan.cau-giay')
    const code = await filed(desk)
    const before = await house.owner`select count(*) from events`
    await house.owner`delete from sessions`
    assert.equal((await desk.post(`/api/dossiers/${code}/acceptance`)).statusCode, 401)
    assert.equal((await desk.get(`/api/dossiers/${code}`)).statusCode, 401)
    assert.equal((await desk.get('/api/dossiers')).statusCode, 401)
    assert.deepEqual(await house.owner`select count(*) from events`, before)
  })

  test('after the last post was taken away the next act is nobody’s, and with the post it is his again', async () => {
    const desk = await caller(app, 'tiepnhan.cau-giay')
    const code = await filed(desk)
    assert.equal((await desk.get(`/api/dossiers/${code}`)).statusCode, 200)
    await house.owner`
      update appointments set valid_to = '2026-03-01' where valid_to is null
        and account_id = (select id from accounts where name = 'tiepnhan.cau-giay')`
    assert.equal((await desk.get(`/api/dossiers/${code}`)).statusCode, 401)
    assert.equal((await desk.post(`/api/dossiers/${code}/acceptance`)).statusCode, 401)
    assert.equal((await desk.get('/api/dossiers')).statusCode, 401)
    await house.owner`
      update appointments set valid_to = null
      where account_id = (select id from accounts where name = 'tiepnhan.cau-giay')`
    const accepted = await desk.post(`/api/dossiers/${code}/acceptance`)
    assert.equal(accepted.statusCode, 200, accepted.body)
    assert.ok(accepted.json().allowed_acts.length > 0)
  })
})
