import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { touchedBy, unitNames } from '#http/calendar-changes.ts'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import {
  findCalendar,
  findLastVersion,
  getCalendarVersion,
  listCalendarOwners,
  listCalendarVersions,
  withOutages,
  writeCalendarCsv,
} from '#modules/calendar'
import { holds } from '#modules/record'
import { listAgencies } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { sendPage } from '../../serve.ts'
import { CalendarsPage } from './calendars-page.tsx'
import { calendarsSaving } from './calendars-saving.ts'
import { HistoryPage, VersionPage } from './history-page.tsx'
import { isPoint, keeperOf, ownerShown } from './keeper.ts'
import { sendCsv } from '../../send-csv.ts'
import { touchedFile } from './touched-file.ts'
import { YearPage } from './year-page.tsx'

const ByOwner = Type.Object({ owner: Type.String({ maxLength: 100 }) })
const ByNumber = Type.Interface([ByOwner], { number: Type.Integer({ minimum: 1 }) })
type ByOwner = { Params: { owner: string }; Querystring: { nam?: string } }
type ByNumber = {
  Params: { owner: string; number: number }
  Querystring: { 'bo-qua'?: string; xong?: unknown }
}

/** Lịch làm việc: the year, its contents through time, and changing them. */
export function calendarsPages(app: FastifyInstance, door: Door): void {
  const schema = { params: ByOwner }
  app.get<{ Querystring: { 'don-vi'?: unknown } }>('/quan-tri/lich', (request, reply) =>
    overview(door, { request, reply }),
  )
  app.get<ByOwner>('/quan-tri/lich/:owner', { schema }, (request, reply) => year(door, { request, reply }))
  app.get<ByOwner>('/quan-tri/lich/:owner/lich.csv', { schema }, (request, reply) =>
    file(door, { request, reply }),
  )
  app.get<ByOwner>('/quan-tri/lich/:owner/lan-sua', { schema }, (request, reply) =>
    history(door, { request, reply }),
  )
  const numbered = { params: ByNumber }
  app.get<ByNumber>('/quan-tri/lich/:owner/lan-sua/:number', { schema: numbered }, (request, reply) =>
    version(door, { request, reply }),
  )
  app.get<ByNumber>(
    '/quan-tri/lich/:owner/lan-sua/:number/ho-so.csv',
    { schema: numbered },
    (request, reply) => touchedFile(door, { request, reply }),
  )
  calendarsSaving(app, door)
}

type Exchange<Route extends object = object> = {
  readonly request: FastifyRequest<Route>
  readonly reply: FastifyReply
}

async function overview(
  door: Door,
  { request, reply }: Exchange<{ Querystring: { 'don-vi'?: unknown } }>,
): Promise<FastifyReply> {
  const { view, actor, now } = await keeperOf(door, request)
  const asked = request.query['don-vi']
  if (typeof asked === 'string' && /^[a-z0-9-]+$/.test(asked))
    return reply.redirect(`/quan-tri/lich/${asked}`, 303)
  const isCity = holds(actor, 'city_admin')
  const units = actor.posts.filter(({ role }) => role === 'commune_admin').map((post) => post.unit_id)
  const { own, points } = await read(door, actor, async (trx) => {
    const agencies = await listAgencies(trx, { on: dayOf(now) })
    const mine = isCity ? agencies : agencies.filter(({ unit_id }) => units.includes(unit_id))
    const owners = await listCalendarOwners(trx)
    return { own: mine.filter(({ id }) => owners.includes(id)), points: mine.filter(isPoint) }
  })
  return sendPage(reply, CalendarsPage({ view, isCity, own, points }))
}

async function year(door: Door, { request, reply }: Exchange<ByOwner>): Promise<FastifyReply> {
  const reader = await keeperOf(door, request)
  const asked = Number(request.query.nam)
  const shown = asked >= 2025 && asked <= 2099 ? asked : Number(dayOf(reader.now).slice(0, 4))
  const props = await read(door, reader.actor, async (trx) => {
    const owner = await ownerShown(trx, reader, request.params.owner)
    const last = await findLastVersion(trx, owner.agency?.id ?? null)
    // What has been saved for a day to come is shown too: it is what the year will be.
    const on = [dayOf(reader.now), last?.effective_on ?? ''].sort().at(-1) ?? dayOf(reader.now)
    const calendar = await findCalendar(trx, owner.agency?.id ?? null, on)
    return { ...owner, calendar, own: last?.content ?? null, mayRecord: holds(reader.actor, 'city_admin') }
  })
  return sendPage(reply, YearPage({ ...props, year: shown }))
}

async function file(door: Door, { request, reply }: Exchange<ByOwner>): Promise<FastifyReply> {
  const reader = await keeperOf(door, request)
  const { owner } = request.params
  const last = await read(door, reader.actor, async (trx) => {
    const { agency } = await ownerShown(trx, reader, owner)
    const version = await findLastVersion(trx, agency?.id ?? null)
    return version && withOutages(trx, version)
  })
  if (!last) return reply.redirect(`/quan-tri/lich/${owner}`, 303)
  return sendCsv(reply, `lich-${owner}.csv`, writeCalendarCsv(last))
}

async function history(door: Door, { request, reply }: Exchange<ByOwner>): Promise<FastifyReply> {
  const reader = await keeperOf(door, request)
  const props = await read(door, reader.actor, async (trx) => {
    const owner = await ownerShown(trx, reader, request.params.owner)
    return { ...owner, versions: await listCalendarVersions(trx, owner.agency?.id ?? null) }
  })
  return sendPage(reply, HistoryPage(props))
}

async function version(door: Door, { request, reply }: Exchange<ByNumber>): Promise<FastifyReply> {
  const reader = await keeperOf(door, request)
  const { owner: name, number } = request.params
  const skip = Math.max(0, Math.trunc(Number(request.query['bo-qua'])) || 0)
  const props = await read(door, reader.actor, async (trx, now) => {
    const owner = await ownerShown(trx, reader, name)
    const id = owner.agency?.id ?? null
    const found = await getCalendarVersion(trx, id, number)
    const before = number > 1 ? await getCalendarVersion(trx, id, number - 1) : null
    const touched = await touchedBy(trx, { owner: name, number, actor: reader.actor }, { skip })
    return { ...owner, version: found, before, touched, units: await unitNames(trx, now) }
  })
  return sendPage(reply, VersionPage({ ...props, skip, isDone: request.query.xong !== undefined }))
}
