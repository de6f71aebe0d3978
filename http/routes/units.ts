import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  Agency,
  getUnit,
  listAgencies,
  listUnits,
  Unit,
  UNIT_KINDS,
  WhereToGo,
  whereToGo,
} from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD; default today' })
const ListQuery = Type.Object({
  kind: Type.Optional(Type.Enum([...UNIT_KINDS], { default: 'commune' })),
  province: Type.Optional(Type.String({ maxLength: 20 })),
  on: Type.Optional(Day),
  after: Type.Optional(Type.String({ maxLength: 20 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 500 })),
})
const WhereQuery = Type.Object({ q: Type.String({ minLength: 1, maxLength: 300 }), on: Type.Optional(Day) })

/** Units, their agencies, and "where do I go now?". */
export function unitRoutes(app: FastifyInstance, door: Door): void {
  const today = (on: string | undefined): string => on ?? dayOf(door.clock())

  app.get<{ Querystring: Static<typeof ListQuery> }>(
    '/api/units',
    {
      schema: {
        tags: ['units'],
        querystring: ListQuery,
        response: {
          200: Type.Object({ items: Type.Array(Unit), next: Type.Union([Type.String(), Type.Null()]) }),
        },
      },
    },
    async (request) => listUnits(door.house.app, { ...request.query, on: today(request.query.on) }),
  )

  app.get<{ Params: { unit: string }; Querystring: { on?: string } }>(
    '/api/units/:unit',
    {
      schema: {
        tags: ['units'],
        params: Type.Object({ unit: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object({ on: Type.Optional(Day) }),
        response: { 200: Type.Interface([Unit], { agencies: Type.Array(Agency) }) },
      },
    },
    async (request) => {
      const on = today(request.query.on)
      const unit = await getUnit(door.house.app, request.params.unit, on)
      return { ...unit, agencies: await listAgencies(door.house.app, { unit: unit.id, on }) }
    },
  )

  app.get<{ Querystring: Static<typeof WhereQuery> }>(
    '/api/where-to-go',
    { schema: { tags: ['units'], querystring: WhereQuery, response: { 200: WhereToGo } } },
    async (request) => whereToGo(door.house.app, { q: request.query.q, on: today(request.query.on) }),
  )
}
