import assert from 'node:assert/strict'
import { test } from 'node:test'
import { submitDossier } from '#modules/dossiers'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const PATH = '/can-bo/ban-chinh'
const house = await openTestHouse()
const { as, actor } = await peopleOfCauGiay(house)
const { code } = await as('desk', (work) => submitDossier(work, MARITAL_STATUS))
const { app } = await openDoor(house, { pages: webPages })
const desk = await caller(app, 'tiepnhan.cau-giay')
const specialist = await caller(app, 'chuyenvien.cau-giay')
const body = actor('specialist').posts[0]?.agency_id ?? ''
const [paper] = await house.owner<{ id: string }[]>`select id from originals`
const originals = paper?.id ?? ''
let slip = ''

test('a resident has no such page, and another commune sees none of this one', async () => {
  const resident = await caller(app, 'congdan.1')
  assert.equal((await resident.get(PATH)).statusCode, 403)
  const stranger = await caller(app, 'tiepnhan.hoan-kiem')
  assert.ok(!(await stranger.get(PATH)).body.includes(code))
  assert.equal((await stranger.get(`/can-bo/ho-so/${code}/ban-chinh`)).statusCode, 404)
})

test('nothing chosen and nowhere to go come back in plain words, with what was typed', async () => {
  const action = `${PATH}/phieu`
  const none = await fillIn(desk, PATH, { action, fields: { originals: '', courier: 'Anh Bình' } })
  assert.equal(none.statusCode, 400)
  assert.match(none.body, /Chọn ít nhất một bản chính.*Chọn cơ quan nhận.*value="Anh Bình"/s)
  const wrong = await desk.get(`${PATH}/tim?ma=BG-0000-00001`)
  assert.match(wrong.body, /Mã phiếu có 9 chữ và số/)
})

test('a slip made by the desk stands at both ends; received by its code, the dossier says who holds the paper', async () => {
  const action = `${PATH}/phieu`
  const made = await fillIn(desk, PATH, {
    action,
    fields: { originals, to_agency: body, courier: 'Anh Bình' },
  })
  assert.equal(made.statusCode, 303)
  slip = /phieu\/(\w{9})/.exec(String(made.headers.location))?.[1] ?? ''
  assert.match((await desk.get(String(made.headers.location))).body, /Đã lập phiếu.*Đang chuyển.*Anh Bình/s)
  assert.ok((await specialist.get(PATH)).body.includes(`${PATH}/phieu/${slip}`))
  const opened = await specialist.get(`${PATH}/tim?ma=${slip.toLowerCase()}`)
  assert.equal(opened.headers.location, `${PATH}/phieu/${slip}`)
  const at = `${PATH}/phieu/${slip}`
  const done = await fillIn(specialist, at, { action: `${at}/nhan`, fields: { arrived: originals } })
  assert.equal(done.headers.location, `${at}?xong=nhan`)
  const shown = await specialist.get(`${at}?xong=nhan`)
  assert.match(shown.body, /Đã ký nhận đủ/)
  assert.ok(!formActions(shown.body).includes(`${at}/nhan`))
  const { body: page } = await desk.get(`/can-bo/ho-so/${code}`)
  assert.ok(page.includes(`${actor('specialist').name} giữ`))
})

test('given back only to who is known and signs; then the page shows the receipt', async () => {
  const at = `/can-bo/ho-so/${code}/ban-chinh`
  const fields = { originals, to: 'principal', identity: 'card', tail: '9999', signed: 'paper' }
  const wrong = await fillIn(specialist, at, { action: `${at}/tra`, fields })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Bốn số này không khớp/)
  const done = await fillIn(specialist, at, { action: `${at}/tra`, fields: { ...fields, tail: '0123' } })
  assert.equal(done.headers.location, `${at}?xong=tra`)
  assert.match((await specialist.get(at)).body, /Đã trả người dân.*ký trên giấy/s)
})

test('what is held too long is listed for officers and for the city, with the limits', async () => {
  const controller = await caller(app, 'giamsat.ha-noi')
  for (const reader of [desk, controller]) {
    const { statusCode, body: page } = await reader.get(`${PATH}/qua-han`)
    assert.equal(statusCode, 200)
    assert.match(page, /quá 8 giờ làm việc/)
  }
})

test('the place is found by a few words without accents; words that fit several are answered with a short list', async () => {
  const page = await desk.get(PATH)
  assert.ok(page.body.length < 60_000, `${page.body.length} bytes`)
  const { items } = JSON.parse((await desk.get(`${PATH}/noi-nhan?q=van hoa cau giay`)).body)
  assert.deepEqual(items[0], { value: items[0].value, label: 'Phòng Văn hóa – Xã hội phường Cầu Giấy' })
  const { code: other } = await as('desk', (work) => submitDossier(work, MARITAL_STATUS))
  const [next] = await house.owner<{ id: string }[]>`select id from originals where dossier_code = ${other}`
  const send = (to_agency: string) =>
    fillIn(desk, PATH, { action: `${PATH}/phieu`, fields: { originals: next?.id ?? '', to_agency } })
  const several = await send('cau giay')
  assert.equal(several.statusCode, 400)
  assert.match(several.body, /Có \d+ nơi khớp “cau giay”/)
  assert.match(several.body, /type="radio"[^>]*name="to_agency"|name="to_agency"[^>]*type="radio"/)
  const none = await send('khong co noi nay')
  assert.match(none.body, /Không có nơi nhận nào tên/)
  const made = await send('phong van hoa xa hoi cau giay')
  assert.equal(made.statusCode, 303)
})
