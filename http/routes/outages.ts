import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  listOutages,
  Outage,
  OutageInput,
  previewOutage,
  recordOutage,
  withdrawOutage,
  WithdrawOutageInput,
} from '#modules/dossiers'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const { units, agency, from_at, to_at } = OutageInput.properties
const Asked = Type.Object(
  { units, agency, from_at, to_at, skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })) },
  { additionalProperties: false },
)
const Preview = Type.Object({
  touched: Type.Integer({ description: 'Running dossiers it would touch' }),
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      unit_id: Type.Integer(),
      procedure_code: Type.String(),
      due_at: Type.String(),
      would_be_at: Type.String({ description: 'Never earlier than due_at' }),
    }),
  ),
})
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['outages']

/** Recorded outages: preview, record, see how far each has come, withdraw. */
export function outageRoutes(app: FastifyInstance, door: Door): void {
  app.addSchema(Outage)
  app.get(
    '/api/outages',
    { schema: { tags, response: { 200: Type.Object({ items: Type.Array(Outage) }) } } },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx) => ({ items: [...(await listOutages({ trx, actor }))] }))
    },
  )
  app.get<{ Querystring: Static<typeof Asked> }>(
    '/api/outages/preview',
    { schema: { tags, querystring: Asked, response: { 200: Preview } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const { skip, ...asked } = request.query
      return read(door, actor, (trx, now) => previewOutage({ trx, actor, now, key: null }, asked, skip))
    },
  )
  app.post<{ Body: OutageInput }>(
    '/api/outages',
    { schema: { tags, operationId: 'record_outage', body: OutageInput, response: { 201: Outage } } },
    async (request, reply) => {
      const done = await actByRequest(door, { request, reply }, (work) => recordOutage(work, request.body))
      return reply.code(201).send(done)
    },
  )
  app.post<{ Params: Static<typeof ById>; Body: Static<typeof WithdrawOutageInput> }>(
    '/api/outages/:id/withdrawal',
    {
      schema: {
        ...{ tags, operationId: 'withdraw_outage', params: ById },
        ...{ body: WithdrawOutageInput, response: { 200: Outage } },
      },
    },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) => withdrawOutage(work, request.params.id, request.body)),
  )
}
