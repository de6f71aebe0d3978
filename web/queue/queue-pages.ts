import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { liveOf } from '#http/live.ts'
import { readWaits } from '#http/read-waits.ts'
import { sendEvents } from '#http/send-events.ts'
import { readQueue, readTimes } from '#modules/queue'
import { dayOf } from '#platform/dates.ts'
import { fold } from '#platform/text.ts'
import { readerOf, sendPage } from '../serve.ts'
import { DisplayPage } from './display-page.tsx'
import { DoorCodePage } from './door-code-page.tsx'
import { readUnit } from './hall-reader.ts'
import { takePages } from './take-pages.ts'
import { ticketPages } from './ticket-pages.ts'
import { UnitQueuePage } from './unit-queue-page.tsx'
import { WaitsPage } from './waits-page.tsx'

const Asked = Type.Object({ q: Type.Optional(Type.String({ maxLength: 100 })) })
type Asked = FastifyRequest<{ Querystring: Static<typeof Asked> }>
type OfUnit = FastifyRequest<{ Params: { unit: string } }>

/** Hàng chờ: the pages of the hall and of whoever comes to it. */
export function queuePages(app: FastifyInstance, door: Door): void {
  app.get('/xep-hang', { schema: { querystring: Asked } }, (request: Asked, reply) =>
    showWaits(door, request, reply),
  )
  app.get('/xep-hang/su-kien', { compress: false }, async (_request, reply) =>
    sendEvents(
      reply,
      await liveOf(door).follow({ key: 'waits', event: 'figures', draw: () => figuresOfWaits(door) }),
    ),
  )
  app.get('/xep-hang/:unit', async (request: OfUnit, reply) => {
    const { view, unit, now } = await readUnit(door, request)
    const sql = door.house.app
    const [queue, times] = await Promise.all([
      readQueue(sql, unit.id, now),
      readTimes(sql, { unit: unit.id, on: dayOf(now) }),
    ])
    return sendPage(reply, UnitQueuePage({ view, unit, queue, times }))
  })
  app.get('/xep-hang/:unit/man-hinh', async (request: OfUnit, reply) => {
    const { view, unit, now } = await readUnit(door, request)
    return sendPage(reply, DisplayPage({ view, unit, queue: await readQueue(door.house.app, unit.id, now) }))
  })
  app.get('/xep-hang/:unit/ma-cua', async (request: OfUnit, reply) => {
    const { view, unit } = await readUnit(door, request)
    const address = `${door.publicAddress}/xep-hang/${unit.slug}/lay-so`
    return sendPage(reply, DoorCodePage({ view, unit, address }))
  })
  takePages(app, door)
  ticketPages(app, door)
}

async function showWaits(door: Door, request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const { view } = await readerOf(door, request, 'hall')
  const all = await readWaits(door)
  const q = request.query.q?.trim() ?? ''
  const waits = all.filter(({ unit }) => fold(unit.full_name).includes(fold(q)))
  return sendPage(reply, WaitsPage({ view, waits, q, total: all.length }))
}

async function figuresOfWaits(door: Door): Promise<Record<string, number>> {
  const waits = await readWaits(door)
  return Object.fromEntries(
    waits.flatMap(({ unit, waiting, longest_s }) => [
      [unit.slug, waiting],
      [`${unit.slug}.longest`, Math.floor(longest_s / 60)],
    ]),
  )
}
