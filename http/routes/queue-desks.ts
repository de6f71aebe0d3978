import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  Call,
  callNext,
  finishTicket,
  mapDesk,
  MapInput,
  missTicket,
  passTicket,
  placeKiosk,
  recallTicket,
  removeKiosk,
  startTicket,
  Ticket,
} from '#modules/queue'
import type { Work } from '#modules/record'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { liveQueueOf } from '../live-queue.ts'
import { deviceCookie, markDevice } from '../session.ts'

const tags = ['queue']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
type ById = { Params: { id: string } }
const AtDesk = Type.Object({
  ticket: Type.Union([Ticket, Type.Null()]),
  call: Type.Union([Call, Type.Null()]),
})
const PassInput = Type.Object(
  {
    desk: Type.Optional(Type.String({ format: 'uuid' })),
    service: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
)

const DESK_ACTS = [
  ['calls', callNext],
  ['recall', recallTicket],
  ['start', startTicket],
  ['finish', finishTicket],
  ['absence', missTicket],
] as const

const KIOSK_ACTS = [
  ['', placeKiosk],
  ['/removal', removeKiosk],
] as const

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** What an officer does at a desk: call, call again, start, finish, mark as absent, transfer; and what a desk is for. */
export function queueDeskRoutes(app: FastifyInstance, door: Door): void {
  for (const [path, verb] of DESK_ACTS) {
    app.post<ById>(
      `/api/desks/:id/${path}`,
      { schema: { tags, params: ById, response: { 200: AtDesk } } },
      async (request, reply) => doing(door, { request, reply }, (work) => verb(work, request.params.id)),
    )
  }
  app.post<ById & { Body: Static<typeof PassInput> }>(
    '/api/desks/:id/transfer',
    { schema: { tags, params: ById, body: PassInput, response: { 200: AtDesk } } },
    async (request, reply) =>
      doing(door, { request, reply }, (work) => passTicket(work, request.params.id, request.body)),
  )
  app.post<ById & { Body: MapInput }>(
    '/api/desks/:id/services',
    { schema: { tags, params: ById, body: MapInput } },
    async (request, reply) =>
      doing(door, { request, reply }, (work) => mapDesk(work, request.params.id, request.body)),
  )
  for (const [path, verb] of KIOSK_ACTS) {
    app.post<{ Params: { unit: string } }>(
      `/api/queue/:unit/kiosk${path}`,
      { schema: { tags, params: Type.Object({ unit: Type.String({ maxLength: 100 }) }) } },
      async (request, reply) => {
        markDevice(door, request, reply)
        const device = deviceCookie(door, request) ?? ''
        return doing(door, { request, reply }, (work) => verb(work, { unit: request.params.unit, device }))
      },
    )
  }
}

/** Does an act of an officer, and has the lines looked at. */
async function doing<Answer>(
  door: Door,
  exchange: Exchange,
  run: (work: Work) => Promise<Answer>,
): Promise<Answer> {
  const answer = await actByRequest(door, exchange, run)
  liveQueueOf(door).poke()
  return answer
}
