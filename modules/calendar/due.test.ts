import assert from 'node:assert/strict'
import test from 'node:test'
import { dueOf, dueText } from './test-calendar.ts'

test('a limit that is unknown, or that the law does not set, gives no due date and says so', () => {
  for (const limit of ['unknown', 'none']) {
    const answer = dueOf(limit, '2026-02-13T14:00')
    assert.equal(answer.legal_due, null)
    assert.equal(answer.metric_minutes, null)
    assert.match(answer.explanation[0]?.text.vi ?? '', /không (tính|có) ngày hẹn/)
  }
})

const VECTORS = [
  ['2026-02-13T14:00', '1 working_days', '2026-02-23T17:00'],
  ['2026-02-13T14:00', '3 working_days', '2026-02-25T17:00'],
  ['2025-12-31T14:00', '2 working_days', '2026-01-06T17:00'],
  ['2026-04-24T14:00', '1 working_days', '2026-04-28T17:00'],
  ['2026-04-29T14:00', '3 working_days', '2026-05-06T17:00'],
  ['2026-08-21T14:00', '1 working_days', '2026-08-22T17:00'],
  ['2026-08-21T14:00', '5 working_days', '2026-08-27T17:00'],
  ['2026-08-28T14:00', '2 working_days', '2026-09-04T17:00'],
  ['2026-02-10T14:00', '7 calendar_days', '2026-02-23T17:00'],
  ['2026-08-11T14:00', '20 calendar_days', '2026-09-03T17:00'],
] as const

for (const [received, limit, expected] of VECTORS) {
  test(`received ${received}, ${limit}: due ${expected}`, () => {
    assert.equal(dueText(limit, received), expected)
  })
}
