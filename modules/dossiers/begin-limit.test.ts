import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ClockRules } from '#modules/calendar'
import * as procedures from '#modules/procedures'
import { acting, actorNamed, MONDAY_9 } from '#test/acting.ts'
import { peopleOfCauGiay, THURSDAY_17, TUESDAY_9, WEDNESDAY_9 } from '#test/cau-giay.ts'
import { MARITAL_STATUS } from '#test/example-dossiers.ts'
import { openTestHouse } from '#test/house.ts'
import * as dossiers from './index.ts'

const MONDAY_16 = '2026-03-02T09:00:00.000Z'
const TUESDAY_8 = '2026-03-03T01:00:00.000Z'
const FRIDAY_17 = '2026-03-06T10:00:00.000Z'
const MONDAY_17 = '2026-03-09T10:00:00.000Z'

/** A house of its own where every copy of the procedure starts its clock so, with a fee to pay where one is said. */
async function houseWhere(starts: ClockRules['starts'], amount?: number) {
  const house = await openTestHouse()
  const people = await peopleOfCauGiay(house)
  const admin = await actorNamed(house, 'quantri.ha-noi')
  const code = MARITAL_STATUS.procedure
  const inForce = await procedures.findVersion(house.app, code, '2026-03-02')
  assert.ok(inForce)
  const { definition: before } = inForce
  const fees = before.fees.map((row) => (amount ? { ...row, rule: { by: 'dossier' as const, amount } } : row))
  const definition = { ...before, fees, clock_rules: { ...before.clock_rules, starts } }
  await acting(house, { actor: admin, now: '2026-02-27T02:00:00.000Z' }, async (work) => {
    await procedures.draftVersion(work, { code, definition, effect: 'keep' })
    await procedures.publishVersion(work, { code, valid_from: '2026-03-01' })
  })
  const linesOf = (target: { code: string }, now = MONDAY_9) =>
    people.as(
      'desk',
      async (work) => {
        const dossier = await dossiers.getDossier(work, target.code)
        const version = await procedures.getVersion(work.trx, dossier.procedure_version_id)
        return (await dossiers.explainDossier(work, dossier, version)).map((line) => line.text.vi)
      },
      now,
    )
  return { ...people, linesOf }
}

describe('where a limit counts from the hand-over to the settling body (D13)', async () => {
  const { as, file, linesOf } = await houseWhere('hand_over')

  test('taken in on Monday at 16:00, the date is given from the latest hand-over, 09:00 on Tuesday (D9)', async () => {
    const target = { code: (await file()).code }
    const accepted = await as('desk', (work) => dossiers.acceptDossier(work, target), MONDAY_16)
    assert.equal(accepted.due_at, FRIDAY_17, 'from Tuesday, not from Monday')
    assert.equal(accepted.clock_from_at, null)
    const [first] = await linesOf(target)
    assert.match(
      first ?? '',
      /tính từ khi cơ quan giải quyết nhận hồ sơ: chậm nhất 09:00 thứ Ba 03\/03\/2026/,
    )
  })

  test('handed over in time the date stays; handed over a day late the body still has its whole limit', async () => {
    const inTime = { code: (await file()).code }
    await as('desk', (work) => dossiers.acceptDossier(work, inTime), MONDAY_16)
    const kept = await as('desk', (work) => dossiers.forwardDossier(work, inTime), TUESDAY_8)
    assert.deepEqual([kept.due_at, kept.clock_from_at], [FRIDAY_17, TUESDAY_8])
    const late = { code: (await file()).code }
    await as('desk', (work) => dossiers.acceptDossier(work, late), MONDAY_16)
    const moved = await as('desk', (work) => dossiers.forwardDossier(work, late), WEDNESDAY_9)
    assert.deepEqual([moved.due_at, moved.original_due_at], [MONDAY_17, FRIDAY_17])
    const lines = await linesOf(late, WEDNESDAY_9)
    assert.match(lines[0] ?? '', /tính từ khi cơ quan giải quyết nhận hồ sơ: 09:00 thứ Tư 04\/03\/2026/)
  })
})

describe('where a limit counts from the filing of the electronic dossier (D14)', async () => {
  const { as, file, linesOf } = await houseWhere('submission')

  test('filed on Monday and accepted on Tuesday, it is due as if accepted on Monday', async () => {
    const target = { code: (await file()).code }
    const accepted = await as('desk', (work) => dossiers.acceptDossier(work, target), TUESDAY_9)
    assert.equal(accepted.due_at, THURSDAY_17)
    const [first] = await linesOf(target, TUESDAY_9)
    assert.match(first ?? '', /tính từ khi hệ thống nhận hồ sơ điện tử: 09:00 thứ Hai 02\/03\/2026/)
  })
})

describe('where a limit counts from the payment of the fee', async () => {
  const { as, file, linesOf } = await houseWhere('payment', 8000)

  test('until it is paid there is no date; paid on Tuesday, it counts from Tuesday and that is the first date', async () => {
    const target = { code: (await file()).code }
    const accepted = await as('desk', (work) => dossiers.acceptDossier(work, target))
    assert.ok(accepted.fee_due > 0, 'there is a fee to pay')
    assert.deepEqual([accepted.due_at, accepted.metric_due_at], [null, null])
    assert.match((await linesOf(target))[0] ?? '', /nộp phí, lệ phí: chưa có, nên chưa có ngày hẹn/)
    const paid = await as(
      'desk',
      (work) => dossiers.payDossier(work, target, { amount: accepted.fee_due }),
      TUESDAY_9,
    )
    assert.deepEqual(
      [paid.due_at, paid.original_due_at, paid.clock_from_at],
      [FRIDAY_17, FRIDAY_17, TUESDAY_9],
    )
  })
})
