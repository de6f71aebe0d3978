import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { CERTIFIED_COPY } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

describe('dossiers over HTTP', async () => {
  const house = await openTestHouse()
  const { app } = await openDoor(house)
  const desk = await caller(app, 'tiepnhan.cau-giay')
  const strangers = await caller(app, 'tiepnhan.hoan-kiem')
  const file = async () => (await desk.post('/api/dossiers', CERTIFIED_COPY)).json<{ code: string }>().code

  test('a visitor is told to sign in (401), in his language', async () => {
    const answer = await visitor(app).get('/api/dossiers', { 'accept-language': 'en' })
    assert.equal(answer.statusCode, 401)
    assert.match(answer.headers['content-type']?.toString() ?? '', /application\/problem\+json/)
    assert.match(answer.json().detail, /Sign in/)
    assert.match((await visitor(app).get('/api/dossiers')).json().detail, /đăng nhập/)
  })

  test('a name is searched by a body; one in an address is refused, saying which field', async () => {
    const code = await file()
    const inAddress = await desk.get('/api/dossiers?q=nguyen+thi+hoa')
    assert.equal(inAddress.statusCode, 400)
    assert.equal(inAddress.json().fields[0].field, 'q')
    const search = (who: typeof desk) => who.post('/api/dossier-searches', { q: 'nguyen thi hoa' })
    assert.equal((await search(visitor(app))).statusCode, 401)
    assert.deepEqual((await search(strangers)).json().items, [])
    const found = (await search(desk)).json<{ items: { code: string }[] }>()
    assert.deepEqual(
      found.items.map((one) => one.code),
      [code],
    )
  })

  test('an act without an Idempotency-Key is refused (400)', async () => {
    const answer = await desk.send({ method: 'POST', url: '/api/dossiers', payload: CERTIFIED_COPY })
    assert.equal(answer.statusCode, 400)
    assert.equal(answer.json().code, 'key_missing')
  })

  test('wrong and missing fields are named one by one (400)', async () => {
    const answer = await desk.post('/api/dossiers', { procedure: '2.000815', extra: 1 })
    assert.equal(answer.statusCode, 400)
    const fields = answer.json<{ fields: { field: string }[] }>().fields.map((one) => one.field)
    for (const field of ['unit', 'channel', 'persons', 'extra']) assert.ok(fields.includes(field), field)
  })

  test('an unknown procedure is refused with where to look (400)', async () => {
    const answer = await desk.post('/api/dossiers', { ...CERTIFIED_COPY, procedure: '9.999999' })
    assert.equal(answer.statusCode, 400)
    assert.equal(answer.json().fields[0].field, 'procedure')
  })

  test('a double click files once: the same key and body give the same answer', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const [first, second] = await Promise.all([
      desk.post('/api/dossiers', CERTIFIED_COPY, key),
      desk.post('/api/dossiers', CERTIFIED_COPY, key),
    ])
    assert.equal(first.statusCode, 201)
    assert.equal(second.statusCode, 201)
    assert.deepEqual(first.json(), second.json())
    const third = await desk.post('/api/dossiers', CERTIFIED_COPY, key)
    assert.deepEqual(third.json(), first.json())
    assert.equal(third.headers['idempotency-replayed'], 'true')
    const [{ count }] = await house.worker<[{ count: number }]>`
      select count(*) from dossiers where code = ${first.json().code}`
    assert.equal(count, 1)
  })

  test('the same key with another body is refused (422)', async () => {
    const key = { 'idempotency-key': randomUUID() }
    await desk.post('/api/dossiers', CERTIFIED_COPY, key)
    const answer = await desk.post('/api/dossiers', { ...CERTIFIED_COPY, unit: 'hoan-kiem' }, key)
    assert.equal(answer.statusCode, 422)
  })

  test('a stale act is a 409 that says who did what meanwhile and what may be done now', async () => {
    const code = await file()
    assert.equal(
      (await desk.post(`/api/dossiers/${code}/acceptance`, {}, { 'if-match': '"1"' })).statusCode,
      200,
    )
    const answer = await desk.post(
      `/api/dossiers/${code}/refusal`,
      { reason: 'Không đúng', legal_basis: 'NĐ 23' },
      { 'if-match': '"1"' },
    )
    assert.equal(answer.statusCode, 409)
    const problem = answer.json()
    assert.equal(problem.code, 'stale')
    assert.equal(problem.meanwhile[0].act, 'accept')
    assert.ok(problem.meanwhile[0].actor_name.length > 0)
    assert.ok(problem.allowed_acts.includes('forward'))
  })

  test('two officers acting at once: one act is done, the other is a 409', async () => {
    const code = await file()
    const answers = await Promise.all([
      desk.post(`/api/dossiers/${code}/acceptance`, {}, { 'if-match': '"1"' }),
      desk.post(`/api/dossiers/${code}/acceptance`, {}, { 'if-match': '"1"' }),
    ])
    assert.deepEqual(
      answers.map((one) => one.statusCode).sort((a, b) => a - b),
      [200, 409],
    )
  })

  test('another commune neither finds nor touches the dossier (404)', async () => {
    const code = await file()
    assert.equal((await strangers.get(`/api/dossiers/${code}`)).statusCode, 404)
    assert.equal((await strangers.get(`/api/dossiers/${code}/events`)).statusCode, 404)
    assert.equal((await strangers.post(`/api/dossiers/${code}/acceptance`)).statusCode, 404)
    const list = (await strangers.get('/api/dossiers')).json<{ items: unknown[] }>()
    assert.deepEqual(list.items, [])
  })

  test('an act of somebody else is a 403 that says whose it is', async () => {
    const code = await file()
    const answer = await desk.post(`/api/dossiers/${code}/approval`)
    assert.equal(answer.statusCode, 403)
    assert.match(answer.json().detail, /người ký/)
  })

  test('the city sees the dossier with numbers masked and may not act on it', async () => {
    const code = await file()
    const city = await caller(app, 'giamsat.ha-noi')
    await city.post(`/api/dossiers/${code}/purpose`, { purpose: 'supervision' })
    const view = (await city.get(`/api/dossiers/${code}`)).json()
    assert.match(view.persons.principal.personal_number, /^•+123$/)
    assert.deepEqual(view.allowed_acts, [])
    assert.deepEqual(view.answers, {})
    assert.equal((await city.post(`/api/dossiers/${code}/acceptance`)).statusCode, 403)
  })

  test('the dossier explains its due date to its end, and tells its history', async () => {
    const code = await file()
    await desk.post(`/api/dossiers/${code}/acceptance`)
    const view = (await desk.get(`/api/dossiers/${code}`)).json()
    assert.equal(view.due_at, '2026-03-02T10:00:00.000Z')
    assert.equal(view.explanation.at(-1)?.to, view.due_at)
    const { items } = (await desk.get(`/api/dossiers/${code}/events`)).json<{ items: { act: string }[] }>()
    assert.deepEqual(
      items.map((one) => one.act),
      ['submit', 'accept'],
    )
  })

  test('lists go on page by page without a gap or a double', async () => {
    const seen: string[] = []
    let after = ''
    do {
      const page = (await desk.get(`/api/dossiers?limit=2&view=all${after}`)).json<{
        items: { code: string }[]
        next: string | null
      }>()
      seen.push(...page.items.map((one) => one.code))
      after = page.next ? `&after=${page.next}` : ''
    } while (after)
    const [{ count }] = await house.worker<[{ count: number }]>`select count(*) from dossiers`
    assert.equal(seen.length, count)
    assert.equal(new Set(seen).size, count)
  })

  test('a broken page mark is refused with what to do (400)', async () => {
    assert.equal((await desk.get('/api/dossiers?after=zzz')).statusCode, 400)
  })
})
