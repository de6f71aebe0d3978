import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static, type TSchema } from 'typebox'
import {
  CodeLease,
  Discard,
  DiscardInput,
  Dossier,
  keepPiece,
  leaseCodes,
  LeaseInput,
  listDiscards,
  Piece,
  PieceInput,
} from '#modules/dossiers'
import { leaseNumbers, NumberLease, NumberLeaseInput, Ticket } from '#modules/queue'
import type { Work } from '#modules/record'
import { dayOf, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { actByRequest } from '../act-by-request.ts'
import { discardAtDesk } from '../discard-at-desk.ts'
import { deliverSealed, drawSealed, visitSealed } from '../do-sealed-at-desk.ts'
import type { Door } from '../door.ts'
import { DiscardView, presentDiscards } from '../present-discard.ts'
import { addSealed, openScan } from '../scan-sealed.ts'
import { SealedItem } from '../sealed-item.ts'
import { OfflineIntake, takeInLater } from '../take-in-later.ts'
import { takeInSealed } from '../take-in-sealed.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

/** One act of a desk whose line may be cut, by what it is sent and answered. */
type Route<Body> = {
  readonly url: string
  readonly body: TSchema
  readonly answer: TSchema
  readonly description: string
  readonly run: (work: Work, request: FastifyRequest<{ Body: Body }>) => Promise<object>
}

/** A desk whose line may be cut: what it holds before, what it did meanwhile, what it discards of it. */
export function offlineRoutes(app: FastifyInstance, door: Door): void {
  holdRoutes(app, door)
  const add = adder<SealedItem>(app, door)
  const body = SealedItem
  add({
    ...{ url: '/api/offline/sealed', body, answer: Dossier },
    description:
      'The same, sealed to the house by the desk: any officer of the point sends it, once. Under its item it is one dossier whoever sends it.',
    run: (work, request) => takeInSealed(work, door, request),
  })
  add({
    ...{ url: '/api/offline/tickets', body, answer: Ticket },
    description: 'A number given without the line, sealed: it stands in the queue since it was given.',
    run: (work, request) => drawSealed(work, door, request),
  })
  add({
    ...{ url: '/api/offline/visits', body, answer: Ticket },
    description:
      'How a desk served a number without the line, sealed. One that another desk has called meanwhile is a conflict.',
    run: (work, request) => visitSealed(work, door, request),
  })
  add({
    ...{ url: '/api/offline/hand-overs', body, answer: Dossier },
    description:
      'A result handed over without the line, sealed: judged as of the moment it was done. One handed over before is a conflict.',
    run: (work, request) => deliverSealed(work, door, request),
  })
  scanRoutes(app, door)
  adder<DiscardInput>(
    app,
    door,
  )({
    ...{ url: '/api/offline/discards', body: DiscardInput, answer: Discard },
    description:
      'What a desk did without the line and discards, with why. What has arrived meanwhile is not discarded.',
    run: (work, { body }) => discardAtDesk(work, body),
  })
  listRoute(app, door)
}

/** Papers scanned without the line: in pieces first, and then as one. */
function scanRoutes(app: FastifyInstance, door: Door): void {
  adder<PieceInput>(
    app,
    door,
  )({
    ...{ url: '/api/offline/pieces', body: PieceInput, answer: Piece },
    description:
      'One sealed piece of a scanned paper, bound to its item and number; kept until the paper is whole.',
    run: (work, { body }) => keepPiece(work, body),
  })
  app.post<{ Body: SealedItem }>(
    '/api/offline/scans',
    {
      schema: {
        ...{ tags: ['offline'], body: SealedItem, response: { 201: Dossier } },
        description:
          'A paper scanned without the line whose pieces have all come: a file of its dossier, once. Where pieces are missing it is a conflict.',
      },
    },
    async (request, reply) => {
      const opened = await openScan(door, request, await signedIn(door, request))
      const done = await actByRequest(door, { request, reply }, (work) => addSealed(work, opened))
      return reply.code(201).send(done)
    },
  )
}

const Days = Type.Object({
  from: Type.Optional(
    Type.String({ format: 'date', description: 'First day; by default 30 days before the last' }),
  ),
  to: Type.Optional(Type.String({ format: 'date', description: 'Last day; by default today' })),
  after: Type.Optional(Type.String({ format: 'uuid', description: '`next` of the answer before' })),
})
const Listed = Type.Object({ items: Type.Array(DiscardView), next: Type.Union([Type.String(), Type.Null()]) })
const MOST_LISTED = 100
const USUAL_DAYS = 30

function listRoute(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Days> }>(
    '/api/offline/discards',
    {
      schema: {
        ...{ tags: ['offline'], querystring: Days, response: { 200: Listed } },
        description:
          'What desks did without their line and discarded, the latest first: when, where, by whom and why. Long numbers in the reason are masked.',
      },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx, now) => {
        const { to = dayOf(now), after } = request.query
        const { from = fromDayNumber(toDayNumber(to) - USUAL_DAYS) } = request.query
        const { items, next } = await listDiscards(trx, actor, { from, to, after, limit: MOST_LISTED })
        return { items: await presentDiscards(trx, items), next }
      })
    },
  )
}

/** What a desk holds before its line is cut, and what it then took in under a code it held. */
function holdRoutes(app: FastifyInstance, door: Door): void {
  adder<LeaseInput>(
    app,
    door,
  )({
    ...{ url: '/api/offline/leases', body: LeaseInput, answer: CodeLease },
    description:
      'Codes this desk may give by itself for eight hours of today; no other desk gets one of them.',
    run: (work, { body }) => leaseCodes(work, body),
  })
  adder<NumberLeaseInput>(
    app,
    door,
  )({
    ...{ url: '/api/offline/numbers', body: NumberLeaseInput, answer: NumberLease },
    description:
      'Queue numbers this desk may give by itself for eight hours of today; no other desk gets one of them.',
    run: (work, { body }) => leaseNumbers(work, body),
  })
  adder<OfflineIntake>(
    app,
    door,
  )({
    ...{ url: '/api/offline/intakes', body: OfflineIntake, answer: Dossier },
    description:
      'What a desk took in without the line, under the code and as of the moment printed on its receipt. Sent again under its key it is the same dossier.',
    run: (work, { body }) => takeInLater(work, body),
  })
}

/** Adds acts that answer 201, once under their key. */
function adder<Body>(app: FastifyInstance, door: Door): (route: Route<Body>) => void {
  return ({ url, body, answer, description, run }) => {
    const schema = { tags: ['offline'], body, response: { 201: answer }, description }
    app.post<{ Body: Body }>(url, { schema }, async (request, reply) =>
      reply.code(201).send(await actByRequest(door, { request, reply }, (work) => run(work, request))),
    )
  }
}
