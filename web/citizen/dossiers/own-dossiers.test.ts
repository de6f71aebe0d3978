import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { CERTIFIED_DEEDS, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openDesk } from '#test/desk.ts'
import { openTestHouse } from '#test/house.ts'
import { addressesIn, fillIn, formActions, formFields, sendFiles, sendForm } from '#test/page-forms.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'

const PICTURE = await readFile('test/fixtures/picture.png')

describe('my dossiers', async () => {
  const { app } = await openDoor(await openTestHouse(), { pages: webPages })
  const hoa = await caller(app, 'congdan.1')
  const nam = await caller(app, 'congdan.2')
  const desk = await openDesk(app)
  const file = () => desk.file(MARITAL_STATUS)
  const page = (code: string) => `/ho-so/${code}`

  test('a dossier filed at the counter is among mine, and nobody else opens it', async () => {
    const code = await file()
    assert.match((await hoa.get('/ho-so')).body, new RegExp(`href="${page(code)}"`))
    const shown = await hoa.get(page(code))
    assert.equal(shown.statusCode, 200)
    assert.match(shown.body, /đang chờ cơ quan tiếp nhận/)
    assert.equal((await nam.get(page(code))).statusCode, 404)
    assert.equal((await visitor(app).get(page(code))).statusCode, 303)
  })

  test('the due date is explained once the dossier is accepted, and the receipt can be printed', async () => {
    const code = await file()
    await desk.does(code, { by: 'tiepnhan', act: 'accept' })
    const shown = await hoa.get(page(code))
    assert.match(shown.body, /Hẹn trả.*05\/03\/2026 17:00/s)
    assert.match(shown.body, /Vì sao hẹn ngày này\?/)
    assert.ok(addressesIn(shown.body).includes(`/api/dossiers/${code}/prints/01`))
  })

  test('what the office asks for is brought here, all of it at once', async () => {
    const code = await file()
    await desk.does(code, {
      by: 'tiepnhan',
      act: 'request_supplement',
      fields: {
        'request_supplement.reason': 'Bản chụp chưa rõ',
        'request_supplement.items.earlier': 'Chụp lại cho rõ',
      },
    })
    const shown = await hoa.get(page(code))
    assert.match(shown.body, /Việc bạn cần làm: bổ sung giấy tờ/)
    assert.match(shown.body, /Bản chụp chưa rõ/)
    const action = `${page(code)}/bo-sung`
    const fields = formFields(shown.body, action)
    const none = await sendFiles(hoa, action, { fields, files: {} })
    assert.equal(none.statusCode, 400)
    assert.match(none.body, /id="o-papers\.earlier-loi"/)
    const files = { 'papers.earlier': { name: 'giấy cũ.png', content: PICTURE } }
    const sent = await sendFiles(hoa, action, { fields, files })
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 500))
    const after = await hoa.get(page(code))
    assert.match(after.body, /giấy cũ\.png/)
    assert.doesNotMatch(formActions(after.body).join(' '), /bo-sung/)
  })

  test('withdrawing asks for the reason, and is offered only while it is possible', async () => {
    const code = await file()
    const action = `${page(code)}/rut`
    const empty = await fillIn(hoa, action, { action, fields: { reason: ' ' } })
    assert.equal(empty.statusCode, 400)
    assert.match(empty.body, /href="#o-reason"/)
    const sent = await fillIn(hoa, action, { action, fields: { reason: 'Tôi nộp nhầm nơi' } })
    assert.equal(sent.headers.location, page(code))
    const after = await hoa.get(page(code))
    assert.match(after.body, /được rút theo yêu cầu của bạn/)
    assert.ok(!addressesIn(after.body).includes(action))
  })

  test('an act from a page that is out of date is refused with what happened meanwhile', async () => {
    const code = await file()
    const shown = await hoa.get(`${page(code)}/rut`)
    await desk.does(code, { by: 'tiepnhan', act: 'accept' })
    const fields = { ...formFields(shown.body, `${page(code)}/rut`), reason: 'Không cần nữa' }
    const sent = await sendForm(hoa, `${page(code)}/rut`, fields)
    assert.equal(sent.statusCode, 409)
    assert.match(sent.body, /đã thay đổi/)
  })

  test('one rates once, after the hand-over', async () => {
    const code = await desk.file()
    await desk.does(code, { by: 'tiepnhan', act: 'accept' })
    assert.doesNotMatch(formActions((await hoa.get(page(code))).body).join(' '), /danh-gia/)
    for (const deed of CERTIFIED_DEEDS) await desk.does(code, deed)
    const action = `${page(code)}/danh-gia`
    const none = await fillIn(hoa, page(code), { action })
    assert.equal(none.statusCode, 400)
    assert.match(none.body, /Chọn mức hài lòng/)
    const sent = await fillIn(hoa, page(code), { action, fields: { score: '5', comment: '<b>Nhanh</b>' } })
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 500))
    const after = await hoa.get(page(code))
    assert.match(after.body, /Bạn đã đánh giá 5\/5/)
    assert.doesNotMatch(formActions(after.body).join(' '), /danh-gia/)
  })

  test('whoever has code and phone tail sees how it stands, and no name in full', async () => {
    const code = await file()
    const shown = await sendForm(visitor(app), '/tra-cuu', { code: code.toLowerCase(), phone_tail: '5678' })
    assert.equal(shown.statusCode, 200)
    assert.match(shown.body, /N\. T\. Hoa/)
    assert.doesNotMatch(shown.body, /Nguyễn Thị Hoa|001190000123|0912345678|Số 12, ngõ 68/)
    assert.ok(addressesIn(shown.body).every((address) => !address.includes('5678')))
  })
})
