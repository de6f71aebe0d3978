import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestSupplement, supplementDossier } from '#modules/dossiers'
import { peopleOfCauGiay, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { HOA, MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor, visitor } from '#test/serving.ts'
import { fixedClock } from '#platform/clock.ts'
import { webPages } from '../pages.ts'

const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: fixedClock(WEDNESDAY_9) })
const { as, underReview } = await peopleOfCauGiay(house)
const officer = await caller(app, 'chuyenvien.cau-giay')
const hoa = await caller(app, 'congdan.1')

/** Asked for papers on Tuesday that come on Wednesday: the limit of three working days begins again. */
async function restarted(): Promise<string> {
  const target = await underReview()
  const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }
  await as('specialist', (work) => requestSupplement(work, target, ask), TUESDAY_9)
  const { checklist } = MARITAL_STATUS
  await as('desk', (work) => supplementDossier(work, target, { checklist }), WEDNESDAY_9)
  return target.code
}

const tracked = async (code: string) =>
  (await visitor(app).post('/api/tracking', { code, phone_tail: HOA.phone.slice(-4) })).json()

test('where appointment and index date are one, no page speaks of a second date, and the API tells the same twice', async () => {
  const { code } = await underReview()
  assert.doesNotMatch((await officer.get(`/can-bo/ho-so/${code}`)).body, /Hạn tính chỉ số 766/)
  assert.doesNotMatch((await hoa.get(`/ho-so/${code}`)).body, /Hạn tính chỉ số 766/)
  const told = (await officer.get(`/api/dossiers/${code}`)).json()
  assert.equal(told.metric_due_at, told.due_at)
})

test('after a restart the officer, the resident, whoever tracks and the API see both figures', async () => {
  const code = await restarted()
  const officers = (await officer.get(`/can-bo/ho-so/${code}`)).body
  assert.match(officers, /09\/03\/2026 17:00.*Hạn tính chỉ số 766.*06\/03\/2026 17:00/s)
  const own = (await hoa.get(`/ho-so/${code}`)).body
  assert.match(own, /Hẹn trả.*09\/03\/2026 17:00.*Hạn tính chỉ số 766.*06\/03\/2026 17:00/s)
  assert.match(own, /ngày hẹn trả không đổi/)
  for (const told of [(await officer.get(`/api/dossiers/${code}`)).json(), await tracked(code)]) {
    assert.equal(told.due_at, '2026-03-09T10:00:00.000Z')
    assert.equal(told.metric_due_at, '2026-03-06T10:00:00.000Z')
  }
})
