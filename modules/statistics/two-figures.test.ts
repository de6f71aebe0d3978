import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as dossiers from '#modules/dossiers'
import * as procedures from '#modules/procedures'
import { acting, actorNamed } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { foldEverything } from '#test/folding.ts'
import { openTestHouse } from '#test/house.ts'
import { parsePeriod } from './period.ts'
import { readFigures } from './read-figures.ts'
import { readCostly, readIndex } from './read-index.ts'
import { readReport } from './read-report.ts'

const house = await openTestHouse()
const { as, underReview, actor } = await peopleOfCauGiay(house)
const catalogue = await procedures.openCatalogue(house.app)
const NEXT_THURSDAY = '2026-03-12T02:00:00.000Z'
const FRIDAY_17 = '2026-03-06T10:00:00.000Z'
const MONDAY_AFTER_9 = '2026-03-09T02:00:00.000Z'
const MONDAY_AFTER_17 = '2026-03-09T10:00:00.000Z'

type Target = { code: string }

/** Three working days; papers are asked for on Tuesday at nine and brought on Wednesday at nine. */
async function supplemented(target: Target) {
  const ask = { items: [{ key: 'earlier', guidance: 'Nộp bản đã cấp trước đây' }], reason: 'Còn thiếu' }
  await as('specialist', (work) => dossiers.requestSupplement(work, target, ask), TUESDAY_9)
  const { checklist } = MARITAL_STATUS
  return as('desk', (work) => dossiers.supplementDossier(work, target, { checklist }), WEDNESDAY_9)
}

async function settled(target: Target, at: string) {
  const granted = { outcome: 'granted' as const, summary: 'Đủ điều kiện' }
  await as('specialist', (work) => dossiers.proposeDossier(work, target, granted), at)
  await as('head', (work) => dossiers.approveDossier(work, target), at)
  await as('signer', (work) => dossiers.approveDossier(work, target), at)
  return as('clerk', (work) => dossiers.numberDossier(work, target), at)
}

/** What March says on Thursday the 12th, and which dossiers cost the on-time rate points. */
async function figures() {
  await foldEverything(house)
  const read = await readFigures(house.city, {
    ...{ period: parsePeriod('2026-03'), now: NEXT_THURSDAY, catalogue },
  })
  const score = await readIndex(house.city, read, null)
  const onTime = score.groups.flatMap((group) => group.indicators).find((one) => one.indicator.key === '2.1')
  const { total } = await readReport(house.city, read, { key: 'ii06a', unit: null })
  const costly = await readCostly(house.city, read, { costly: 'not_on_time', units: null, limit: 10 })
  return { rate: onTime?.value, late: total['c10'], costly: costly.items }
}

const judgedLate = async ({ code }: Target) => {
  const { id } = await as('desk', (work) => dossiers.getDossier(work, code))
  return (await figures()).costly.find((one) => one.dossier_id === id)
}

test('a restart keeps the promise to the resident, but the index misses its date: waiting is taken off, working is not', async () => {
  const target = await underReview()
  const brought = await supplemented(target)
  assert.equal(brought.due_at, MONDAY_AFTER_17, 'three working days again from Wednesday')
  assert.equal(dossiers.metricDueOf(brought), FRIDAY_17, 'Thursday, and the one working day of waiting')
  const done = await settled(target, MONDAY_AFTER_9)
  assert.equal(done.on_time, true, 'the resident has it before his appointment')
  assert.equal(dossiers.metricDueOf(done), FRIDAY_17)
  const { rate, late } = await figures()
  assert.deepEqual(
    { rate, late },
    { rate: 0, late: 0 },
    'biểu II.06a judges by the appointment, QĐ 766 does not',
  )
  assert.equal((await judgedLate(target))?.by_minutes, 64 * 60, 'from Friday 17:00 to Monday 9:00')
})

test('an extension puts off the appointment and leaves the date of the index where it was', async () => {
  const target = await underReview()
  const later = { reason: 'Chờ xác minh nơi cư trú cũ', due_at: MONDAY_AFTER_17 }
  const extended = await as('head', (work) => dossiers.extendDossier(work, target, later))
  assert.equal(extended.due_at, MONDAY_AFTER_17)
  assert.equal(dossiers.metricDueOf(extended), THURSDAY_17)
  await settled(target, FRIDAY_17)
  assert.equal((await judgedLate(target))?.by_minutes, 24 * 60)
})

test('waiting after an extension moves the date of the index by the waiting alone', async () => {
  const target = await underReview()
  const later = { reason: 'Chờ xác minh nơi cư trú cũ', due_at: MONDAY_AFTER_17 }
  await as('head', (work) => dossiers.extendDossier(work, target, later))
  const obligation = { reason: 'Nộp lệ phí trước bạ', amount: 1_500_000 }
  await as('specialist', (work) => dossiers.pauseForObligation(work, target, obligation), TUESDAY_9)
  const paid = await as(
    'desk',
    (work) => dossiers.settleObligation(work, target, { evidence: 'GNT 0001' }),
    WEDNESDAY_9,
  )
  assert.equal(paid.due_at, MONDAY_AFTER_17)
  assert.equal(dossiers.metricDueOf(paid), FRIDAY_17)
  await settled(target, FRIDAY_17)
  assert.equal(await judgedLate(target), undefined)
})

test('where a version pauses, both figures are one date, and keeping the one is keeping the other', async () => {
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const asAdmin = <T>(run: Parameters<typeof acting<T>>[2]) => acting(house, { actor: admin }, run)
  const inForce = await procedures.findVersion(house.app, MARITAL_STATUS.procedure, '2026-03-02')
  assert.ok(inForce)
  const { definition } = inForce
  const pausing = { ...definition, clock_rules: { ...definition.clock_rules, supplement: 'pause' as const } }
  await asAdmin((work) =>
    procedures.draftVersion(work, { code: definition.code, definition: pausing, effect: 'move' }),
  )
  await asAdmin((work) =>
    procedures.publishVersion(work, { code: definition.code, valid_from: '2026-03-03' }),
  )
  const target = await underReview()
  const newest = await procedures.findVersion(house.app, definition.code, '2026-03-03')
  const system = { ...actor('desk'), kind: 'system' as const, posts: [] }
  await acting(house, { actor: system, now: '2026-03-03T01:00:00.000Z' }, (work) =>
    dossiers.moveDossier(work, target, newest?.id ?? ''),
  )
  const brought = await supplemented(target)
  assert.equal(brought.due_at, FRIDAY_17)
  assert.equal(dossiers.metricDueOf(brought), FRIDAY_17)
  assert.equal(brought.metric_due_at, null, 'one date is kept once')
  const done = await settled(target, FRIDAY_17)
  assert.equal(done.on_time, true)
  assert.equal(await judgedLate(target), undefined)
})
