import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Door } from '#http/door.ts'
import { liveQueueOf } from '#http/live-queue.ts'
import { describe } from '#http/problem.ts'
import {
  callNext,
  findAtDesk,
  finishTicket,
  listQueueServices,
  missTicket,
  passTicket,
  readQueue,
  readTimes,
  recallTicket,
  startTicket,
  takeTicket,
  TakeInput,
} from '#modules/queue'
import type { Work } from '#modules/record'
import { getUnitById } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage, type Reader } from '../serve.ts'
import { renderFragment } from '../ui/index.ts'
import { CallPage } from './call-page.tsx'
import { shownNumber } from '../queue/hall-reader.ts'
import { keepOwnDesk, readOwnDesk, type OwnDesk } from './own-desk.ts'
import { QueueBar, type BarProps } from './queue-bar.tsx'

const PATH = '/quay/goi-so'
const Shown = Type.Object({ so: Type.Optional(Type.String({ maxLength: 12, pattern: '^[A-Z0-9-]*$' })) })
type Showing = FastifyRequest<{ Querystring: Static<typeof Shown> }>

const ACTS = [
  ['tiep', callNext],
  ['goi-lai', recallTicket],
  ['bat-dau', startTicket],
  ['xong', finishTicket],
  ['vang', missTicket],
] as const

/** Gọi số: the officer's bar, on a page of its own and as a piece of the counter's other pages. */
export function callPages(app: FastifyInstance, door: Door): void {
  app.get(PATH, { schema: { querystring: Shown } }, async (request: Showing, reply) => {
    const { reader, seat } = await officerAtDesk(door, request)
    const [bar, times] = await Promise.all([
      barOf(door, reader, seat),
      readTimes(door.house.app, { unit: unitOf(reader, seat), on: dayOf(reader.now) }),
    ])
    return sendPage(reply, CallPage({ view: reader.view, bar, times, given: request.query.so ?? null }))
  })
  app.get(`${PATH}/thanh`, async (request, reply) => {
    const { reader, seat } = await officerAtDesk(door, request)
    return sendBar(reply, reader, await barOf(door, reader, seat))
  })
  for (const [path, verb] of ACTS)
    app.post(`${PATH}/${path}`, (request, reply) => doAtDesk(door, { request, reply }, verb))
  app.post(`${PATH}/chuyen`, (request, reply) =>
    doAtDesk(door, { request, reply }, (work, desk) => {
      const [kind, id = ''] = textOf(fieldsOf(request)['to']).split(':')
      return passTicket(
        work,
        desk,
        kind === 'service' ? { service: id } : { desk: UUID.test(id) ? id : undefined },
      )
    }),
  )
  app.post(`${PATH}/quay`, async (request, reply) => {
    const { seat } = await officerAtDesk(door, request)
    const desk = seat.desks.find(({ id }) => id === textOf(fieldsOf(request)['desk']))
    if (desk) keepOwnDesk(door, reply, desk.id)
    return reply.redirect(PATH, 303)
  })
  app.post(`${PATH}/cap`, (request, reply) => giveNumber(door, request, reply))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Seated = { readonly reader: Reader; readonly seat: OwnDesk }

async function officerAtDesk(door: Door, request: FastifyRequest): Promise<Seated> {
  const reader = await readerWith(door, request, {
    audience: 'counter',
    roles: ['desk_officer', 'cashier', 'centre_leader'],
  })
  return { reader, seat: await readOwnDesk(door.house.app, request, reader) }
}

/** The unit whose line an officer has before him: of the desk he sits at, else of a point he works at. */
function unitOf({ actor }: Reader, { own, desks }: OwnDesk): number {
  return own?.unit_id ?? desks[0]?.unit_id ?? actor.posts[0]?.unit_id ?? 0
}

async function barOf(door: Door, reader: Reader, seat: OwnDesk): Promise<BarProps> {
  const sql = door.house.app
  const { desks, own } = seat
  const unitId = unitOf(reader, seat)
  const [ticket, queue, services, unit] = await Promise.all([
    own ? findAtDesk(sql, own.id) : null,
    readQueue(sql, unitId, reader.now),
    listQueueServices(sql),
    getUnitById(sql, unitId, dayOf(reader.now)),
  ])
  return { desks, own, ticket, queue, services, slug: unit.slug, newKey: freshKey }
}

function sendBar(reply: FastifyReply, { view }: Reader, bar: BarProps): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .type('text/html; charset=utf-8')
    .send(renderFragment(view, h(QueueBar, bar)))
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/** An act of the bar: back to the bar where a script asked for it, else to the page. */
async function doAtDesk(
  door: Door,
  { request, reply }: Exchange,
  verb: (work: Work, desk: string) => Promise<unknown>,
): Promise<FastifyReply> {
  const { reader, seat } = await officerAtDesk(door, request)
  const { own } = seat
  const isBar = textOf(fieldsOf(request)['thanh']) === '1'
  try {
    if (!own) throw noDesk()
    await actByForm(door, request, (work) => verb(work, own.id))
    liveQueueOf(door).poke()
    if (!isBar) return await reply.redirect(PATH, 303)
    return sendBar(reply, reader, await barOf(door, reader, seat))
  } catch (error) {
    const { status, detail } = describe(error, reader.language)
    if (status === 404 || status >= 429) throw error
    const bar = { ...(await barOf(door, reader, seat)), problem: detail }
    if (isBar) return sendBar(reply.code(status), reader, bar)
    return sendPage(
      reply,
      CallPage({ view: { ...reader.view, path: PATH }, bar, times: [], given: null }),
      status,
    )
  }
}

function noDesk() {
  return invalid('no_desk', { vi: 'Hãy chọn quầy bạn đang ngồi.', en: 'Choose the desk you sit at.' })
}

/** Cấp số tại quầy: for who has no papers, no phone, or cannot use the kiosk. */
async function giveNumber(door: Door, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { reader, seat } = await officerAtDesk(door, request)
  const typed = fieldsOf(request)
  const [service, personal_number, priority] = ['service', 'personal_number', 'priority'].map((name) =>
    textOf(typed[name]).trim(),
  )
  const asked = {
    ...{ service: service ?? '', source: 'desk' as const },
    ...(personal_number ? { personal_number: shownNumber(personal_number) } : {}),
    ...(priority ? { priority } : {}),
  }
  try {
    const input = Value.Check(TakeInput, asked) ? asked : { service: '', source: 'desk' as const }
    const unit = await getUnitById(door.house.app, unitOf(reader, seat), dayOf(reader.now))
    const { answer } = await actByForm(door, request, (work) => takeTicket(work, unit.slug, input))
    liveQueueOf(door).poke()
    return await reply.redirect(`${PATH}?so=${answer.ticket.label}`, 303)
  } catch (error) {
    const { status, detail } = describe(error, reader.language)
    if (status === 404 || status >= 429) throw error
    const bar = { ...(await barOf(door, reader, seat)), problem: detail }
    return sendPage(
      reply,
      CallPage({ view: { ...reader.view, path: PATH }, bar, times: [], given: null }),
      status,
    )
  }
}
