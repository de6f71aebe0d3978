import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyOutages } from '#jobs/apply-outages.ts'
import { fixedClock } from '#platform/clock.ts'
import { peopleOfCauGiay, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { openTestHouse } from '#test/house.ts'
import { fillIn, formFields, sendForm } from '#test/page-forms.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../../pages.ts'
import { reasonName } from './outages-table.tsx'

const house = await openTestHouse()
const { underReview } = await peopleOfCauGiay(house)
const { code } = await underReview()
const { app } = await openDoor(house, { clock: fixedClock(WEDNESDAY_9), pages: webPages })
const admin = await caller(app, 'quantri.ha-noi')
const PATH = '/quan-tri/su-co'
const asked = (change: Record<string, string> = {}) =>
  `${PATH}?${new URLSearchParams({
    ...{ scope: 'communes', units: 'cau-giay', from_at: '03/03/2026 08:00', to_at: '03/03/2026 17:00' },
    ...{ legal_basis: 'NĐ 224/2026/NĐ-CP Điều 13', reason: 'Mất điện cả ngày', ...change },
  }).toString()}`

test('others are told whose page it is, and what is not sound is refused at its field, before anything is recorded', async () => {
  const head = await caller(app, 'truongphong.cau-giay')
  assert.equal((await head.get(PATH)).statusCode, 403)
  for (const [change, field] of [
    [{ units: '' }, 'units'],
    [{ scope: 'agency' }, 'agency'],
    [{ from_at: 'hôm qua' }, 'from_at'],
    [{ to_at: '03/03/2026 07:00' }, 'to_at'],
    [{ to_at: '05/03/2026 07:00' }, 'to_at'],
    [{ legal_basis: '' }, 'legal_basis'],
    [{ reason: 'x' }, 'reason'],
  ] as const) {
    const page = await admin.get(asked(change))
    assert.equal(page.statusCode, 400, field)
    assert.ok(page.body.includes(`href="#o-${field}"`), `${field} is not pointed at`)
  }
  assert.match((await admin.get(PATH)).body, /Chưa ghi nhận sự cố nào/)
})

test('an outage is previewed with its dossiers, recorded once however often one presses, applied and withdrawn', async () => {
  const page = await admin.get(asked())
  assert.equal(page.statusCode, 200, page.body.slice(0, 500))
  assert.match(page.body, new RegExp(`${code}</a>.*05/03/2026 17:00.*06/03/2026 17:00`, 's'))
  const fields = formFields(page.body.split('Sẽ chạm tới')[1] ?? '', PATH)
  const pressed = [await sendForm(admin, PATH, fields), await sendForm(admin, PATH, fields)]
  for (const sent of pressed) assert.equal(sent.statusCode, 303, sent.body.slice(0, 500))
  const listed = await admin.get('/api/outages')
  assert.equal(listed.json().items.length, 1)
  assert.match((await admin.get(`${PATH}?xong=ghi`)).body, /Còn 1 hồ sơ/)
  const [point] = await house.owner<{ slug: string }[]>`
    select slug from agencies where kind = 'centre_point' and slug like '%cau-giay%'`
  const year = await admin.get(`/quan-tri/lich/${point?.slug}?nam=2026`)
  assert.match(year.body, /03\/03\/2026 08:00 – 03\/03\/2026 17:00.*Mất điện cả ngày/s)
  assert.equal(await applyOutages(house, () => WEDNESDAY_9), 1)
  const done = await admin.get(PATH)
  assert.match(done.body, /Đã áp dụng xong/)
  const head = await caller(app, 'truongphong.cau-giay')
  assert.match((await head.get(`/can-bo/ho-so/${code}`)).body, /Áp dụng sự cố đã ghi nhận/)
  const hoa = await caller(app, 'congdan.1')
  const own = await hoa.get(`/ho-so/${code}`)
  assert.match(own.body, /Thời gian sự cố không tính vào hạn/)
  assert.match(own.body, /nguyên nhân khách quan/i)

  const { id } = listed.json().items[0]
  const action = `${PATH}/${id}/rut`
  const unsaid = await fillIn(admin, PATH, { action })
  assert.equal(unsaid.statusCode, 400)
  assert.ok(unsaid.body.includes(`href="#o-${reasonName(id)}"`))
  const withdrawn = await fillIn(admin, PATH, { action, fields: { [reasonName(id)]: 'Ghi nhầm đơn vị' } })
  assert.equal(withdrawn.statusCode, 303)
  assert.match((await admin.get(PATH)).body, /Đã rút: Ghi nhầm đơn vị/)
})
