import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { caseFor, feeFor, feeQuestionOf, limitFor } from './questions.ts'
import { readDefinitionFiles } from './read-procedure-files.ts'

const root = new URL('../../', import.meta.url).pathname
const files = readDefinitionFiles(root)

function procedure(code: string) {
  const file = files.find((one) => one.definition.code === code)
  assert.ok(file)
  return file
}

const counter = { channel: 'counter', case: null, on: '2026-11-22' } as const
const online = { ...counter, channel: 'online' } as const

test('a charge nobody told us is unknown, and so is the sum', () => {
  const fees = feeFor(procedure('1.004873'), counter)
  assert.deepEqual(
    fees.due.map((one) => one.amount),
    [null],
  )
  assert.equal(fees.total, null)
})

test('filing online in Hà Nội is free from 1/1/2026 and not a day earlier', () => {
  assert.equal(feeFor(procedure('1.004873'), { ...online, on: '2025-12-31' }).total, null)
  assert.equal(feeFor(procedure('1.004873'), { ...online, on: '2026-01-01' }).total, 0)
  assert.equal(feeFor(procedure('2.000635'), { ...online, copies: 3, on: '2025-12-31' }).total, 24_000)
  assert.equal(feeFor(procedure('2.000635'), { ...online, copies: 3 }).total, 0)
})

test('certified copies: 2,000 a page, 1,000 from the third on, at most 200,000 a copy', () => {
  const table: readonly [pages: number, copies: number, total: number][] = [
    [1, 1, 2000],
    [2, 1, 4000],
    [3, 1, 5000],
    [4, 2, 12_000],
    [10, 5, 60_000],
    [198, 1, 200_000],
    [199, 1, 200_000],
    [500, 3, 600_000],
  ]
  for (const [pages, copies, total] of table) {
    assert.equal(
      feeFor(procedure('2.000815'), { ...counter, pages, copies }).total,
      total,
      `${pages} pages × ${copies}`,
    )
  }
})

test('the fee of certified copies equals adding up page by page', () => {
  const certified = procedure('2.000815')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 20 }), (pages, copies) => {
      let one = 0
      for (let page = 1; page <= pages; page += 1) one += page <= 2 ? 2000 : 1000
      if (one > 200_000) one = 200_000
      let all = 0
      for (let copy = 0; copy < copies; copy += 1) all += one
      assert.equal(feeFor(certified, { ...counter, pages, copies }).total, all)
    }),
  )
})

test('the flat fees are those of the fee table', () => {
  assert.equal(feeFor(procedure('2.000884'), counter).total, 10_000)
  assert.equal(feeFor(procedure('2.000635'), { ...counter, copies: 2 }).total, 16_000)
  for (const code of ['1.001193', '1.000894', '1.012812', '1.010736', '1.011607', '2.000908']) {
    assert.equal(feeFor(procedure(code), counter).total, 0, code)
  }
})

test('a late death registration costs what the council says, one in time nothing', () => {
  assert.equal(feeFor(procedure('1.000656'), counter).total, 0)
  assert.equal(feeFor(procedure('1.000656'), { ...counter, case: 'late' }).total, null)
  assert.equal(feeFor(procedure('1.000656'), { ...online, case: 'late' }).total, 0)
})

test('limits differ by channel and by case', () => {
  assert.deepEqual(limitFor(procedure('1.013225'), 'online', null), { unit: 'calendar_days', value: 20 })
  assert.deepEqual(limitFor(procedure('1.013225'), 'counter', null), { unit: 'calendar_days', value: 15 })
  assert.deepEqual(limitFor(procedure('1.013225'), 'post', null), { unit: 'unknown' })
  assert.deepEqual(limitFor(procedure('1.013274'), 'online', 'funeral'), { unit: 'calendar_days', value: 1 })
  assert.deepEqual(limitFor(procedure('1.000894'), 'counter', null), { unit: 'same_day' })
  assert.deepEqual(limitFor(procedure('1.000894'), 'counter', 'verification'), {
    unit: 'working_days',
    value: 5,
  })
})

test('a limit that the portal’s note splits by case, or counts in working days, is taken as the note says', () => {
  const split = [
    ['1.002693', 'protected_trees', 'working_days', 10, 20],
    ['1.009794', 'high_grade', 'working_days', 12, 16],
    ['1.012897', 'before_june_2013', 'calendar_days', 25, 45],
  ] as const
  for (const [code, kase, unit, usual, other] of split) {
    const version = procedure(code)
    assert.equal(caseFor(version, { [kase]: true }), kase, code)
    assert.equal(caseFor(version, { [kase]: false }), null, code)
    assert.deepEqual(limitFor(version, 'online', null), { unit, value: usual }, code)
    assert.deepEqual(limitFor(version, 'online', kase), { unit, value: other }, code)
  }
  for (const [code, value] of [
    ['2.000986', 20],
    ['2.001023', 15],
  ] as const) {
    assert.deepEqual(limitFor(procedure(code), 'counter', null), { unit: 'working_days', value }, code)
  }
})

test('further copies of a birth certificate cost 8,000 each at the counter and nothing online', () => {
  const birth = procedure('1.001193')
  const asked = (channel: 'counter' | 'online', answers: Record<string, unknown>) =>
    feeFor(birth, feeQuestionOf(birth, answers, { channel, on: '2026-11-22' })).total
  assert.equal(asked('counter', {}), 0)
  assert.equal(asked('counter', { copies: 3 }), 24_000)
  assert.equal(asked('online', { copies: 3 }), 0)
})
