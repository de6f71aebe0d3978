import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#platform/clock.ts'
import { openTestHouse } from '#test/house.ts'
import { inBatches } from './in-batches.ts'
import { runJobs } from './run-jobs.ts'

const house = await openTestHouse()
const clock = fixedClock('2026-03-02T02:00:00Z')

test('a house that stops waits for the batch under way, and not for all that is left to count', async () => {
  let batches = 0
  const endless = { name: 'endless', everyMs: 10, turn }
  const jobs = runJobs(house, clock, [endless])
  while (batches < 3) await new Promise((resolve) => setTimeout(resolve, 1))
  await jobs.stop()
  const after = batches
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(batches, after)

  function turn(_house: unknown, _clock: unknown, ending: AbortSignal): Promise<number> {
    const full = async (): Promise<number> => {
      await house.worker`select 1`
      batches += 1
      return 1000
    }
    return inBatches(1000, full, ending)
  }
})

test('otherwise it goes on until a batch is not full', async () => {
  const counts = [5, 5, 2]
  assert.equal(await inBatches(5, async () => counts.shift() ?? 0), 12)
  assert.deepEqual(counts, [])
})
