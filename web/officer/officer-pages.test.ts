import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { offered, openDesk, pageOf } from '#test/desk.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formFields, sendForm } from '#test/page-forms.ts'
import { actorNamed } from '#test/acting.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })
const { officer, file, does } = await openDesk(app)

test('a visitor is sent to sign in and comes back; a resident is told the page is for officers', async () => {
  const answer = await visitor(app).get('/can-bo')
  assert.equal(answer.statusCode, 303)
  assert.match(String(answer.headers.location), /^\/dang-nhap\?ve=%2Fcan-bo/)
  const hoa = await (await caller(app, 'congdan.1')).get('/can-bo')
  assert.equal(hoa.statusCode, 403)
})

test("another commune's dossier is not there, to see or to act on", async () => {
  const code = await file()
  const stranger = await caller(app, 'chuyenvien.hoan-kiem')
  assert.equal((await stranger.get(pageOf(code))).statusCode, 404)
  const acted = await sendForm(stranger, `${pageOf(code)}/stop`, {
    idempotency_key: 'a-key-of-a-stranger',
    version: '1',
    'stop.reason': 'Không phải việc của tôi',
  })
  assert.equal(acted.statusCode, 404)
  const own = await officer('tiepnhan').get(pageOf(code))
  assert.equal(own.statusCode, 200)
})

test('a stale act is not done: the page says who did what meanwhile, keeps what was typed and offers what is allowed now', async () => {
  const code = await file()
  const action = `${pageOf(code)}/withdrawal`
  const before = formFields((await officer('tiepnhan').get(pageOf(code))).body, action)
  await does(code, { by: 'lanhdaoquay', act: 'accept' })
  const stale = await sendForm(officer('tiepnhan'), action, {
    ...before,
    'withdraw.reason': 'Người nộp đổi ý',
  })
  assert.equal(stale.statusCode, 409)
  assert.match(stale.body, /Tiếp nhận hồ sơ/)
  const leader = await actorNamed(house, 'lanhdaoquay.cau-giay')
  assert.ok(stale.body.includes(leader.name))
  assert.match(stale.body, /Người nộp đổi ý/)
  assert.deepEqual(offered(stale.body), offered((await officer('tiepnhan').get(pageOf(code))).body))
  const again = await sendForm(officer('tiepnhan'), action, {
    ...formFields(stale.body, action),
    'withdraw.reason': 'Người nộp đổi ý',
  })
  assert.equal(again.statusCode, 303)
})

test('a form whose version is larger than any is stale; one that is no whole number fails nothing', async () => {
  const code = await file()
  const action = `${pageOf(code)}/withdrawal`
  const fields = { ...formFields((await officer('tiepnhan').get(pageOf(code))).body, action) }
  const sent = async (version: string) => {
    const typed = { ...fields, idempotency_key: `withdraw-${version}`, version, 'withdraw.reason': 'Đổi ý' }
    return (await sendForm(officer('tiepnhan'), action, typed)).statusCode
  }
  assert.equal(await sent('99999999999999999999'), 409)
  assert.equal(await sent('1e309'), 303)
})

test('a form sent twice is one act', async () => {
  const code = await file()
  const action = `${pageOf(code)}/acceptance`
  const fields = formFields((await officer('tiepnhan').get(pageOf(code))).body, action)
  const [one, two] = await Promise.all([
    sendForm(officer('tiepnhan'), action, fields),
    sendForm(officer('tiepnhan'), action, fields),
  ])
  assert.deepEqual([one.statusCode, two.statusCode], [303, 303])
  const events = (await officer('tiepnhan').get(`/api/dossiers/${code}/events`)).json()
  assert.equal(events.items.filter((event: { act: string }) => event.act === 'accept').length, 1)
})

test('after accepting, the page offers the receipt', async () => {
  const code = await file()
  const done = await does(code, { by: 'tiepnhan', act: 'accept' })
  const page = await officer('tiepnhan').get(String(done.headers.location))
  assert.ok(page.body.includes(`/api/dossiers/${code}/prints/01`))
  assert.match(page.body, /Đã xong: Tiếp nhận/)
})

test('a refusal without reason comes back with both fields named, and what was typed', async () => {
  const code = await file()
  const action = `${pageOf(code)}/refusal`
  const answer = await fillIn(officer('tiepnhan'), pageOf(code), {
    action,
    fields: { 'refuse.legal_basis': 'Điều 22 NĐ 23/2015' },
  })
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /href="#o-refuse\.reason"/)
  assert.match(answer.body, /Điều 22 NĐ 23\/2015/)
  assert.match(answer.body, /<title>Lỗi: /)
})

test('only papers of the procedure may be asked for, each with guidance', async () => {
  const code = await file()
  const action = `${pageOf(code)}/supplement-requests`
  const foreign = await fillIn(officer('tiepnhan'), pageOf(code), {
    action,
    fields: {
      'request_supplement.items.passport': 'Nộp hộ chiếu',
      'request_supplement.reason': 'Cần thêm giấy tờ',
    },
  })
  assert.equal(foreign.statusCode, 400)
  assert.match(foreign.body, /Chỉ được yêu cầu giấy tờ có trong thủ tục/)
  const none = await fillIn(officer('tiepnhan'), pageOf(code), {
    action,
    fields: { 'request_supplement.reason': 'Cần thêm giấy tờ' },
  })
  assert.equal(none.statusCode, 400)
  assert.match(none.body, /Giấy tờ cần bổ sung: ít nhất 1 mục/)
})

test('an amount or a date nobody can read is told at its field', async () => {
  const code = await file(MARITAL_STATUS)
  await does(code, { by: 'tiepnhan', act: 'accept' })
  await does(code, { by: 'tiepnhan', act: 'forward' })
  const answer = await fillIn(officer('truongphong'), pageOf(code), {
    action: `${pageOf(code)}/extension`,
    fields: { 'extend.due_at': '31/02/2026 17:00', 'extend.reason': 'Xin lỗi vì chậm' },
  })
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Ngày giờ hẹn mới: ghi ngày\/tháng\/năm/)
})

test('the inbox has what waits for me, and a search by name without accents finds it', async () => {
  const code = await file(MARITAL_STATUS)
  const inbox = await sendForm(officer('tiepnhan'), '/can-bo', { q: 'nguyen thi hoa' })
  assert.ok(inbox.body.includes(code))
  const none = await sendForm(officer('tiepnhan'), '/can-bo', { q: 'khong co ai' })
  assert.ok(!none.body.includes('?q='), 'no name stands in an address')
  assert.match(none.body, /Không có hồ sơ nào khớp/)
  assert.ok(!(await officer('vanthu').get('/can-bo')).body.includes(code))
})

test('the city reads a dossier with numbers masked and no acts', async () => {
  const code = await file()
  const city = await caller(app, 'giamsat.ha-noi')
  assert.equal((await city.get(pageOf(code))).statusCode, 303, 'asked for a purpose first')
  await city.post(`/api/dossiers/${code}/purpose`, { purpose: 'supervision' })
  const page = await city.get(pageOf(code))
  assert.equal(page.statusCode, 200)
  assert.ok(!page.body.includes('001190000123'))
  assert.deepEqual(offered(page.body), [])
})

test('a second request for papers says what it costs in the index, asks for its legal reason and waits for the head', async () => {
  const code = await file(MARITAL_STATUS)
  const request = { 'request_supplement.items.earlier': 'Nộp bản gốc', 'request_supplement.reason': 'Dấu mờ' }
  await does(code, { by: 'tiepnhan', act: 'accept' })
  await does(code, { by: 'tiepnhan', act: 'forward' })
  await does(code, { by: 'chuyenvien', act: 'assign' })
  const first = await officer('chuyenvien').get(pageOf(code))
  assert.doesNotMatch(first.body, /lần yêu cầu bổ sung thứ hai/)
  await does(code, { by: 'chuyenvien', act: 'request_supplement', fields: request })
  await does(code, {
    by: 'tiepnhan',
    act: 'supplement',
    fields: { 'supplement.checklist.earlier.has': 'yes' },
  })
  const second = await officer('chuyenvien').get(pageOf(code))
  assert.match(second.body, /tính là trễ hạn/)
  assert.match(second.body, /riêng hồ sơ này làm mất \d+(,\d+)? điểm/)
  const action = `${pageOf(code)}/supplement-requests`
  const without = await fillIn(officer('chuyenvien'), pageOf(code), { action, fields: request })
  assert.equal(without.statusCode, 409)
  assert.match(without.body, /Dấu mờ/)
  const legal = { ...request, 'request_supplement.legal_reason': 'Khoản 2 Điều 22 NĐ 123/2015/NĐ-CP' }
  await does(code, { by: 'chuyenvien', act: 'request_supplement', fields: legal })
  assert.match((await officer('truongphong').get(pageOf(code))).body, /chờ duyệt yêu cầu bổ sung lần hai/i)
})
