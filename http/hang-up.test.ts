import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, before, mock, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { hangUpWhenClosing, PATIENCE_MS } from './hang-up.ts'

// Patience ends when a test says so: what waits for it otherwise waits for good, and its test fails.
before(() => mock.timers.enable({ apis: ['setTimeout'] }))
after(() => mock.timers.reset())
const LONG = { timeout: 5000 }

test('a connection that has asked for nothing does not hold a stop up', LONG, async () => {
  const { app, address } = await serving()
  const { line } = await callerOf(app, address)
  await Promise.all([app.close(), untilCut(line)])
})

test('a request that is under way is answered before the stop', LONG, async () => {
  const begun = Promise.withResolvers<void>()
  const work = Promise.withResolvers<string>()
  const { app, address } = await serving(() => {
    begun.resolve()
    return work.promise
  })
  const { line } = await callerOf(app, address)
  const heard = untilCut(line)
  line.write('GET / HTTP/1.1\r\nhost: house\r\n\r\n')
  await begun.promise
  const closed = app.close()
  await new Promise(setImmediate)
  work.resolve('done')
  assert.match(await heard, /^HTTP\/1.1 200 [\s\S]*done$/)
  await closed
})

test('a request that never ends is cut when the patience is over', LONG, async () => {
  const { app, address } = await serving()
  const { line, atHouse } = await callerOf(app, address)
  line.write('GET / HT')
  while (atHouse.bytesRead === 0) await new Promise(setImmediate)
  const closed = app.close()
  await new Promise(setImmediate)
  assert.equal(line.closed, false)
  mock.timers.tick(PATIENCE_MS)
  await Promise.all([closed, untilCut(line)])
})

type Serving = { readonly app: FastifyInstance; readonly address: string }

async function serving(answer: () => Promise<string> = async () => ''): Promise<Serving> {
  const app = Fastify({ forceCloseConnections: 'idle' })
  hangUpWhenClosing(app)
  app.get('/', answer)
  return { app, address: await app.listen({ port: 0, host: '127.0.0.1' }) }
}

/** Somebody connected, who has said nothing yet: both ends of his line. */
async function callerOf(app: FastifyInstance, address: string): Promise<{ line: Socket; atHouse: Socket }> {
  const arrived = once(app.server, 'connection')
  const line = connect(Number(new URL(address).port), '127.0.0.1')
  const [atHouse]: Socket[] = await arrived
  assert.ok(atHouse)
  return { line, atHouse }
}

/** What a line brought until it was cut. */
async function untilCut(line: Socket): Promise<string> {
  const said: string[] = []
  line.on('data', (bytes) => said.push(String(bytes)))
  line.on('error', () => {})
  if (!line.closed) await once(line, 'close')
  return said.join('')
}
