import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock, steppingClock, systemClock } from './clock.ts'

test('a moment without its zone is refused', () => {
  assert.throws(() => fixedClock('2026-02-13T07:00:00'), /zone/)
  assert.throws(() => fixedClock('tomorrow'), /not a moment/)
})

test('a clock never goes back', () => {
  const clock = steppingClock('2025-07-01T08:00:00+07:00')
  assert.equal(clock.now(), '2025-07-01T01:00:00.000Z')
  clock.advance(1_500)
  assert.equal(clock.now(), '2025-07-01T01:00:01.500Z')
  assert.throws(() => clock.advance(-1), /does not go back/)
  assert.throws(() => clock.advanceTo('2025-06-30T00:00:00Z'), /does not go back/)
})

test('the clock of the machine speaks UTC with milliseconds', () => {
  assert.match(systemClock(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})
