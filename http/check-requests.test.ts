import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { Type } from 'typebox'
import { requestCheckers } from './check-requests.ts'

async function openDoor() {
  const app = Fastify({
    ajv: { customOptions: { allErrors: true, removeAdditional: false, coerceTypes: 'array', strict: false } },
    schemaController: { compilersFactory: { buildValidator: requestCheckers() } },
  })
  app.addSchema(Type.Object({ name: Type.String({ minLength: 2 }) }, { $id: 'Who' }))
  const query = Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1 })) })
  app.post(
    '/people',
    { schema: { querystring: query, body: Type.Ref('Who#') } },
    async (request) => request.query,
  )
  app.post('/counts', { schema: { body: Type.Integer() } }, async (request) => ({ body: request.body }))
  app.get('/broken', { schema: { querystring: Type.Ref('Nobody#') } }, async () => 'never')
  await app.ready()
  return app
}

test('what a request asks wrongly is refused at the first request and at every one after it, and said', async () => {
  const app = await openDoor()
  for (const name of ['X', 'Y']) {
    const asked = await app.inject({ method: 'POST', url: '/people?limit=0', payload: { name: 'Hoa' } })
    assert.equal(asked.statusCode, 400)
    assert.match(asked.json().message, /querystring\/limit must be >= 1/)
    const sent = await app.inject({ method: 'POST', url: '/people', payload: { name } })
    assert.match(sent.json().message, /body\/name must NOT have fewer than 2 characters/)
  }
  const sound = await app.inject({ method: 'POST', url: '/people?limit=7', payload: { name: 'Hoa' } })
  assert.deepEqual([sound.statusCode, sound.json()], [200, { limit: 7 }])
  await app.close()
})

test('a value that stands alone is read as the type that is asked for', async () => {
  const app = await openDoor()
  const headers = { 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/counts', payload: '"5"', headers })
  assert.deepEqual([answer.statusCode, answer.json()], [200, { body: 5 }])
  await app.close()
})

test('an address whose check cannot be made fails by itself; the others answer', async () => {
  const app = await openDoor()
  assert.equal((await app.inject('/broken')).statusCode, 500)
  const answer = await app.inject({ method: 'POST', url: '/people', payload: { name: 'Hoa' } })
  assert.equal(answer.statusCode, 200)
  await app.close()
})
