import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordDigests } from '#jobs/record-digests.ts'
import { draftApologies, recordLapses } from '#jobs/watch-dates.ts'
import { fixedClock } from '#platform/clock.ts'
import { fromLocalText } from '#platform/dates.ts'
import { openDesk, pageOf, type OfficerName } from '#test/desk.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const at = fromLocalText
let now = at('2026-03-02T09:00')
const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: () => now })
const { officer, file, does } = await openDesk(app)

/** A confirmation of marital status under review, due on Thursday 5 March at 17:00. */
async function underReview(): Promise<string> {
  now = at('2026-03-02T09:00')
  const code = await file(MARITAL_STATUS)
  await does(code, { by: 'tiepnhan', act: 'accept' })
  await does(code, { by: 'tiepnhan', act: 'forward' })
  await does(code, { by: 'chuyenvien', act: 'assign' })
  return code
}

/** Signed in anew: a session does not last for days. */
const today = (name: OfficerName) => caller(app, `${name}.cau-giay`)

test('a resident and another unit’s officer see no digest here; a specialist not that of a colleague', async () => {
  const hoa = await caller(app, 'congdan.1')
  assert.equal((await hoa.get('/can-bo/sap-tre')).statusCode, 403)
  assert.equal((await hoa.get('/api/digest')).statusCode, 403)
  const stranger = await caller(app, 'chuyenvien.hoan-kiem')
  assert.equal((await stranger.get('/api/digest?unit=cau-giay')).statusCode, 403)
  assert.equal((await stranger.get('/api/digest/officers/chuyenvien.cau-giay')).statusCode, 403)
  assert.equal((await officer('chuyenvien').get('/api/digest/officers/truongphong.cau-giay')).statusCode, 403)
  assert.equal((await officer('chuyenvien').get('/dieu-hanh/sap-tre')).statusCode, 403)
})

test('an officer reads his own digest and his unit’s, his head reads it too, and yesterday’s can be opened', async () => {
  const code = await underReview()
  now = at('2026-03-03T08:00')
  await recordDigests(house, fixedClock(now))
  now = at('2026-03-04T09:00')
  const page = await (await today('chuyenvien')).get('/can-bo/sap-tre')
  assert.equal(page.statusCode, 200)
  assert.ok(page.body.includes(code))
  assert.match(page.body, /href="\/can-bo\/sap-tre\?ngay=03%2F03%2F2026"/)
  const kept = await (await today('chuyenvien')).get('/can-bo/sap-tre?ngay=03/03/2026')
  assert.match(kept.body, /Bản tin lưu lúc 08:00 03\/03\/2026|Bản tin lưu lúc .*03\/03\/2026/)
  const own = (await (await today('truongphong')).get('/api/digest/officers/chuyenvien.cau-giay')).json()
  assert.deepEqual([own.late, own.within_8, own.within_24, own.hours], [0, 0, 1, 48])
  assert.deepEqual(
    own.items.map((item: { code: string }) => item.code),
    [code],
  )
  const unit = (await (await today('chuyenvien')).get('/api/digest?unit=00166')).json()
  assert.equal(unit.items[0].turns[0].role, 'specialist')
  assert.equal(unit.total.within_all, 1)
  const city = await caller(app, 'lanhdao.ha-noi')
  assert.equal((await city.get('/api/digest?on=2026-03-03')).json().items.length, 126)
  assert.match((await city.get('/dieu-hanh/sap-tre')).body, /bản tin ngày 03\/03\/2026/)
})

test('the head finds the drafted apology in his inbox, filled in; what he corrects is what he signs, and the resident reads it', async () => {
  const code = await underReview()
  now = at('2026-03-05T08:00')
  await draftApologies(house, fixedClock(now))
  assert.ok((await (await today('truongphong')).get('/can-bo?xem=can-xin-loi')).body.includes(code))
  const action = `${pageOf(code)}/extension`
  const form = formFields((await (await today('truongphong')).get(pageOf(code))).body, action)
  assert.match(String(form['extend.reason']), /Hồ sơ cần thêm thời gian thẩm định tại/)
  assert.match(String(form['extend.due_at']), /^\d{2}\/\d{2}\/2026 17:00$/)
  const wrong = await sendForm(await today('truongphong'), action, {
    ...form,
    'extend.due_at': '05/03/2026 16:00',
  })
  assert.equal(wrong.statusCode, 400)
  assert.match(wrong.body, /phải sau ngày hẹn hiện tại/)
  const again = formFields(wrong.body, action)
  const signed = await sendForm(await today('truongphong'), action, {
    ...again,
    'extend.due_at': '10/03/2026 17:00',
    'extend.reason': 'Chờ xác minh nơi cư trú cũ',
  })
  assert.equal(signed.statusCode, 303)
  const tracked = await app.inject({
    method: 'POST',
    url: '/tra-cuu',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ code, phone_tail: '5678' }).toString(),
  })
  assert.match(tracked.body, /Cơ quan xin lỗi vì trả kết quả chậm/)
  assert.match(tracked.body, /Chờ xác minh nơi cư trú cũ/)
})

test('a date that passed without an apology is red for the head, the signer and the centre’s leader', async () => {
  const code = await underReview()
  now = at('2026-03-06T09:00')
  await recordLapses(house, fixedClock(now))
  for (const name of ['truongphong', 'ky', 'lanhdaoquay'] as const) {
    const page = await (await today(name)).get('/can-bo?xem=chua-xin-loi')
    assert.ok(page.body.includes(code), name)
    assert.match(page.body, /Quá hẹn chưa xin lỗi/)
  }
  assert.doesNotMatch((await (await today('chuyenvien')).get('/can-bo')).body, /Quá hẹn chưa xin lỗi/)
  assert.match((await (await today('truongphong')).get(pageOf(code))).body, /không có văn bản xin lỗi/)
})
