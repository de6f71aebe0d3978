import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#platform/clock.ts'
import { openTestHouse } from '#test/house.ts'
import { recordDigests } from './record-digests.ts'
import { JOBS } from './run-jobs.ts'
import { untilEnding } from './until-ending.ts'

test('what is done one after another ends with the one under way', () => {
  const ending = new AbortController()
  const done: number[] = []
  for (const one of untilEnding([1, 2, 3], ending.signal)) {
    done.push(one)
    if (one === 2) ending.abort()
  }
  assert.deepEqual(done, [1, 2])
  assert.deepEqual([...untilEnding([1, 2, 3], undefined)], [1, 2, 3])
})

test('a house that is ending leaves the digests of the morning to the next start, which writes them', async () => {
  const house = await openTestHouse()
  const morning = fixedClock('2026-03-06T03:00:00.000Z')
  assert.equal(await recordDigests(house, morning, AbortSignal.abort()), 0)
  assert.ok((await recordDigests(house, morning)) > 100)
})

test('no job begins anything once the house is ending', async () => {
  const house = await openTestHouse()
  const count = async (): Promise<number> => {
    const [row] = await house.worker<{ count: number }[]>`
      select count(*)::int as count from events where module <> 'record'`
    return row?.count ?? 0
  }
  const before = await count()
  for (const { turn } of JOBS) await turn(house, fixedClock('2026-03-06T03:00:00.000Z'), AbortSignal.abort())
  assert.equal(await count(), before)
})
