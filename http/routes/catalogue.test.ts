import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Check } from 'typebox/value'
import { Definition } from '#modules/procedures'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'

const house = await openTestHouse()
const { app } = await openDoor(house)
const admin = await caller(app, 'quantri.ha-noi')
const controller = await caller(app, 'giamsat.ha-noi')
const desk = await caller(app, 'tiepnhan.cau-giay')

const CODE = MARITAL_STATUS.procedure
const TOMORROW = '2026-03-03'
const own = `/api/procedures/${CODE}`

/** Every address of the administrator: reads, and acts with what they take. */
const READS = [
  `${own}/draft`,
  `${own}/versions`,
  `${own}/comparison?from=1&to=1`,
  `${own}/draft/preview`,
  '/api/procedure-lists',
  '/api/procedure-lists/communes_112',
  '/api/procedure-unknowns',
  '/api/procedure-switches',
  `/api/procedure-switches/preview?list=all&valid_from=${TOMORROW}`,
]
const ACTS: readonly (readonly [string, object])[] = [
  [`${own}/draft`, {}],
  [`${own}/draft/dropping`, {}],
  [`${own}/versions`, { valid_from: TOMORROW }],
  [`${own}/versions/1/revocation`, {}],
  ['/api/procedure-lists/communes_112/preview', { csv: CODE }],
  ['/api/procedure-lists/communes_112/imports', { csv: CODE }],
  ['/api/procedure-switches', { list: 'all', valid_from: TOMORROW }],
  [`/api/procedure-switches/${randomUUID()}/undoing`, {}],
]

test('nobody but the city’s administrator reads or changes the catalogue’s rules', async () => {
  for (const url of READS) {
    assert.equal((await visitor(app).get(url)).statusCode, 401, url)
    for (const who of [controller, desk]) assert.equal((await who.get(url)).statusCode, 403, url)
  }
  for (const [url, body] of ACTS) {
    assert.equal((await visitor(app).post(url, body)).statusCode, 401, url)
    for (const who of [controller, desk]) {
      const answer = await who.post(url, body)
      assert.equal(answer.statusCode, 403, `${url} ${answer.body}`)
      assert.equal(answer.json().code, 'city_admin_only')
    }
  }
})

test('a procedure, version, list or draft nobody knows is not found; a wrong word is refused by its schema', async () => {
  assert.equal((await admin.get(`${own}/draft/preview`)).statusCode, 404)
  assert.equal((await admin.get(`${own}/draft`)).json().code, 'no_draft')
  assert.equal((await admin.get(`${own}/comparison?from=1&to=77`)).statusCode, 404)
  assert.equal((await admin.get(`${own}/comparison?from=1&to=last`)).statusCode, 400)
  assert.equal((await admin.post(`${own}/versions/77/revocation`)).statusCode, 404)
  assert.equal((await admin.get('/api/procedure-lists/communes_999')).statusCode, 400)
  assert.equal((await admin.post(`${own}/versions`, { valid_from: TOMORROW })).json().code, 'no_draft')
  const landed = await admin.post(`${own}/versions/1/revocation`)
  assert.equal(landed.json().code, 'version_in_force')
})

test('a version is drafted, compared, previewed, published under one key once, and revoked before its day', async () => {
  const begun = (await admin.post(`${own}/draft`, { effect: 'move' })).json()
  const { definition } = begun
  assert.ok(Check(Definition, definition))
  const papers = definition.papers.slice(1)
  await admin.post(`${own}/draft`, { definition: { ...definition, papers }, revision: begun.revision })
  const { items } = (await admin.get(`${own}/comparison?from=1&to=draft`)).json()
  assert.deepEqual(
    items.map((one: { part: string }) => one.part),
    ['paper'],
  )
  const { code } = (await desk.post('/api/dossiers', MARITAL_STATUS)).json()
  const preview = (await admin.get(`${own}/draft/preview`)).json()
  assert.equal(preview.effect, 'move')
  assert.equal(preview.running, preview.moves + preview.stays + preview.decided)
  assert.ok(preview.lines.some((line: { code: string }) => line.code === code))

  const key = { 'idempotency-key': randomUUID() }
  const published = await admin.post(`${own}/versions`, { valid_from: TOMORROW }, key)
  assert.equal(published.statusCode, 201, published.body)
  const again = await admin.post(`${own}/versions`, { valid_from: TOMORROW }, key)
  assert.equal(again.headers['idempotency-replayed'], 'true')
  assert.deepEqual(again.json(), published.json())

  const listed = (await admin.get(`${own}/versions`)).json()
  assert.deepEqual(
    listed.items.map((one: { version: number }) => one.version),
    [2, 1],
  )
  assert.equal(listed.draft, null)
  const revoked = await admin.post(`${own}/versions/2/revocation`)
  assert.equal(revoked.json().revoked_at, '2026-03-02T02:00:00.000Z')
})

test('a draft need not be sound: whoever reads it is told every place and reason; a stale one is refused', async () => {
  const begun = (await admin.post(`${own}/draft`, {})).json()
  assert.deepEqual((await admin.get(`${own}/draft`)).json().problems, [])
  const { limits } = begun.definition
  const definition = { ...begun.definition, name: { vi: 'Tên' }, limits: [{ ...limits[0], source: '' }] }
  await admin.post(`${own}/draft`, { definition, revision: begun.revision })
  const { draft, problems } = (await admin.get(`${own}/draft`)).json()
  assert.equal(draft.revision, begun.revision + 1)
  assert.deepEqual(
    problems.map(({ path, reason }: { path: string; reason: { vi: string } }) => [path, reason.vi]),
    [
      ['/name/en', 'chưa có'],
      ['/limits/0/source', 'phải điền'],
    ],
  )
  const stale = await admin.post(`${own}/draft`, { definition, revision: begun.revision })
  assert.deepEqual([stale.statusCode, stale.json().code], [409, 'draft_stale'])
  await admin.post(`${own}/draft/dropping`, {})
})

test('two presses that arrive together publish one version and get one answer', async () => {
  await admin.post(`${own}/draft`, {})
  const key = { 'idempotency-key': randomUUID() }
  const both = await Promise.all(
    [1, 2].map(() => admin.post(`${own}/versions`, { valid_from: TOMORROW }, key)),
  )
  assert.deepEqual(
    both.map((one) => one.statusCode),
    [201, 201],
  )
  assert.deepEqual(both[0]?.json(), both[1]?.json())
  await admin.post(`${own}/versions/${both[0]?.json().version}/revocation`)
})

test('a list is previewed line by line, imported whole or not at all, and read back', async () => {
  const csv = '\uFEFFSTT;Mã thủ tục;Tên\r\n1;2.000815;Chứng thực\r\n2;1.001193;Khai sinh\r\n'
  const wrong = await admin.post('/api/procedure-lists/communes_112/preview', { csv: `${csv}3;9.999999;x` })
  assert.deepEqual(
    wrong.json().wrong.map((one: { field: string }) => one.field),
    ['line.4'],
  )
  const refused = await admin.post('/api/procedure-lists/communes_112/imports', { csv: `${csv}3;9.999999;x` })
  assert.equal(refused.json().code, 'list_wrong')
  const done = await admin.post('/api/procedure-lists/communes_112/imports', { csv })
  assert.deepEqual(done.json(), {
    ...{ list: 'communes_112', count: 2 },
    ...{ added: ['2.000815', '1.001193'], removed: [] },
  })
  assert.deepEqual((await admin.get('/api/procedure-lists/communes_112')).json().codes, [
    '1.001193',
    '2.000815',
  ])
  const bare = await admin.post('/api/procedure-lists/communes_112/preview', {
    csv: '1.001193\n\n1.001193\n',
  })
  assert.deepEqual([bare.json().removed, bare.json().wrong.length], [['2.000815'], 1])
})

test('a switch is previewed, decided once for a day to come, and undone by one act before it', async () => {
  const asked = { list: 'communes_112', valid_from: TOMORROW }
  const preview = await admin.get(`/api/procedure-switches/preview?${new URLSearchParams(asked)}`)
  assert.equal(preview.json().removed.length, 567)
  assert.equal(
    (await admin.post('/api/procedure-switches', { ...asked, valid_from: '2026-03-02' })).statusCode,
    400,
  )
  const decided = (await admin.post('/api/procedure-switches', asked)).json()
  assert.equal((await admin.post('/api/procedure-switches', asked)).json().code, 'switch_there')
  const undone = await admin.post(`/api/procedure-switches/${decided.id}/undoing`)
  assert.equal(undone.json().undone_at, '2026-03-02T02:00:00.000Z')
  assert.equal(
    (await admin.post(`/api/procedure-switches/${decided.id}/undoing`)).json().code,
    'switch_undone',
  )
})

test('the work list of unknowns is narrowed by what is missing, the field and words without accents', async () => {
  const all = (await admin.get('/api/procedure-unknowns')).json()
  assert.ok(all.items.length > 500)
  const limits = (await admin.get('/api/procedure-unknowns?missing=limit&q=khai sinh')).json()
  assert.ok(limits.items.length < all.items.length)
  assert.deepEqual(limits.counts, all.counts)
  for (const line of limits.items) {
    assert.ok(line.missing.includes('limit'))
    assert.match(line.name, /khai sinh/i)
  }
})
