import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formActions, sendForm } from '#test/page-forms.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '../../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')
const controller = await caller(app, 'giamsat.ha-noi')

const LIST = '/quan-tri/thu-tuc'
const PAGE = `${LIST}/${MARITAL_STATUS.procedure}`

test('only the city’s administrator sees these pages, and a stranger’s form begins no draft', async () => {
  for (const url of [LIST, PAGE]) {
    assert.equal((await visitor(app).get(url)).statusCode, 303, url)
    assert.equal((await controller.get(url)).statusCode, 403, url)
  }
  const answer = await sendForm(controller, `${PAGE}/soan`, { idempotency_key: 'a-key-of-a-stranger' })
  assert.equal(answer.statusCode, 403)
  assert.equal((await admin.get(`${LIST}/9.999999`)).statusCode, 404)
})

test('the list is searched without accents and narrowed by field, by draft and by unknown limit', async () => {
  const found = await admin.get(`${LIST}?q=xac nhan tinh trang hon nhan`)
  assert.ok(found.body.includes(PAGE))
  const none = await admin.get(`${LIST}?chi=dang-soan`)
  assert.match(none.body, /Không có thủ tục nào theo bộ lọc này/)
  const unclear = await admin.get(`${LIST}?chi=chua-ro-thoi-han`)
  assert.match(unclear.body, /Chưa rõ thời hạn/)
  assert.ok(!unclear.body.includes(`href="${PAGE}"`))
  const next = /href="([^"]+)" rel="next"/.exec(unclear.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(next, /chi=chua-ro-thoi-han/)
  assert.equal((await admin.get(next)).statusCode, 200)
  const field = await admin.get(`${LIST}?linh-vuc=${encodeURIComponent('Đất đai')}`)
  assert.ok(!field.body.includes(`href="${PAGE}"`))
})

test('a draft is begun once from the version in force, listed, and thrown away by its own form', async () => {
  const begun = await fillIn(admin, PAGE, { action: `${PAGE}/soan` })
  assert.equal(begun.statusCode, 303, begun.body)
  const shown = await admin.get(PAGE)
  assert.match(shown.body, /Phiên bản 2 đang được soạn/)
  assert.ok(!formActions(shown.body).includes(`${PAGE}/soan`))
  assert.ok((await admin.get(`${LIST}?chi=dang-soan`)).body.includes(`href="${PAGE}"`))
  const dropped = await fillIn(admin, PAGE, { action: `${PAGE}/soan/bo` })
  assert.equal(dropped.headers.location, `${PAGE}?xong=bo`)
  assert.match((await admin.get(`${PAGE}?xong=bo`)).body, /Đã bỏ bản soạn/)
})
