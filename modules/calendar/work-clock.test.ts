import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromLocalText } from '#platform/dates.ts'
import { openTestHouse } from '#test/house.ts'
import { findCalendar } from './find-calendar.ts'
import { workClock } from './work-clock.ts'
import { workingMinutesBetween } from './working-time.ts'

const house = await openTestHouse()

test('between any two moments the clock counts what the calendar counts, over nights, weekends and Tết', async () => {
  const calendar = await findCalendar(house.app, null, '2026-02-02')
  const from = Date.parse(fromLocalText('2026-02-02T00:00'))
  const clock = workClock(calendar, new Date(from).toISOString())
  const minute = fc.integer({ min: 0, max: 60 * 24 * 60 })
  fc.assert(
    fc.property(minute, minute, (one, other) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)].map((after) =>
        new Date(from + after * 60_000).toISOString(),
      )
      if (!start || !end) return
      assert.equal(clock(end) - clock(start), workingMinutesBetween(calendar, start, end))
    }),
    { numRuns: 300 },
  )
  assert.equal(clock('2020-01-01T00:00:00.000Z'), 0, 'before the origin nothing has passed')
})
