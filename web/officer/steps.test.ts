import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as dossiers from '#modules/dossiers'
import { findVersion } from '#modules/procedures'
import { fixedClock } from '#platform/clock.ts'
import { MONDAY_9 } from '#test/acting.ts'
import { answersFor } from '#test/answers-for.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '../pages.ts'

const MONDAY_16 = '2026-03-02T09:00:00.000Z'
const MONDAY_17 = '2026-03-02T10:00:00.000Z'
const house = await openTestHouse()
const { app } = await openDoor(house, { pages: webPages, clock: fixedClock(TUESDAY_9) })
const { as, file, underReview } = await peopleOfCauGiay(house)
const specialist = await caller(app, 'chuyenvien.cau-giay')
const desk = await caller(app, 'tiepnhan.cau-giay')

type Step = { acts: string[]; due_at: string; state: string; text: string }
const stepsOf = async (code: string): Promise<Step[]> =>
  (await specialist.get(`/api/dossiers/${code}`)).json().steps

test('each step has its due in working hours, the last one is the appointment, and one step is at hand', async () => {
  const { code } = await underReview()
  const steps = await stepsOf(code)
  assert.deepEqual(
    steps.map(({ acts }) => acts[0]),
    ['forward', 'accept', 'assign', 'propose', 'check', 'approve', 'number'],
  )
  assert.equal(steps.at(-1)?.due_at, THURSDAY_17)
  const counted = steps.slice(1).map(({ due_at }) => due_at)
  assert.deepEqual(counted, counted.toSorted(), 'one after the other')
  assert.deepEqual(
    steps.filter(({ state }) => state === 'now').map(({ acts }) => acts[0]),
    ['propose'],
  )
  const page = (await specialist.get(`/can-bo/ho-so/${code}`)).body
  assert.match(page, /Hạn từng bước.*Chuyển đến phòng chuyên môn.*Đã qua.*Đang làm.*Chưa đến/s)
  assert.match((await specialist.get('/can-bo')).body, /bước này: \d\d:\d\d|bước này: \d\d\/03\/2026/)
})

test('D9: taken in by 15:00 a dossier is handed over the same day, after that within the first hour of the next', async () => {
  const early = { code: (await file()).code }
  const late = { code: (await file()).code }
  await as('desk', (work) => dossiers.acceptDossier(work, early), MONDAY_9)
  await as('desk', (work) => dossiers.acceptDossier(work, late), MONDAY_16)
  const [handOver, taken] = (await desk.get(`/api/dossiers/${early.code}`)).json().steps
  assert.deepEqual([handOver.due_at, handOver.state], [MONDAY_17, 'now'])
  assert.equal(taken.state, 'done', 'what was accepted has been taken in')
  assert.match(handOver.text, /nhận trước 15 giờ: chuyển trong ngày/)
  const [next] = (await desk.get(`/api/dossiers/${late.code}`)).json().steps
  assert.equal(next.due_at, TUESDAY_9)
  assert.match((await desk.get(`/can-bo/ho-so/${early.code}`)).body, /Đang làm, quá hạn bước/)
})

test('before acceptance and while papers are awaited no step has a date', async () => {
  const { code } = await file()
  assert.deepEqual((await desk.get(`/api/dossiers/${code}`)).json().steps, [])
  const target = await underReview()
  const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }
  await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), WEDNESDAY_9)
  assert.deepEqual(await stepsOf(target.code), [])
})

test('where the version divides the limit of another case, the steps have the same shares, and the page says so', async () => {
  const version = await findVersion(house.app, '1.002693', '2026-03-02')
  assert.ok(version)
  const answers = { ...answersFor(version.definition.form), protected_trees: true }
  const checklist = version.definition.papers.map(({ key }) => ({
    ...{ key, kind: 'original', count: 1, paper_ids: [] },
  }))
  const asked = { ...MARITAL_STATUS, procedure: version.code, answers, checklist }
  const filed = await desk.post('/api/dossiers', asked)
  assert.equal(filed.statusCode, 201, filed.body)
  const { code } = filed.json()
  assert.equal((await desk.post(`/api/dossiers/${code}/acceptance`)).statusCode, 200)
  const dossier = (await desk.get(`/api/dossiers/${code}`)).json()
  const shared = dossier.steps.filter((step: { in_proportion: boolean }) => step.in_proportion)
  assert.equal(shared.length, version.definition.budgets.length)
  assert.equal(shared.at(-1).due_at, dossier.due_at)
  assert.match((await desk.get(`/can-bo/ho-so/${code}`)).body, /các bước được chia theo cùng tỷ lệ/)
  const main = await underReview()
  assert.doesNotMatch((await desk.get(`/can-bo/ho-so/${main.code}`)).body, /cùng tỷ lệ/)
})
