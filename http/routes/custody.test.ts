import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { submitDossier } from '#modules/dossiers'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { missing } from '#test/programs.ts'
import { codesOf, textOf } from '#test/reading-pdf.ts'
import { caller, openDoor } from '#test/serving.ts'

const house = await openTestHouse()
const { as, actor } = await peopleOfCauGiay(house)
const { app } = await openDoor(house)
const { code } = await as('desk', (work) => submitDossier(work, MARITAL_STATUS))
const body = actor('specialist').posts[0]?.agency_id ?? ''
const desk = await caller(app, 'tiepnhan.cau-giay')
const specialist = await caller(app, 'chuyenvien.cau-giay')
const stranger = await caller(app, 'tiepnhan.hoan-kiem')
const controller = await caller(app, 'giamsat.ha-noi')

const where = async () => (await desk.get(`/api/dossiers/${code}/originals`)).json().items
const [{ id }] = await where()

test('residents have no lists of originals, other communes no dossier, and the city touches no paper', async () => {
  const resident = await caller(app, 'congdan.1')
  assert.equal((await resident.get('/api/originals')).statusCode, 403)
  assert.equal((await stranger.get(`/api/dossiers/${code}/originals`)).statusCode, 404)
  const sent = await controller.post('/api/transfer-slips', { originals: [id], to_agency: body })
  assert.equal(sent.statusCode, 403)
  assert.equal((await controller.get(`/api/dossiers/${code}/originals`)).statusCode, 200)
  assert.equal((await controller.get('/api/originals?view=late')).statusCode, 200)
})

test('the resident whose dossier it is reads where his original is', async () => {
  const hoa = await caller(app, 'congdan.1')
  const { items } = (await hoa.get(`/api/dossiers/${code}/originals`)).json()
  assert.deepEqual([items.length, items[0].holder, items[0].agency.name.length > 3], [1, 'officer', true])
})

let slip = { code: '', shown_code: '' }

test('a paper is sent under a slip, stands among what is coming, and is received by the code of its slip', async () => {
  const made = await desk.post('/api/transfer-slips', {
    originals: [id],
    to_agency: body,
    courier: 'Văn thư Lan',
  })
  assert.equal(made.statusCode, 200, made.body)
  slip = made.json()
  const { coming } = (await specialist.get('/api/transfer-slips')).json()
  assert.deepEqual(
    coming.map((one: { code: string }) => one.code),
    [slip.code],
  )
  assert.equal((await stranger.get(`/api/transfer-slips/${slip.code}`)).statusCode, 403)
  const refused = await stranger.post(`/api/transfer-slips/${slip.code}/receipt`, { arrived: [id] })
  assert.match(refused.body, /Phiếu này gửi đến/)
  const wrong = await specialist.post('/api/transfer-slips/BG-0000-00001/receipt', { arrived: [id] })
  assert.equal(wrong.statusCode, 404)
  const done = await specialist.post(`/api/transfer-slips/${slip.shown_code}/receipt`, { arrived: [id] })
  assert.deepEqual([done.statusCode, done.json().state], [200, 'closed'])
  assert.equal((await where())[0].holder_name, actor('specialist').name)
})

test('put away and taken over, a paper stays at its agency; a resident who signs has it back', async () => {
  const pass = (to: string) => specialist.post('/api/originals/passing', { originals: [id], to })
  assert.equal((await pass('agency')).json().items[0].holder, 'agency')
  assert.equal((await pass('me')).json().items[0].holder, 'officer')
  const receipt = { identity: 'card', tail: '0123', signed: 'paper' }
  const back = await specialist.post(`/api/dossiers/${code}/originals/return`, {
    ...{ originals: [id], to: 'principal', receipt },
  })
  assert.equal(back.json().items[0].holder, 'citizen', back.body)
  const again = await desk.post(`/api/dossiers/${code}/originals`, { papers: [{ key: 'earlier', count: 1 }] })
  assert.equal(again.json().items[0].id, id, 'brought again, it is the same paper')
})

describe('printed', { skip: missing('zbarimg', 'pdftoppm', 'pdftotext') }, () => {
  test('a slip names its papers and both ends, and its QR is the address at which it is received', async () => {
    const { rawPayload } = await specialist.get(`/api/transfer-slips/${slip.code}/print`)
    const [read = ''] = codesOf(rawPayload)
    assert.match(read, new RegExp(`^QR-Code:https?://.*/can-bo/ban-chinh/phieu/${slip.code}$`))
    const text = textOf(rawPayload)
    for (const word of [slip.shown_code, code, 'Văn thư Lan']) assert.ok(text.includes(word), word)
  })
})
