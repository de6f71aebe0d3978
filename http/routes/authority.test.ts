import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { instrumentOf } from '#test/instrument.ts'
import { actorNamed } from '#test/acting.ts'
import { sendFiles } from '#test/page-forms.ts'
import { caller, type Caller, openDoor, visitor } from '#test/serving.ts'

const house = await openTestHouse()
const { app } = await openDoor(house)
const [chair, desk, hoa, cityAdmin] = await Promise.all(
  ['ky2.cau-giay', 'tiepnhan.cau-giay', 'congdan.1', 'quantri.ha-noi'].map((name) => caller(app, name)),
)
assert.ok(chair && desk && hoa && cityAdmin)
const agency = (await actorNamed(house, 'ky2.cau-giay')).posts[0]?.agency_id ?? ''
const head = (await actorNamed(house, 'truongphong.cau-giay')).id

/** The instrument's scan, uploaded by the chair. */
const uploaded = () => actorNamed(house, 'ky2.cau-giay').then((actor) => instrumentOf(house, actor))

/** The same as a real file, sent under this key. */
const sent = async (key: string): Promise<string> => {
  const keyed: Caller = {
    ...chair,
    send: (asked) => chair.send({ ...asked, headers: { ...asked.headers, 'idempotency-key': key } }),
  }
  const upload = await sendFiles(keyed, '/api/papers', {
    fields: {},
    files: { file: { name: 'quyet-dinh.pdf', content: readFileSync('test/fixtures/three-pages.pdf') } },
  })
  assert.equal(upload.statusCode, 201, upload.body)
  return upload.json().id
}

const GRANT = {
  ...{
    agency,
    kind: 'authorisation',
    to: head,
    instrument_number: '15/QĐ-UBND',
    instrument_on: '2026-03-02',
  },
  ...{ procedures: ['2.000815'], valid_to: '2026-03-02T12:00:00+07:00' },
}

test('visitors and residents read no authorities; a desk officer reads and grants none', async () => {
  for (const path of ['delegations', 'absences', 'competences']) {
    assert.equal((await visitor(app).get(`/api/${path}?agency=${agency}`)).statusCode, 401)
    assert.equal((await hoa.get(`/api/${path}?agency=${agency}`)).statusCode, 403)
    assert.equal((await desk.get(`/api/${path}?agency=${head}`)).statusCode, 404)
  }
  const asked = { ...GRANT, paper: await uploaded() }
  assert.equal((await desk.post('/api/delegations', asked)).json().code, 'not_your_authority')
  assert.equal(
    (await chair.post('/api/delegations', GRANT)).statusCode,
    400,
    'no grant without its instrument on file',
  )
  const row = { tier: 'commune', position: 'vice_chair', legal_basis: 'QĐ 9', valid_from: '2026-04-01' }
  assert.equal((await chair.post('/api/competences', row)).json().code, 'city_admin_only')
})

test('a delegation is granted with a moment in any zone, listed, and revoked once', async () => {
  const granted = await chair.post('/api/delegations', { ...GRANT, paper: await uploaded() })
  assert.equal(granted.statusCode, 201, granted.body)
  assert.equal(granted.json().valid_to, '2026-03-02T05:00:00.000Z')
  const { items } = (await desk.get(`/api/delegations?agency=${agency}`)).json()
  assert.ok(items.some((one: { id: string }) => one.id === granted.json().id))
  const address = `/api/delegations/${granted.json().id}/revocation`
  assert.equal((await cityAdmin.post(address, { reason: 'Thôi giao' })).statusCode, 200)
  assert.equal((await chair.post(address, { reason: 'Lần nữa' })).json().code, 'delegation_over')
})

test('an absence begins, says who stands in, and ends', async () => {
  const absence = await chair.post('/api/absences', { agency, reason: 'leave', account: head })
  assert.equal(absence.statusCode, 201, absence.body)
  const twice = await chair.post('/api/absences', { agency, reason: 'leave', account: head })
  assert.equal(twice.json().code, 'absent_already')
  const ended = await chair.post(`/api/absences/${absence.json().id}/ending`)
  assert.equal(ended.json().ended_at, '2026-03-02T02:00:00.000Z')
})

test('a substitute is named by a paper that is on file, which opens for the unit and the city', async () => {
  const substitute = (await actorNamed(house, 'chuyenvien.cau-giay')).id ?? ''
  const named = {
    ...{ agency, reason: 'leave', account: head, substitute },
    ...{ instrument_number: '7/QĐ-UBND', instrument_on: '2026-03-01' },
  }
  const without = await chair.post('/api/absences', named)
  assert.equal(without.json().code, 'no_instrument')
  const paper = await sent('instrument-2')
  const absence = await chair.post('/api/absences', { ...named, paper })
  assert.equal(absence.statusCode, 201, absence.body)
  const address = `/api/absences/${absence.json().id}/papers/${paper}`
  for (const who of [chair, desk, cityAdmin]) assert.equal((await who.get(address)).statusCode, 200)
  const other = await caller(app, 'ky2.hoan-kiem')
  for (const who of [hoa, other]) assert.equal((await who.get(address)).statusCode, 404)
  await chair.post(`/api/absences/${absence.json().id}/ending`)
})

test('the city’s administrator declares a line of the matrix and lets it end', async () => {
  const row = { tier: 'commune', position: 'vice_chair', procedure: '2.000815', legal_basis: 'NĐ 280/2025' }
  const declared = await cityAdmin.post('/api/competences', { ...row, valid_from: '2026-03-05' })
  assert.equal(declared.statusCode, 201, declared.body)
  const wrong = await cityAdmin.post('/api/competences', {
    ...row,
    case: 'khong_co',
    valid_from: '2026-03-05',
  })
  assert.equal(wrong.statusCode, 400)
  const ending = `/api/competences/${declared.json().id}/ending`
  assert.equal((await cityAdmin.post(ending, { valid_to: '2026-03-09' })).json().valid_to, '2026-03-09')
  const { items } = (await desk.get(`/api/competences?agency=${agency}`)).json()
  assert.deepEqual(
    items.map((one: { derived: boolean }) => one.derived),
    [true, false],
  )
})

test('the instrument’s file opens for officers of the unit and the city, by the delegation it belongs to', async () => {
  const paper = await sent('instrument-1')
  const granted = await chair.post('/api/delegations', { ...GRANT, paper })
  assert.equal(granted.statusCode, 201, granted.body)
  const address = `/api/delegations/${granted.json().id}/papers/${paper}`
  for (const who of [chair, desk, cityAdmin]) assert.equal((await who.get(address)).statusCode, 200)
  const other = await caller(app, 'ky2.hoan-kiem')
  for (const who of [hoa, other]) assert.equal((await who.get(address)).statusCode, 404)
  assert.equal((await chair.get(`/api/delegations/${head}/papers/${paper}`)).statusCode, 404)
})
