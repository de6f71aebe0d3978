import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACT_DOORS } from '#http/act-doors.ts'
import { allowedActs, findDossier, type Act } from '#modules/dossiers'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { CERTIFIED_COPY, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { choicesOf, fillIn, formActions, formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor, visitor, type Caller } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages })

const NAMES = [
  'tiepnhan',
  'lanhdaoquay',
  'thungan',
  'chuyenvien',
  'truongphong',
  'ky',
  'vanthu',
  'phoihop',
] as const
type Name = (typeof NAMES)[number]
const people = new Map<Name, Caller>()
for (const name of NAMES) people.set(name, await caller(app, `${name}.cau-giay`))

function officer(name: Name): Caller {
  const found = people.get(name)
  if (!found) throw new Error(name)
  return found
}

async function file(body: object = CERTIFIED_COPY): Promise<string> {
  const answer = await officer('tiepnhan').post('/api/dossiers', body)
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json().code
}

const pageOf = (code: string): string => `/can-bo/ho-so/${code}`

/** Does an act through the form of the page, and expects it done. */
async function does(
  name: Name,
  code: string,
  { act, fields = {} }: { act: Act; fields?: Record<string, string> },
) {
  const shown = await officer(name).get(pageOf(code))
  const path = ACT_DOORS[act].path.split('/')[0] ?? ''
  const last = ACT_DOORS[act].path.split('/').at(-1) ?? ''
  const action = formActions(shown.body).find((one) => one.includes(`/${path}`) && one.endsWith(last))
  assert.ok(action, `${name} is not offered ${act}`)
  const answer = await fillIn(officer(name), pageOf(code), { action, fields })
  assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').slice(0, 900))
  return answer
}

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

/** The acts a page offers, by the addresses of its forms. */
function offered(html: string): string[] {
  return formActions(html)
    .filter((action) => action.startsWith('/can-bo/ho-so/'))
    .map((action) =>
      action
        .split('/')
        .slice(4)
        .join('/')
        .replace(/consultations\/.+\/answer/, 'consultations/:id/answer'),
    )
    .sort()
}

async function comparePages(code: string): Promise<void> {
  for (const name of NAMES) {
    const actor = await actorNamed(house, `${name}.cau-giay`)
    const dossier = await acting(house, { actor }, ({ trx }) => findDossier(trx, code))
    const page = await officer(name).get(pageOf(code))
    if (!dossier) {
      assert.equal(page.statusCode, 404, name)
      continue
    }
    const expected = allowedActs(dossier, actor, MONDAY_9).map((act) => ACT_DOORS[act].path)
    assert.deepEqual(offered(page.body), expected.sort(), `${name} at ${dossier.business}`)
  }
}

test('over a whole life every officer is shown exactly the acts the law allows him, and each form does its act', async () => {
  const code = await file(MARITAL_STATUS)
  const steps: { by: Name; act: Act; fields?: Record<string, string> }[] = [
    { by: 'tiepnhan', act: 'accept' },
    { by: 'tiepnhan', act: 'forward' },
    { by: 'truongphong', act: 'assign', fields: { 'assign.specialist': 'chuyenvien.cau-giay' } },
    {
      by: 'chuyenvien',
      act: 'request_supplement',
      fields: {
        'request_supplement.items.earlier': 'Nộp bản gốc rõ dấu',
        'request_supplement.reason': 'Dấu mờ',
      },
    },
    { by: 'tiepnhan', act: 'supplement', fields: { 'supplement.checklist.earlier.has': 'yes' } },
    {
      by: 'chuyenvien',
      act: 'consult',
      fields: { 'consult.question': 'Người này có đăng ký kết hôn ở nơi cũ không?' },
    },
    { by: 'phoihop', act: 'answer', fields: { 'answer.opinion': 'Không có đăng ký kết hôn.' } },
    {
      by: 'chuyenvien',
      act: 'pause_for_obligation',
      fields: { 'pause_for_obligation.reason': 'Lệ phí chưa nộp', 'pause_for_obligation.amount': '15.000' },
    },
    { by: 'chuyenvien', act: 'settle_obligation', fields: { 'settle_obligation.evidence': 'KB-2026-17' } },
    {
      by: 'chuyenvien',
      act: 'propose',
      fields: { 'propose.outcome': 'granted', 'propose.summary': 'Đủ điều kiện xác nhận' },
    },
    { by: 'truongphong', act: 'send_back', fields: { 'send_back.reason': 'Ghi rõ mục đích' } },
    {
      by: 'truongphong',
      act: 'extend',
      fields: { 'extend.due_at': '13/03/2026 16:30', 'extend.reason': 'Xin lỗi vì chậm' },
    },
    {
      by: 'chuyenvien',
      act: 'propose',
      fields: { 'propose.outcome': 'granted', 'propose.summary': 'Đã ghi rõ' },
    },
    { by: 'truongphong', act: 'approve' },
    { by: 'ky', act: 'approve' },
    { by: 'vanthu', act: 'number' },
  ]
  for (const { by, act, fields = {} } of steps) {
    await comparePages(code)
    if (act === 'consult') {
      const shown = await officer('chuyenvien').get(pageOf(code))
      const [agency = ''] = choicesOf(shown.body, 'consult.agency')
      await does(by, code, { act, fields: { ...fields, 'consult.agency': agency } })
    } else await does(by, code, { act, fields })
  }
  const ready = await officer('tiepnhan').get(pageOf(code))
  if (formActions(ready.body).some((action) => action.endsWith('/payment'))) {
    await does('tiepnhan', code, { act: 'pay' })
  }
  await comparePages(code)
  await does('tiepnhan', code, { act: 'deliver' })
  await comparePages(code)
  const told = await officer('tiepnhan').get(pageOf(code))
  assert.match(told.body, /Đã trả kết quả/)
})

test('a stale act is not done: the page says who did what meanwhile, keeps what was typed and offers what is allowed now', async () => {
  const code = await file()
  const action = `${pageOf(code)}/withdrawal`
  const before = formFields((await officer('tiepnhan').get(pageOf(code))).body, action)
  await does('lanhdaoquay', code, { act: 'accept' })
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
  const done = await does('tiepnhan', code, { act: 'accept' })
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
  await does('tiepnhan', code, { act: 'accept' })
  await does('tiepnhan', code, { act: 'forward' })
  const answer = await fillIn(officer('truongphong'), pageOf(code), {
    action: `${pageOf(code)}/extension`,
    fields: { 'extend.due_at': '31/02/2026 17:00', 'extend.reason': 'Xin lỗi vì chậm' },
  })
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Ngày giờ hẹn mới: ghi ngày\/tháng\/năm/)
})

test('the inbox has what waits for me, and a search by name without accents finds it', async () => {
  const code = await file(MARITAL_STATUS)
  const inbox = await officer('tiepnhan').get('/can-bo?q=nguyen+thi+hoa')
  assert.ok(inbox.body.includes(code))
  const none = await officer('tiepnhan').get('/can-bo?q=khong+co+ai')
  assert.match(none.body, /Không có hồ sơ nào khớp/)
  assert.ok(!(await officer('vanthu').get('/can-bo')).body.includes(code))
})

test('the city reads a dossier with numbers masked and no acts', async () => {
  const code = await file()
  const city = await caller(app, 'giamsat.ha-noi')
  const page = await city.get(pageOf(code))
  assert.equal(page.statusCode, 200)
  assert.ok(!page.body.includes('001190000123'))
  assert.deepEqual(offered(page.body), [])
})
