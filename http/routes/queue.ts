import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  cancelTicket,
  checkIn,
  comeBack,
  listFreeSlots,
  listQueueServices,
  QuarterHour,
  Queue,
  QueueService,
  readQueue,
  readThread,
  readTimes,
  takeTicket,
  TakenTicket,
  TakeInput,
  Thread,
  Ticket,
} from '#modules/queue'
import type { Work } from '#modules/record'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { holding } from '../holding.ts'
import { liveQueueOf } from '../live-queue.ts'
import { readWaits, UnitWait } from '../read-waits.ts'
import { sealFields } from '../seal-fields.ts'
import { sendEvents } from '../send-events.ts'
import { actorOf, markDevice } from '../session.ts'
import { act, keyOf, read } from '../work.ts'
import { queueDeskRoutes } from './queue-desks.ts'

const tags = ['queue']
const OfUnit = Type.Object({ unit: Type.String({ maxLength: 100 }) })
type OfUnit = { Params: { unit: string } }
const ByToken = Type.Object({
  token: Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }),
})
type ByToken = { Params: { token: string } }
const After = Type.Object({ after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_000_000_000 })) })
const ForService = Type.Object({ service: Type.String({ maxLength: 40 }) })
const OnDay = Type.Object({ on: Type.Optional(Type.String({ format: 'date' })) })
const Slots = Type.Object({
  items: Type.Array(Type.Object({ day: Type.String(), slots: Type.Array(Type.String()) })),
})

/** Hàng chờ: lines and waits for everybody, numbers for who comes, and the acts of whoever holds one. */
export function queueRoutes(app: FastifyInstance, door: Door): void {
  app.addHook('preClose', async () => liveQueueOf(door).close())
  publicRoutes(app, door)
  streamRoute(app, door)
  ticketRoutes(app, door)
  queueDeskRoutes(app, door)
}

function publicRoutes(app: FastifyInstance, door: Door): void {
  const sql = door.house.app
  const unitOf = (name: string) => getUnit(sql, name, dayOf(door.clock()))

  app.get(
    '/api/queue',
    { schema: { tags, response: { 200: Type.Object({ at: Type.String(), items: Type.Array(UnitWait) }) } } },
    async () => ({ at: door.clock(), items: await readWaits(door) }),
  )
  app.get(
    '/api/queue/services',
    { schema: { tags, response: { 200: Type.Object({ items: Type.Array(QueueService) }) } } },
    async () => ({ items: await listQueueServices(sql) }),
  )
  app.get<OfUnit>(
    '/api/queue/:unit',
    { schema: { tags, params: OfUnit, response: { 200: Queue } } },
    async ({ params }) => readQueue(sql, (await unitOf(params.unit)).id, door.clock()),
  )
  app.get<OfUnit & { Querystring: Static<typeof ForService> }>(
    '/api/queue/:unit/slots',
    { schema: { tags, params: OfUnit, querystring: ForService, response: { 200: Slots } } },
    async ({ params, query }) => ({
      items: await listFreeSlots(sql, {
        ...{ unit: (await unitOf(params.unit)).id, service: query.service, now: door.clock() },
      }),
    }),
  )
  app.get<OfUnit & { Querystring: Static<typeof OnDay> }>(
    '/api/queue/:unit/times',
    {
      schema: {
        ...{ tags, params: OfUnit, querystring: OnDay },
        description:
          'Waits and services by fifteen minutes of a day; seconds are sums, so that quarters add up.',
        response: { 200: Type.Object({ items: Type.Array(QuarterHour) }) },
      },
    },
    async ({ params, query }) => ({
      items: await readTimes(sql, {
        ...{ unit: (await unitOf(params.unit)).id, on: query.on ?? dayOf(door.clock()) },
      }),
    }),
  )
}

function streamRoute(app: FastifyInstance, door: Door): void {
  app.get<OfUnit & { Querystring: Static<typeof After> }>(
    '/api/queue/:unit/stream',
    {
      compress: false,
      schema: {
        ...{ tags, params: OfUnit, querystring: After },
        description:
          'Server-sent events. `call`: one call, its number as the id; who comes back with `Last-Event-ID` (or `after`) gets what was missed, in order and none twice. `queue`: how the line stands.',
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const unit = await getUnit(door.house.app, request.params.unit, dayOf(door.clock()))
      return sendEvents(reply, await liveQueueOf(door).follow(unit.id, cameWith(request)))
    },
  )
}

/** The number of the last call a listener has: of the browser's own reconnecting, else as he says. */
function cameWith({ headers, query }: FastifyRequest<{ Querystring: Static<typeof After> }>): number | null {
  const last = headers['last-event-id']
  if (typeof last === 'string' && /^\d{1,9}$/.test(last)) return Number(last)
  return query.after ?? null
}

function ticketRoutes(app: FastifyInstance, door: Door): void {
  app.post<OfUnit & { Body: TakeInput }>(
    '/api/queue/:unit/tickets',
    { schema: { tags, params: OfUnit, body: TakeInput, response: { 201: TakenTicket } } },
    async (request, reply) => {
      markDevice(door, request, reply)
      return reply
        .code(201)
        .send(await doing(door, request, (work) => takeTicket(work, request.params.unit, request.body)))
    },
  )
  app.get<ByToken>(
    '/api/tickets/:token',
    { schema: { tags, params: ByToken, response: { 200: Thread } } },
    async (request, reply: FastifyReply) => {
      const actor = holding(await actorOf(door, request))
      reply.header('cache-control', 'private, no-store')
      return read(door, actor, (trx) => readThread(trx, request.params.token))
    },
  )
  for (const [path, verb] of HOLDER_ACTS) {
    app.post<ByToken>(
      `/api/tickets/:token/${path}`,
      { schema: { tags, params: ByToken, response: { 200: Ticket } } },
      async (request) => doing(door, request, (work) => verb(work, request.params.token)),
    )
  }
}

const HOLDER_ACTS = [
  ['check-in', checkIn],
  ['return', comeBack],
  ['cancellation', cancelTicket],
] as const

/** Does an act of whoever asks, and has the lines looked at. */
async function doing<Answer>(
  door: Door,
  request: FastifyRequest,
  run: (work: Work) => Promise<Answer>,
): Promise<Answer> {
  const actor = holding(await actorOf(door, request))
  const body = sealFields(door, request.body)
  const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body })
  const { answer } = await act(door, { actor, key }, run)
  liveQueueOf(door).poke()
  return answer
}
