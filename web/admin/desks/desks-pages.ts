import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import type { UnitDesks } from '#http/read-directory.ts'
import { read } from '#http/work.ts'
import { closeDesk, endDuty, listDesks, mayKeepDesks, openDesk, putOnDuty } from '#modules/directory'
import { isHeldOn, listOfficers } from '#modules/people'
import { holds, type Work } from '#modules/record'
import { getUnit, listAgencies, listUnits } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { forbidden, invalid, notFound } from '#platform/refusal.ts'
import { errorsOf } from '../../posted.ts'
import { actByForm, fieldsOf, freshKey, sendPage, type Reader } from '../../serve.ts'
import { DirectoryUnitsPage } from '../../citizen/directory/directory-units-page.tsx'
import { PROVINCE } from '../../citizen/province.ts'
import { authorityReader, ownUnit } from '../authority/authority-context.ts'
import type { Filled } from './desk-forms.tsx'
import { DeskPage } from './desk-page.tsx'
import { DesksPage } from './desks-page.tsx'
import { deskInput, dutyInput } from './read-desk.ts'

const Uuid = Type.String({ format: 'uuid' })
const OfDesk = { schema: { params: Type.Object({ unit: Type.String({ maxLength: 80 }), desk: Uuid }) } }
const OfDuty = { schema: { params: Type.Object({ unit: Type.String({ maxLength: 80 }), duty: Uuid }) } }
type ByUnit = { Params: { unit: string; desk?: string; duty?: string } }
type Exchange = { readonly request: FastifyRequest<ByUnit>; readonly reply: FastifyReply }
type Returned = Pick<Filled, 'typed' | 'errors'>

const BLANK: Returned = { typed: {}, errors: [] }

/** Quầy và người trực: kept by the unit's administrator, the leader of its point, the city's administrator. */
export function desksPages(app: FastifyInstance, door: Door): void {
  app.get('/quan-tri/quay', async (request, reply) => {
    const { actor, now, view } = await authorityReader(door, request)
    if (holds(actor, 'city_admin')) {
      const { items: units } = await listUnits(door.house.app, { province: PROVINCE, on: dayOf(now) })
      return sendPage(reply, DirectoryUnitsPage({ view, units, base: '/quan-tri/quay' }))
    }
    const own = await read(door, actor, (trx) => ownUnit(trx, actor, now))
    return reply.redirect(own ? `/quan-tri/quay/${own.slug}` : '/danh-ba', 303)
  })
  const base = '/quan-tri/quay/:unit'
  app.get<ByUnit>(base, (request, reply) => show(door, { request, reply }, BLANK))
  app.get<ByUnit>(`${base}/:desk`, OfDesk, (request, reply) => show(door, { request, reply }, BLANK))
  app.post<ByUnit>(`${base}/mo`, (request, reply) =>
    doIt(door, { request, reply }, (work, typed) => openDesk(work, deskInput(typed))),
  )
  app.post<ByUnit>(`${base}/:desk/truc`, OfDesk, (request, reply) =>
    doIt(door, { request, reply }, (work, typed) =>
      putOnDuty(work, request.params.desk ?? '', dutyInput(typed)),
    ),
  )
  app.post<ByUnit>(`${base}/:desk/dong`, OfDesk, (request, reply) =>
    doIt(door, { request, reply }, (work, typed) => {
      mustBeSure(typed)
      return closeDesk(work, request.params.desk ?? '', dayOf(work.now))
    }),
  )
  app.post<ByUnit>(`${base}/truc/:duty/thoi`, OfDuty, (request, reply) =>
    doIt(door, { request, reply }, (work) => endDuty(work, request.params.duty ?? '', dayOf(work.now))),
  )
}

/** One press too many must not take a desk away from those who wait before it. */
function mustBeSure({ chac_chan }: Readonly<Record<string, string>>): void {
  if (chac_chan) return
  const message = {
    vi: 'Đánh dấu “Tôi chắc chắn đóng quầy này” rồi bấm lại.',
    en: 'Tick “I am sure that this desk is closed”, then press again.',
  }
  throw invalid('not_sure', message, [{ field: 'chac_chan', message }])
}

async function doIt(
  door: Door,
  { request, reply }: Exchange,
  run: (work: Work, typed: Record<string, string>) => Promise<unknown>,
): Promise<FastifyReply> {
  const typed = Object.fromEntries(
    Object.entries(fieldsOf(request)).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  )
  try {
    await actByForm(door, request, (work) => run(work, typed))
  } catch (error) {
    const errors = errorsOf(error, 'account')
    return show(door, { request, reply }, { typed, errors })
  }
  return reply.redirect(`/quan-tri/quay/${request.params.unit}`, 303)
}

async function show(door: Door, { request, reply }: Exchange, returned: Returned): Promise<FastifyReply> {
  const reader = await authorityReader(door, request)
  const { directory, officers } = await readKept(door, reader, request.params.unit)
  const { view } = reader
  const filled = { ...returned, idempotencyKey: freshKey() }
  const status = returned.errors.length > 0 ? 400 : 200
  const { desk: id } = request.params
  if (id === undefined) return sendPage(reply, DesksPage({ view, directory, filled }), status)
  const desk = directory.desks.find((one) => one.id === id)
  if (!desk) throw notFound('desk', { vi: 'Đơn vị không có quầy này.', en: 'The unit has no such desk.' })
  return sendPage(reply, DeskPage({ view, directory, desk, officers, filled, newKey: freshKey }), status)
}

/** The desks of a unit with what is to come, and who works there; for those who keep them. */
async function readKept(door: Door, { actor, now }: Reader, slug: string) {
  const on = dayOf(now)
  return read(door, actor, async (trx) => {
    const unit = await getUnit(trx, slug, on)
    if (!mayKeepDesks(actor, unit.id)) throw NOT_KEEPER
    const agencies = await listAgencies(trx, { unit: unit.id, on })
    const desks = await listDesks(trx, { unit: unit.id, on, withLater: true })
    const posts = await listOfficers(
      trx,
      agencies.map(({ id }) => id),
    )
    const here = posts.filter((post) => post.unit_id === unit.id && isHeldOn(post, on))
    const officers = [...new Map(here.map((post) => [post.account_id, post])).values()]
    const directory: UnitDesks = { unit, on, agencies, desks }
    return {
      directory,
      officers: officers.map(({ account_id, name, title }) => ({
        value: account_id,
        label: `${name}, ${title}`,
      })),
    }
  })
}

const NOT_KEEPER = forbidden('not_your_desks', {
  vi: 'Quầy và người trực do quản trị của đơn vị, phụ trách điểm phục vụ hoặc quản trị thành phố sắp xếp.',
  en: 'Desks and duties are kept by the unit’s administrator, the leader of its point or the city’s administrator.',
})
