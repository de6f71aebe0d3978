import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { dayOf, formatDay } from '#platform/dates.ts'
import { parseDay } from '../format.ts'
import { calendarOfOfficer } from '../officer/desk.ts'
import { readFacts } from '../officer/dossier-facts.ts'
import { askedOf, ListQuery, type ListRequest, readList } from '../officer/list-query.ts'
import { freshKey, readerWith, sendPage } from '../serve.ts'
import { FollowUpPage } from './follow-up-page.tsx'
import { HandOverPage } from './hand-over-page.tsx'
import { bankPages } from './bank-pages.ts'
import { callPages } from './call-pages.ts'
import { cardPages } from './card-pages.ts'
import { discardsPages } from './discards-pages.ts'
import { intakePages } from './intake-pages.ts'
import { offlinePages } from './offline-pages.ts'
import { receiptPages } from './receipt-pages.ts'
import { TakenPage } from './taken-page.tsx'
import { countAlerts } from './waiting-alert.tsx'
import { WaitingPage } from './waiting-page.tsx'

const WaitingQuery = Type.Object({
  online: Type.Optional(Type.String({ maxLength: 200 })),
  here: Type.Optional(Type.String({ maxLength: 200 })),
})

const PeriodQuery = Type.Object({
  tu: Type.Optional(Type.String({ maxLength: 10 })),
  den: Type.Optional(Type.String({ maxLength: 10 })),
})

type CodeRequest = FastifyRequest<{ Params: { code: string } }>
type WaitingRequest = FastifyRequest<{ Querystring: Static<typeof WaitingQuery> }>
type PeriodRequest = FastifyRequest<{ Querystring: Static<typeof PeriodQuery> }>

/** The counter's pages: intake, what waits for acceptance, results to hand over, fees to collect, the bank's statements, receipts, the follow-up book, what was discarded. */
export function counterPages(app: FastifyInstance, door: Door): void {
  callPages(app, door)
  intakePages(app, door)
  offlinePages(app, door)
  discardsPages(app, door)
  cardPages(app, door)
  bankPages(app, door)
  receiptPages(app, door)
  app.get('/quay/da-nhan/:code', (request: CodeRequest, reply) => showTaken(door, request, reply))
  app.get(
    '/quay/cho-tiep-nhan',
    { schema: { querystring: WaitingQuery } },
    (request: WaitingRequest, reply) => showWaiting(door, request, reply),
  )
  app.get('/quay/so-theo-doi', { schema: { querystring: PeriodQuery } }, (request: PeriodRequest, reply) =>
    showBook(door, request, reply),
  )
  app.route({
    method: ['GET', 'POST'],
    url: '/quay/tra-ket-qua',
    schema: { querystring: ListQuery },
    handler: (request: ListRequest, reply) => showReady(door, request, reply),
  })
}

async function showTaken(door: Door, request: CodeRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reader = await readerWith(door, request, { audience: 'counter', roles: ['desk_officer', 'cashier'] })
  const facts = await read(door, reader.actor, (trx) => readFacts(trx, request.params.code, reader))
  return sendPage(reply, TakenPage({ view: reader.view, facts, newKey: freshKey }))
}

async function showWaiting(door: Door, request: WaitingRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reader = await readerWith(door, request, {
    audience: 'counter',
    roles: ['desk_officer', 'centre_leader'],
  })
  const { actor, now } = reader
  const [alerts, online, here, post] = await read(door, actor, async (trx) =>
    Promise.all([
      countAlerts(trx, { actor, now, calendar: await calendarOfOfficer(trx, actor, now) }),
      readList(trx, reader, { view: 'to_accept', channel: 'online', query: { sau: request.query.online } }),
      readList(trx, reader, { view: 'to_accept', channel: 'counter', query: { sau: request.query.here } }),
      readList(trx, reader, { view: 'to_accept', channel: 'post', query: {} }),
    ]),
  )
  const atDesk = { items: [...here.items, ...post.items], next: here.next }
  return sendPage(reply, WaitingPage({ view: reader.view, alerts, online, here: atDesk }))
}

/** This month so far, until another period is asked for. */
async function showBook(door: Door, request: PeriodRequest, reply: FastifyReply): Promise<FastifyReply> {
  const roles = ['desk_officer', 'centre_leader'] as const
  const reader = await readerWith(door, request, { audience: 'counter', roles })
  const today = dayOf(reader.now)
  const { tu = formatDay(`${today.slice(0, 8)}01`), den = formatDay(today) } = request.query
  const period = { typed: { from: tu, to: den }, from: parseDay(tu), to: parseDay(den) }
  return sendPage(reply, FollowUpPage({ view: reader.view, period }))
}

async function showReady(door: Door, request: ListRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reader = await readerWith(door, request, { audience: 'counter', roles: ['desk_officer', 'cashier'] })
  const isDesk = reader.actor.posts.some((post) => post.role === 'desk_officer')
  const keepsTill = reader.actor.posts.some(({ role }) => role === 'cashier' || role === 'centre_leader')
  // A cashier hands nothing over: his list is what is still to be paid.
  const query = isDesk ? askedOf(request) : { ...askedOf(request), xem: 'thu-phi' }
  const view = query.xem === 'thu-phi' ? 'to_pay' : 'to_hand_over'
  const shown = await read(door, reader.actor, (trx) => readList(trx, reader, { view, query }))
  const [only] = shown.items.length === 1 ? shown.items : []
  // The whole code from a receipt, as a scanner types it, opens the one dossier it names.
  if (isDesk && only && query.q?.trim().toUpperCase() === only.code)
    return reply.redirect(`/can-bo/ho-so/${only.code}`, 303)
  return sendPage(reply, HandOverPage({ view: reader.view, query, isDesk, keepsTill, ...shown }))
}
