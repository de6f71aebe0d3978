import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

describe('looks at residents’ data', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { pages: webPages })
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
  await desk.post('/api/dossiers', CERTIFIED_COPY)
  await desk.post(`/api/dossiers/${code}/acceptance`)
  const [{ id }] = await house.worker<[{ id: string }]>`select id from dossiers where code = ${code}`

  const rows = await house.worker<{ id: string }[]>`select id from dossiers order by id`
  const bothIds = rows.map((row) => row.id)

  /** What is recorded of looks while somebody reads. */
  const looksWhile = async (read: () => Promise<{ statusCode: number }>) => {
    const [{ last }] = await house.worker<[{ last: number }]>`select coalesce(max(id), 0) as last from events`
    assert.equal((await read()).statusCode, 200)
    return house.worker<
      { act: string; noun_id: string; actor_id: string | null; at: string; data: unknown }[]
    >`
      select act, noun_id, actor_id, at, data from events where noun = 'look' and id > ${last} order by id`
  }

  test('an officer’s look at a dossier is on the record before he is answered: who, which, when, what of it', async () => {
    const shown = {
      dossier: [`/api/dossiers/${code}`, `/can-bo/ho-so/${code}`],
      history: [`/api/dossiers/${code}/events`],
      payment: [`/api/dossiers/${code}/payment`],
      print: [`/api/dossiers/${code}/prints/01`],
    }
    for (const [what, addresses] of Object.entries(shown)) {
      for (const address of addresses) {
        const looks = await looksWhile(() => desk.get(address))
        assert.deepEqual(
          looks.map(({ act, noun_id, at }) => ({ act, noun_id, at })),
          [{ act: what, noun_id: id, at: MONDAY_9 }],
          address,
        )
        assert.ok(looks[0]?.actor_id, 'the officer is named')
      }
    }
  })

  test('a list is one event with every dossier on it', async () => {
    for (const address of ['/api/dossiers?view=all', '/can-bo/ho-so?muc=all']) {
      const looks = await looksWhile(() => desk.get(address))
      assert.equal(looks.length, 1, address)
      assert.deepEqual(looks[0]?.act, 'list')
      const { dossiers } = Object(looks[0]?.data)
      if (address.startsWith('/api')) assert.deepEqual(dossiers.toSorted(), bothIds)
    }
  })

  test('the city’s looks are recorded as well', async () => {
    const controller = await caller(app, 'giamsat.ha-noi')
    await controller.post(`/api/dossiers/${code}/purpose`, { purpose: 'feedback' })
    const looks = await looksWhile(() => controller.get(`/dieu-hanh/ho-so/${code}`))
    assert.deepEqual(
      looks.map(({ act, noun_id, data }) => [act, noun_id, data]),
      [['dossier', id, { purpose: 'feedback' }]],
    )
  })

  test('the file of a list is a look like the list', async () => {
    const controller = await caller(app, 'giamsat.ha-noi')
    const looks = await looksWhile(() => controller.get('/dieu-hanh/ho-so/tai?view=waiting'))
    assert.deepEqual(
      looks.map(({ act, data }) => [act, Object(data).dossiers ?? []]),
      [['list', []]],
    )
  })

  test('a resident who reads his own dossier is no look, and a dossier behind the wall shows nothing and records nothing', async () => {
    const resident = await caller(app, 'congdan.1')
    assert.deepEqual([...(await looksWhile(() => resident.get(`/api/dossiers/${code}`)))], [])
    const stranger = await caller(app, 'tiepnhan.hoan-kiem')
    const [{ before }] = await house.worker<
      [{ before: number }]
    >`select count(*) as before from events where noun = 'look'`
    assert.equal((await stranger.get(`/api/dossiers/${code}`)).statusCode, 404)
    const [{ after }] = await house.worker<
      [{ after: number }]
    >`select count(*) as after from events where noun = 'look'`
    assert.equal(after, before)
  })
})
