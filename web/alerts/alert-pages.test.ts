import assert from 'node:assert/strict'
import { test } from 'node:test'
import { watchAlerts } from '#jobs/watch-alerts.ts'
import { submitDossier } from '#modules/dossiers'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText } from '#platform/dates.ts'
import { peopleOfCauGiay } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const PATH = '/can-bo/canh-bao'
const NOW = fromLocalText('2026-03-03T09:02')
const house = await openTestHouse()
const { as } = await peopleOfCauGiay(house)
const { code } = await as('desk', (work) => submitDossier(work, MARITAL_STATUS))
await watchAlerts(house, fixedClock(fromLocalText('2026-03-03T09:01')))
const { app } = await openDoor(house, { pages: webPages, clock: () => NOW })
const desk = await caller(app, 'tiepnhan.cau-giay')

test('a resident has no alerts, and another commune none of this one', async () => {
  const resident = await caller(app, 'congdan.1')
  assert.equal((await resident.get(PATH)).statusCode, 403)
  assert.equal((await resident.get('/api/alerts')).statusCode, 403)
  const stranger = await caller(app, 'tiepnhan.hoan-kiem')
  assert.deepEqual((await stranger.get('/api/alerts')).json().items, [])
  assert.ok(!(await stranger.get(PATH)).body.includes(code))
})

test('the desk is told its dossier and what to do; its leader sees that nobody has it yet', async () => {
  const { body } = await desk.get(PATH)
  assert.ok(body.includes(`href="/can-bo/ho-so/${code}"`))
  assert.match(body, /Tiếp nhận, yêu cầu bổ sung một lần/)
  const leader = await caller(app, 'lanhdaoquay.cau-giay')
  const seen = await leader.get(PATH)
  assert.match(seen.body, /Không có cảnh báo nào chờ bạn.*Chưa ai nhận.*Chuyển tiếp lúc 03\/03\/2026 10:01/s)
  assert.match((await leader.get('/can-bo')).body, /Cảnh báo chưa ai nhận: 1/)
})

test('an address that is none comes back with what was typed; a right one is kept, and can be removed', async () => {
  const action = `${PATH}/dia-chi`
  const wrong = await fillIn(desk, PATH, { action, fields: { address: 'tiep nhan' } })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /ten@co-quan\.gov\.vn/)
  assert.match(wrong.body, /value="tiep nhan"/)
  const right = await fillIn(desk, PATH, { action, fields: { address: 'tiep.nhan@cau-giay.example.vn' } })
  assert.equal(right.statusCode, 303)
  assert.match((await desk.get(PATH)).body, /value="tiep.nhan@cau-giay.example.vn"/)
  await fillIn(desk, PATH, { action, fields: { address: '' } })
  assert.doesNotMatch((await desk.get(PATH)).body, /tiep.nhan@cau-giay/)
})

test('taken up with a note, it stands among the others with who and what, and no form for it is left', async () => {
  const action = `${PATH}/acceptance-late`
  const [boxes, note] = ['alerts_acceptance_late', 'note_acceptance_late']
  const none = await fillIn(desk, PATH, { action, fields: { [boxes]: '', [note]: 'Tiếp nhận ngay' } })
  assert.equal(none.statusCode, 400)
  assert.match(none.body, /Chọn ít nhất một cảnh báo.*value="Tiếp nhận ngay"/s)
  const done = await fillIn(desk, PATH, { action, fields: { [note]: 'Tiếp nhận ngay sáng nay' } })
  assert.equal(done.headers.location, `${PATH}?xong=nhan`)
  const { body } = await desk.get(`${PATH}?xong=nhan`)
  assert.match(body, /Đã nhận xử lý.*Tiếp nhận ngay sáng nay/s)
  assert.ok(!formActions(body).includes(action))
  const [one] = (await desk.get('/api/alerts')).json().items
  assert.deepEqual([one.dossier, one.note, one.next_at], [code, 'Tiếp nhận ngay sáng nay', null])
})

test('the city finds it by commune and by kind, and is not asked before its step', async () => {
  const controller = await caller(app, 'giamsat.ha-noi')
  const { body } = await controller.get(`${PATH}?unit=cau-giay&quy-tac=acceptance-late`)
  assert.ok(body.includes(`href="/dieu-hanh/ho-so/${code}"`))
  assert.ok(!(await controller.get(`${PATH}?unit=hoan-kiem`)).body.includes(code))
})
