import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { actorNamed } from '#test/acting.ts'
import { openTestHouse } from '#test/house.ts'
import { choicesOf, fillIn, formActions, formFields, sendFiles } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const [admin, chair, desk, hoa, other, cityAdmin] = await Promise.all(
  [
    'quantri.cau-giay',
    'ky2.cau-giay',
    'tiepnhan.cau-giay',
    'congdan.1',
    'ky2.hoan-kiem',
    'quantri.ha-noi',
  ].map((name) => caller(app, name)),
)
assert.ok(admin && chair && desk && hoa && other && cityAdmin)
const head = (await actorNamed(house, 'truongphong.cau-giay')).id ?? ''
const chairId = (await actorNamed(house, 'ky2.cau-giay')).id ?? ''
const HOME = '/quan-tri/tham-quyen/cau-giay'
const content = readFileSync('test/fixtures/three-pages.pdf')
const INSTRUMENT = { 'papers.instrument': { name: 'quyet-dinh.pdf', content } }

test('residents and other units see nothing of who signs; a desk officer of the unit reads without buttons', async () => {
  assert.equal((await hoa.get(HOME)).statusCode, 403)
  assert.equal((await other.get(HOME)).statusCode, 403)
  const page = await desk.get(HOME)
  assert.equal(page.statusCode, 200)
  assert.doesNotMatch(page.body, /Giao quyền ký<\/a>/)
  assert.match(page.body, /KT\. CHỦ TỊCH \/ PHÓ CHỦ TỊCH/)
})

test('administrator and chair are led to their own unit, the city to all of them', async () => {
  for (const who of [admin, chair]) {
    const answer = await who.get('/quan-tri/tham-quyen')
    assert.equal(answer.headers.location, HOME)
  }
  const all = await cityAdmin.get('/quan-tri/tham-quyen')
  assert.match(all.body, /href="\/quan-tri\/tham-quyen\/cau-giay"/)
  assert.match(all.body, /href="\/quan-tri\/tham-quyen\/ha-noi"/)
})

test('a grant that lacks its paper or its end comes back with everything that is wrong and what was typed', async () => {
  const fields = { to: head, kind: 'authorisation', valid_to: '31/02/2026' }
  const answer = await fillIn(admin, `${HOME}/giao`, { action: `${HOME}/giao`, fields })
  assert.equal(answer.statusCode, 400)
  for (const field of ['instrument_number', 'instrument_on', 'valid_to', 'papers.instrument']) {
    assert.match(answer.body, new RegExp(`href="#o-${field}"`))
  }
  assert.match(answer.body, /value="31\/02\/2026"/)
  assert.match(answer.body, /Số văn bản: mục này phải có\./)
  const endless = { ...fields, valid_to: '', instrument_number: '15/QĐ-UBND', instrument_on: '02/03/2026' }
  const asked = { ...formFields(answer.body, `${HOME}/giao`), ...endless }
  const second = await sendFiles(admin, `${HOME}/giao`, { fields: asked, files: INSTRUMENT })
  assert.equal(second.statusCode, 400)
  assert.match(second.body, /Thừa ủy quyền phải có thời hạn/)
})

test('the administrator grants a whole field until the end of a day; the page says it in words; the chair revokes it', async () => {
  const page = await admin.get(`${HOME}/giao`)
  assert.ok(choicesOf(page.body, 'to').includes(head))
  assert.ok(!choicesOf(page.body, 'to').includes((await actorNamed(house, 'quantri.cau-giay')).id ?? ''))
  const fields = {
    ...formFields(page.body, `${HOME}/giao`),
    ...{ to: head, kind: 'authorisation', field: 'chung-thuc', instrument_number: '15/QĐ-UBND' },
    ...{ instrument_on: '2/3/2026', valid_to: '31/3/2026', most_money: '5.000.000' },
  }
  const granted = await sendFiles(admin, `${HOME}/giao`, { fields, files: INSTRUMENT })
  assert.equal(granted.statusCode, 303, granted.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 800))
  const list = await admin.get(`${HOME}?xong=giao`)
  assert.match(list.body, /02\/03\/2026 09:00 → 01\/04\/2026 00:00/)
  const [, link = ''] = new RegExp(`href="(${HOME}/giao/[^"]+)">15/QĐ-UBND`).exec(list.body) ?? []
  const shown = await chair.get(link)
  assert.match(shown.body, /Trưởng phòng.*Chủ tịch.*5\.000\.000 đồng.*Không được ủy quyền lại/s)
  const revocation = `${link}/thu-hoi`
  const noReason = await fillIn(chair, link, { action: revocation })
  assert.equal(noReason.statusCode, 400)
  const revoked = await fillIn(chair, link, { action: revocation, fields: { reason: 'Thôi giao' } })
  assert.equal(revoked.statusCode, 303)
  assert.match((await chair.get(link)).body, /Đã thu hồi/)
  assert.deepEqual(
    formActions((await chair.get(link)).body).filter((one) => one.endsWith('thu-hoi')),
    [],
  )
})

test('an absence is recorded, shown with who signs meanwhile, and ended', async () => {
  const action = `${HOME}/vang-mat`
  const wrong = await fillIn(admin, action, { action, fields: { reason: 'leave' } })
  assert.equal(wrong.statusCode, 400)
  const fields = { reason: 'leave', account: chairId, substitute: head, instrument_number: '7/TB' }
  const noFile = await fillIn(admin, action, { action, fields: { ...fields, instrument_on: '01/03/2026' } })
  assert.match(noFile.body, /href="#o-papers\.instrument"/)
  const send = async (more: Record<string, string>) =>
    sendFiles(admin, action, {
      fields: { ...formFields((await admin.get(action)).body, action), ...fields, ...more },
      files: INSTRUMENT,
    })
  assert.match((await send({})).body, /Ghi số và ngày văn bản/)
  const done = await send({ instrument_on: '01/03/2026' })
  assert.equal(done.statusCode, 303, done.body)
  const list = (await admin.get(HOME)).body
  const [, file = ''] = /href="(\/api\/absences\/[^"]+)">7\/TB, 01\/03\/2026/.exec(list) ?? []
  assert.equal((await admin.get(file)).statusCode, 200)
  assert.match(list, /TUQ\. CHỦ TỊCH \/ TRƯỞNG PHÒNG/)
  const end = formActions(list).find((one) => one.endsWith('ket-thuc')) ?? ''
  assert.equal((await fillIn(admin, HOME, { action: end })).statusCode, 303)
  assert.doesNotMatch((await admin.get(HOME)).body, /TUQ\. CHỦ TỊCH/)
})

test('the city’s administrator hands in the instrument with the form, without a script', async () => {
  const page = await cityAdmin.get(`${HOME}/giao`)
  const fields = {
    ...formFields(page.body, `${HOME}/giao`),
    ...{ to: head, kind: 'by_order', instrument_number: '18/QĐ-UBND', instrument_on: '02/03/2026' },
  }
  const answer = await sendFiles(cityAdmin, `${HOME}/giao`, { fields, files: INSTRUMENT })
  assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 800))
  const list = await desk.get(HOME)
  const [, link = ''] = new RegExp(`href="(${HOME}/giao/[^"]+)">18/QĐ-UBND`).exec(list.body) ?? []
  const [, file = ''] = /href="(\/api\/delegations\/[^"]+)"/.exec((await desk.get(link)).body) ?? []
  assert.equal((await desk.get(file)).headers['content-type'], 'application/pdf')
})
