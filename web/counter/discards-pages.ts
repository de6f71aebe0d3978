import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { presentDiscards } from '#http/present-discard.ts'
import { actorOf } from '#http/session.ts'
import { read } from '#http/work.ts'
import { listDiscards } from '#modules/dossiers'
import { dayOf, formatDay, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import { CITY } from '../city/city-roles.ts'
import { parseDay } from '../format.ts'
import { readerWith, sendPage } from '../serve.ts'
import { DISCARDS_PATH, DiscardsPage } from './discards-page.tsx'

const Asked = Type.Object({
  tu: Type.Optional(Type.String({ maxLength: 10 })),
  den: Type.Optional(Type.String({ maxLength: 10 })),
  sau: Type.Optional(Type.String({ format: 'uuid' })),
})
const ROLES = ['desk_officer', 'centre_leader', ...CITY.roles] as const
const ONE_PAGE = 50
const USUAL_DAYS = 30

/** Việc đã bỏ: the last thirty days, until another period is asked for. */
export function discardsPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Asked> }>(
    DISCARDS_PATH,
    { schema: { querystring: Asked } },
    async (request, reply) => {
      const { sees } = await actorOf(door, request)
      const audience = sees === 'city' ? 'city' : 'counter'
      const { actor, now, view } = await readerWith(door, request, { audience, roles: ROLES })
      const today = dayOf(now)
      const {
        tu = formatDay(fromDayNumber(toDayNumber(today) - USUAL_DAYS)),
        den = formatDay(today),
        sau,
      } = request.query
      const period = { typed: { from: tu, to: den }, from: parseDay(tu), to: parseDay(den) }
      const { from, to } = period
      const found = await read(door, actor, async (trx) => {
        if (!from || !to) return { items: [], next: null }
        const { items, next } = await listDiscards(trx, actor, { from, to, after: sau, limit: ONE_PAGE })
        return { items: await presentDiscards(trx, items), next }
      })
      const next = found.next ? `${DISCARDS_PATH}?${new URLSearchParams({ tu, den, sau: found.next })}` : null
      const page = DiscardsPage({ view, period, items: found.items, next })
      return sendPage(reply, page, from && to ? 200 : 400)
    },
  )
}
