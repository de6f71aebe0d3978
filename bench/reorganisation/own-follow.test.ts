/** Calendars and code patterns of agencies that end: by the rule they go on at the successor, and end when it is undone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCalendar, listOwnCalendars, planOf } from '#modules/calendar'
import { getPlan, startRun, startUndo } from '#modules/reorganisation'
import { steppingClock } from '#platform/clock.ts'
import { toDayNumber } from '#platform/dates.ts'
import { openTestHouse } from '#test/house.ts'
import { caller, openDoor } from '#test/serving.ts'
import { webPages } from '#web/pages.ts'
import { MARCH, openMarch } from './march-house.ts'
import { asCity } from './play-night.ts'
import { EVENING, goOn, prepareByRules, tryPlan } from './try-plan.ts'

const house = await openTestHouse()
await openMarch(house, 30)
const clock = steppingClock(EVENING)
const { app } = await openDoor(house, { clock: clock.now, pages: webPages })

const POINT = 'diem-phu-thuong'
const NEXT = 'diem-phu-thuong-bac-2027'
const FEAST = '2027-03-17'
const PATTERN = 'PT.{unit}-{yymmdd}-{00000}'

const [old] = await house.owner<{ id: string }[]>`select id from agencies where slug = ${POINT}`
assert.ok(old)
await house.owner`
  insert into calendars (agency_id, number, effective_on, content, reason)
  values (${old.id}, 1, '2027-01-01', ${house.owner.json({
    ...{ name: POINT, agency: POINT, title: { vi: 'Lịch riêng', en: 'Its own calendar' } },
    ...{ effective_on: '2027-01-01', announced_to: '2027-12-31', source: 'made up', weeks: [], outages: [] },
    days: [
      {
        ...{ on: FEAST, kind: 'closure', name: { vi: 'Hội làng', en: 'Village feast' } },
        ...{ legal_basis: 'made up for tests', status: 'announced' },
      },
    ],
  })}::jsonb, 'for tests')`
await house.owner`insert into code_patterns values (${old.id}, ${PATTERN}, '2027-01-01')`

const successor = async (): Promise<string> => {
  const [row] = await house.owner<{ id: string }[]>`select id from agencies where slug = ${NEXT}`
  return row?.id ?? assert.fail(NEXT)
}
const patternsOf = async (agency: string): Promise<string[]> => {
  const rows = await house.owner<{ pattern: string }[]>`
    select pattern from code_patterns where agency_id = ${agency}`
  return rows.map(({ pattern }) => pattern)
}
const worksOn = async (agency: string, day: string): Promise<boolean> =>
  planOf(await findCalendar(house.owner, agency, day), toDayNumber(day)).spans.length > 0

const plan = await prepareByRules(house, { calendars: 'continue', codes: 'continue' })

test('by the rule that the successor goes by its own, both are told as missing, with both agencies named', async () => {
  const { findings, planned } = await tryPlan(house)
  assert.deepEqual(
    findings.map(({ kind, subject }) => [kind, subject]),
    [
      ['no_own_calendar', old.id],
      ['no_own_pattern', old.id],
    ],
  )
  assert.deepEqual([planned.missing, planned.collisions], [2, 0])
  assert.match(JSON.stringify(findings[0]?.detail), /phường Phú Thượng Bắc/)
})

test('by the other rule nothing is missing, and the plan’s page says what becomes of both', async () => {
  const { planned } = await getPlan(house.city, plan)
  assert.deepEqual([planned?.missing, planned?.kinds?.calendars, planned?.kinds?.codes], [0, 1, 1])
  const { body } = await (await caller(app, 'quantri.ha-noi')).get(`/quan-tri/sap-xep/${plan}`)
  assert.match(body, /nơi kế thừa giữ giờ và ngày nghỉ riêng/)
  assert.match(body, /nơi kế thừa ghi mã tiếp theo mẫu cũ/)
})

test('the successor keeps the closed day and the pattern from the day on; done twice there is one of each', async () => {
  await asCity(house, { name: null, now: clock.now() }, (work) => startRun(work, plan))
  await goOn(house, clock.now, plan)
  await house.owner`update reorganisation_steps set ended_at = null, done = 0 where plan_id = ${plan} and step = 'own'`
  await goOn(house, clock.now, plan)
  clock.advanceTo(MARCH)
  await goOn(house, clock.now, plan)
  const next = await successor()
  assert.equal(await worksOn(next, FEAST), false)
  assert.equal(await worksOn(next, '2027-03-18'), true)
  const [{ versions } = { versions: -1 }] = await house.owner<{ versions: number }[]>`
    select count(*)::int as versions from calendars where agency_id = ${next}`
  assert.deepEqual([versions, await patternsOf(next)], [1, [PATTERN]])
})

test('the reconciliation counts both as moved', async () => {
  const { report } = await getPlan(house.city, plan)
  const { kinds } = Object(report)
  for (const kind of ['calendars', 'codes']) {
    const line = kinds.find((one: { kind: string }) => one.kind === kind)
    assert.deepEqual([line?.before, line?.done, line?.left], [1, 1, 0], kind)
  }
})

test('undone, the successor says nothing of its own any more, and the old agency counts and writes as before', async () => {
  clock.advanceTo('2027-03-04T03:00:00.000Z')
  await goOn(house, clock.now, plan)
  await asCity(house, { name: null, now: clock.now() }, (work) => startUndo(work, plan))
  await goOn(house, clock.now, plan)
  const next = await successor()
  assert.equal((await listOwnCalendars(house.owner, '2027-03-05')).has(next), false)
  assert.deepEqual([await patternsOf(next), await patternsOf(old.id)], [[], [PATTERN]])
  assert.equal(await worksOn(old.id, FEAST), false)
})
