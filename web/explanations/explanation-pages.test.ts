import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const controller = await caller(app, 'giamsat.ha-noi')
const head = await caller(app, 'truongphong.cau-giay')
const CITY = '/dieu-hanh/giai-trinh'
const asked = {
  unit: 'cau-giay',
  figure: 'overdue',
  question: 'Vì sao hồ sơ hộ tịch quá hạn nhiều tuần qua?',
}

test('an auditor reads and has no form; a commune’s officer is told whose page it is', async () => {
  const auditor = await caller(app, 'kiemtra.ha-noi')
  const page = await auditor.get(CITY)
  assert.equal(page.statusCode, 200)
  assert.ok(!formActions(page.body).includes(CITY))
  assert.equal((await head.get(CITY)).statusCode, 403)
  assert.equal((await controller.post('/api/explanations', { unit: 'cau-giay' })).statusCode, 400)
  assert.equal((await head.post('/api/explanations', asked)).statusCode, 403)
})

test('a question without words or commune comes back with what was typed', async () => {
  const wrong = await fillIn(controller, CITY, {
    action: CITY,
    fields: { ...asked, unit: '', question: 'Gì?' },
  })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /Xã, phường: /)
  assert.match(wrong.body, />Gì\?<\/textarea>/)
})

test('the city asks, the commune sees it in its work, answers on its page, and the city reads the answer', async () => {
  const sent = await fillIn(controller, `${CITY}?unit=cau-giay`, { action: CITY, fields: asked })
  assert.equal(sent.statusCode, 303)
  assert.match((await controller.get(CITY)).body, /Chờ trả lời, hạn/)
  const inbox = await head.get('/can-bo')
  assert.match(inbox.body, /Thành phố chờ đơn vị giải trình: 1/)
  assert.doesNotMatch((await (await caller(app, 'ky.hoan-kiem')).get('/can-bo')).body, /giải trình/)
  const page = await head.get('/can-bo/giai-trinh')
  const action = formActions(page.body).find((one) => one.startsWith('/can-bo/giai-trinh/')) ?? ''
  const id = action.split('/').at(-1) ?? ''
  const desk = await caller(app, 'tiepnhan.cau-giay')
  assert.ok(!formActions((await desk.get('/can-bo/giai-trinh')).body).includes(action))
  const answer = {
    [`answer_${id.replaceAll('-', '')}`]: 'Thiếu người ký tuần trước; từ hôm nay có người ký thay.',
  }
  const done = await fillIn(head, '/can-bo/giai-trinh', { action, fields: answer })
  assert.equal(done.statusCode, 303)
  assert.match((await controller.get(CITY)).body, /từ hôm nay có người ký thay/)
  const { items } = (await controller.get('/api/explanations?answered=true')).json()
  assert.deepEqual([items.length, items[0].unit.slug, items[0].is_late], [1, 'cau-giay', false])
})
