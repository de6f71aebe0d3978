import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { HouseLimitsInput, listHouseLimits, setHouseLimits } from '#modules/dossiers'
import { actByRequest } from '../act-by-request.ts'
import { readAsAdministrator } from '../administrator.ts'
import type { Door } from '../door.ts'

const tags = ['house']

/** The house's own limits: how long papers are awaited, when that is warned of, how far the digest looks. */
export function houseLimitRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/house-limits',
    { schema: { tags, response: { 200: Type.Object({ items: Type.Array(HouseLimitsInput) }) } } },
    (request) => readAsAdministrator(door, request, async (trx) => ({ items: await listHouseLimits(trx) })),
  )
  app.post<{ Body: Static<typeof HouseLimitsInput> }>(
    '/api/house-limits',
    { schema: { tags, body: HouseLimitsInput, response: { 201: HouseLimitsInput } } },
    async (request, reply) => {
      const done = await actByRequest(door, { request, reply }, (work) => setHouseLimits(work, request.body))
      return reply.code(201).send(done)
    },
  )
}
