import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countInto } from '#http/count-denials.ts'
import { addDenials, type Denial } from '#modules/denials'
import { deleteExpiredData } from '#jobs/delete-expired.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

type Item = { actor: string; method: string; route: string; code: string; status: number; count: number }

describe('refused requests', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house, { pages: webPages })
  const auditor = await caller(app, 'kiemtra.ha-noi')
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const stranger = await caller(app, 'tiepnhan.hoan-kiem')
  const told = async (): Promise<Item[]> =>
    (await auditor.get('/api/denials')).json<{ items: Item[] }>().items
  const idOf = async (name: string): Promise<string> => {
    const [row] = await house.owner<{ id: string }[]>`select id from accounts where name = ${name}`
    return row?.id ?? ''
  }

  test('are read by the city’s administrator and its auditors only, on the page and by the API', async () => {
    const admin = await caller(app, 'quantri.ha-noi')
    for (const path of ['/api/denials', '/quan-tri/luot-tu-choi']) {
      for (const who of [auditor, admin]) assert.equal((await who.get(path)).statusCode, 200, path)
      for (const who of [desk, await caller(app, 'giamsat.ha-noi'), await caller(app, 'congdan.1')])
        assert.equal((await who.get(path)).statusCode, 403, path)
    }
    assert.equal((await visitor(app).get('/api/denials')).statusCode, 401)
    const rows = await house.app`select from denials`.catch((error: { code: string }) => error.code)
    assert.equal(rows, '42501', 'the role that serves residents and desks has no right to them')
    await assert.rejects(house.city`delete from denials`, { code: '42501' })
  })

  test('behind the wall, not allowed, not signed in or with wrong input are counted under account, address and code', async () => {
    const { code } = (await desk.post('/api/dossiers', CERTIFIED_COPY)).json()
    for (let times = 0; times < 3; times += 1) await stranger.get(`/api/dossiers/${code}`)
    await stranger.post('/api/dossiers', { ...CERTIFIED_COPY, procedure: '9.999999' })
    await stranger.get('/api/dossiers?q=Nguyen+Thi+Hoa')
    await stranger.get(`/can-bo/ho-so/${code}`)
    await visitor(app).get('/api/dossiers')
    await visitor(app).get('/.git/config')
    const items = await told()
    const id = await idOf('tiepnhan.hoan-kiem')
    const found = (route: string, actor: string) =>
      items.filter((one) => one.route === route && one.actor === actor)
    const [walled] = found('/api/dossiers/:code', id)
    assert.deepEqual([walled?.status, walled?.count], [404, 3], 'one row for the minute')
    assert.deepEqual(
      found('/api/dossiers', id).map(({ status }) => status),
      [400, 400],
    )
    assert.equal(found('/can-bo/ho-so/:code', id)[0]?.status, 404, 'pages as well')
    assert.ok(
      found('/api/dossiers', 'anyone').some(
        ({ status, code: why }) => status === 401 && why === 'not_signed_in',
      ),
    )
    assert.ok(
      items.some(({ actor, status, route }) => actor === 'anyone' && status === 404 && route.includes('*')),
    )
    assert.doesNotMatch(JSON.stringify(items), new RegExp(`${code}|Nguyen|9\\.999999|git`))
  })

  test('a form that a page sends back is counted too; what is allowed is not', async () => {
    const before = (await told()).reduce((sum, { count }) => sum + count, 0)
    assert.equal((await desk.get('/can-bo')).statusCode, 200)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const wrong = await visitor(app).send({
      ...{ method: 'POST', url: '/tra-cuu', headers: form },
      payload: 'code=H26&phone_tail=abc',
    })
    assert.ok(wrong.statusCode >= 400, String(wrong.statusCode))
    const after = await told()
    assert.equal(
      after.reduce((sum, { count }) => sum + count, 0),
      before + 1,
    )
    assert.ok(after.some(({ route }) => route === '/tra-cuu'))
  })

  test('a flood for one reason at one address is one row', async () => {
    await told()
    const [before] = await house.owner<{ rows: number; count: number }[]>`
      select count(*)::int as rows, sum(count)::int as count from denials`
    for (let times = 0; times < 300; times += 1) await visitor(app).get(`/api/units/khong-co-${times}`)
    await told()
    const [after] = await house.owner<{ rows: number; count: number }[]>`
      select count(*)::int as rows, sum(count)::int as count from denials`
    assert.equal(after?.count, (before?.count ?? 0) + 300)
    assert.equal(after?.rows, (before?.rows ?? 0) + 1)
  })

  test('where more is refused than is told apart the rest is counted together, and none is lost', () => {
    const waiting = new Map<string, Denial>()
    for (let at = 0; at < 50; at += 1) {
      const one = {
        minute: MONDAY_9,
        actor: `a${at}`,
        method: 'GET',
        route: '/x',
        code: 'x',
        status: 403,
        count: 1,
      }
      countInto(waiting, one, 3)
    }
    const rows = [...waiting.values()]
    assert.equal(rows.length, 4)
    assert.equal(
      rows.reduce((sum, { count }) => sum + count, 0),
      50,
    )
    assert.deepEqual([rows[3]?.actor, rows[3]?.route, rows[3]?.count], ['many', '*', 47])
  })

  test('two processes count one minute together', async () => {
    const one = {
      minute: MONDAY_9,
      actor: 'anyone',
      method: 'GET',
      route: '/x',
      code: 'x',
      status: 404,
      count: 2,
    }
    await Promise.all([addDenials(house.worker, [one]), addDenials(house.worker, [one])])
    assert.equal((await told()).find(({ route }) => route === '/x')?.count, 4)
  })

  test('go when their days are over', async () => {
    const old = {
      minute: '2025-07-02T02:00:00.000Z',
      actor: 'anyone',
      method: 'GET',
      route: '/cu',
      code: 'x',
      status: 404,
      count: 1,
    }
    await addDenials(house.worker, [old])
    await deleteExpiredData(house, () => MONDAY_9)
    assert.equal((await house.owner`select from denials where route = '/cu'`).length, 0)
    assert.ok((await house.owner`select from denials`).length > 0)
  })
})
