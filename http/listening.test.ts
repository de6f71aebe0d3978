import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLine, takeTurns, tell } from './listening.ts'

test('a line on which nothing happens is kept by a comment, and ends within the hour', (t) => {
  t.mock.timers.enable({ apis: ['setInterval', 'setTimeout'] })
  const stream = openLine({ retryMs: 1000, mostUnread: 10_000, left: () => {} })
  t.mock.timers.tick(60_000)
  const told = String(stream.read())
  assert.match(told, /^retry: 1000/)
  assert.ok(told.split(': still here').length > 2, told)
  t.mock.timers.tick(3_600_000)
  assert.equal(stream.writableEnded, true)
})

test('who does not read is let go, and nothing is said to who has gone', async () => {
  let gone = 0
  const stream = openLine({ retryMs: 1000, mostUnread: 100, left: () => gone++ })
  tell(stream, 'x'.repeat(200))
  tell(stream, 'more')
  await new Promise(setImmediate)
  assert.deepEqual([stream.destroyed, gone], [true, 1])
})

test('looks run one at a time, and one asked for meanwhile runs right behind', async () => {
  let [runs, atOnce, most] = [0, 0, 0]
  const waiting: (() => void)[] = []
  const turns = takeTurns(async () => {
    runs += 1
    most = Math.max(most, ++atOnce)
    await new Promise<void>((done) => waiting.push(done))
    atOnce -= 1
  }, 3_600_000)
  turns.now()
  assert.equal(runs, 0)
  turns.wake()
  for (let press = 0; press < 3; press++) turns.now()
  waiting.shift()?.()
  await new Promise(setImmediate)
  assert.deepEqual([runs, most], [2, 1])
  waiting.shift()?.()
  await new Promise(setImmediate)
  assert.equal(runs, 2)
  turns.rest()
})
