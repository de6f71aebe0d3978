import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { admitWhatFits } from './admit.ts'

/** A house whose answers take as long as the test lets them, at a clock of the test's own. */
function slowHouse() {
  const app = Fastify()
  let now = 0
  const waiting: (() => void)[] = []
  admitWhatFits(app, () => now)
  app.get('/', () => new Promise((resolve) => waiting.push(() => resolve('here'))))
  app.get('/healthz', () => 'alive')
  const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
  return {
    ask: async (count: number) => {
      const answers = Array.from({ length: count }, () => app.inject('/'))
      await settle()
      return answers
    },
    answer: async (count: number) => {
      for (const done of waiting.splice(0, count)) done()
      await settle()
    },
    pass: (ms: number) => (now += ms),
    app,
  }
}

test('a house that answers as fast as it is asked turns nobody away', async () => {
  const { ask, answer, pass } = slowHouse()
  for (let round = 0; round < 20; round += 1) {
    const asked = await ask(20)
    pass(100)
    await answer(20)
    for (const one of asked) assert.equal((await one).statusCode, 200)
  }
})

test('where more waits than is answered in a twentieth of a second the rest is told to come again, and later it is taken', async () => {
  const { ask, answer, pass, app } = slowHouse()
  const first = await ask(100)
  pass(100)
  await answer(60)
  pass(100)
  const second = await ask(10)
  for (const one of second) assert.equal((await one).statusCode, 503)
  assert.equal((await app.inject('/healthz')).statusCode, 200)
  await answer(40)
  for (const one of first) assert.equal((await one).statusCode, 200)
  pass(100)
  const third = await ask(1)
  await answer(1)
  assert.equal((await Promise.all(third)).at(0)?.statusCode, 200)
})

test('while somebody was turned away a moment ago no crowd is let in, though just then nobody waits', async () => {
  const { ask, answer, pass } = slowHouse()
  const first = await ask(100)
  pass(100)
  const refused = await ask(1)
  assert.equal((await Promise.all(refused)).at(0)?.statusCode, 503)
  await answer(100)
  for (const one of first) assert.equal((await one).statusCode, 200)
  pass(100)
  const crowd = await ask(100)
  await answer(100)
  const statuses = (await Promise.all(crowd)).map(({ statusCode }) => statusCode)
  assert.ok(statuses.includes(503), 'the crowd was let in')
  pass(100)
  const alone = await ask(1)
  await answer(1)
  assert.equal((await Promise.all(alone)).at(0)?.statusCode, 200)
  pass(100)
  const later = await ask(100)
  await answer(100)
  for (const one of later) assert.equal((await one).statusCode, 200)
})
