import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Door } from '#http/door.ts'
import { holding } from '#http/holding.ts'
import { liveQueueOf } from '#http/live-queue.ts'
import { describe } from '#http/problem.ts'
import { deviceCookie } from '#http/session.ts'
import { act } from '#http/work.ts'
import {
  deviceOf,
  isKiosk,
  listFreeSlots,
  listQueueServices,
  maySitAt,
  placeKiosk,
  removeKiosk,
  takeTicket,
  TakeInput,
} from '#modules/queue'
import { findPoint } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { textOf } from '../officer/act-forms/act-form.ts'
import { actByForm, doingByForm, fieldsOf, freshKey, sendPage } from '../serve.ts'
import { readUnit, shownNumber } from './hall-reader.ts'
import { TakePage, type TakeMode, type TakeProps } from './take-page.tsx'

const Chosen = Type.Object({ 'dich-vu': Type.Optional(Type.String({ maxLength: 40 })) })
type Asked = FastifyRequest<{ Params: { unit: string }; Querystring: Static<typeof Chosen> }>

const KIOSK_ACTS = [
  ['dat', placeKiosk],
  ['bo', removeKiosk],
] as const
const MODES: readonly TakeMode[] = ['may', 'lay-so', 'dat-cho']

/** Lấy số, đặt giờ, máy lấy số: three ways to a number, one screen. */
export function takePages(app: FastifyInstance, door: Door): void {
  const chosen = { schema: { querystring: Chosen } }
  for (const mode of MODES) {
    app.get(`/xep-hang/:unit/${mode}`, chosen, async (request: Asked, reply) =>
      sendPage(reply, TakePage(await propsOf(door, mode, request))),
    )
    app.post(`/xep-hang/:unit/${mode}`, chosen, (request: Asked, reply) =>
      take(door, mode, { request, reply }),
    )
  }
  for (const [path, verb] of KIOSK_ACTS) {
    app.post(
      `/xep-hang/:unit/may/${path}`,
      async (request: FastifyRequest<{ Params: { unit: string } }>, reply) => {
        const { unit } = request.params
        const device = deviceCookie(door, request) ?? ''
        await actByForm(door, request, (work) => verb(work, { unit, device }))
        return reply.redirect(`/xep-hang/${unit}/may`, 303)
      },
    )
  }
}

async function propsOf(door: Door, mode: TakeMode, request: Asked): Promise<TakeProps> {
  const { view, actor, unit, now } = await readUnit(door, request)
  const sql = door.house.app
  const services = await listQueueServices(sql)
  const chosen = services.find(({ key }) => key === request.query['dich-vu']) ?? null
  const [slots, point] = await Promise.all([
    mode === 'dat-cho' && chosen ? listFreeSlots(sql, { unit: unit.id, service: chosen.key, now }) : [],
    mode === 'may' ? findPoint(sql, unit.id, dayOf(now)) : null,
  ])
  return {
    ...{ view, unit, mode, services, chosen, slots, typed: {}, errors: [], newKey: freshKey },
    isKnown: mode !== 'may' && actor.kind === 'citizen',
    mayPlace: point !== null && maySitAt(actor, point.id),
    isKiosk: mode === 'may' && (await isKioskHere(door, request, unit.id)),
  }
}

/** Whether this browser is a kiosk of the unit already. */
async function isKioskHere(door: Door, request: Asked, unit: number): Promise<boolean> {
  const device = deviceOf(`device:${deviceCookie(door, request) ?? ''}`)
  return device !== null && isKiosk(door.house.app, { device, unit })
}

async function take(
  door: Door,
  mode: TakeMode,
  { request, reply }: { request: Asked; reply: FastifyReply },
): Promise<FastifyReply> {
  const typed = Object.fromEntries(
    Object.entries(fieldsOf(request)).map(([name, value]) => [name, textOf(value).trim()]),
  )
  const { unit } = request.params
  try {
    const doing = await doingByForm(door, request)
    const input = inputOf(mode, request.query['dich-vu'] ?? '', typed)
    const { answer } = await act(door, { ...doing, actor: holding(doing.actor) }, (work) =>
      takeTicket(work, unit, input),
    )
    liveQueueOf(door).poke()
    return await reply.redirect(`/xep-hang/ve/${answer.token}${mode === 'may' ? '?may=1' : ''}`, 303)
  } catch (error) {
    const props = await propsOf(door, mode, request)
    const { status, detail, fields = [] } = describe(error, props.view.language)
    if (status === 404 || status >= 429) throw error
    const errors = fields.map(({ field, message }) => ({ field, message: { vi: message, en: message } }))
    return sendPage(reply, TakePage({ ...props, typed, errors, title: detail }), status)
  }
}

/** What was posted as the input of the verb; what does not fit its schema is left out and so asked for again. */
function inputOf(mode: TakeMode, service: string, typed: Readonly<Record<string, string>>): TakeInput {
  const { personal_number, priority, slot_at } = typed
  const asked = {
    ...{ service, source: mode === 'may' ? ('kiosk' as const) : ('phone' as const) },
    ...(personal_number ? { personal_number: shownNumber(personal_number) } : {}),
    ...(priority ? { priority } : {}),
    ...(typed['on_behalf'] === 'yes' ? { on_behalf: true } : {}),
    ...(mode === 'dat-cho'
      ? { slot_at: slot_at && !Number.isNaN(Date.parse(slot_at)) ? slot_at : NO_TIME }
      : {}),
  }
  return Value.Check(TakeInput, asked) ? asked : { service, source: asked.source }
}

/** No time was chosen: one that nobody can book, so that the list of times is asked for again. */
const NO_TIME = '1970-01-01T00:00:00.000Z'
