import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { Denial, listDenials, mayReadDenials } from '#modules/denials'
import type { Actor } from '#modules/record'
import { dayOf, fromLocalMinute, toDayNumber } from '#platform/dates.ts'
import { forbidden } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { flushDenials } from '../count-denials.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Query = Type.Object(
  { on: Type.Optional(Type.String({ format: 'date' })) },
  { additionalProperties: false },
)
const Answer = Type.Object({ items: Type.Array(Denial) })

/** A day's worst rows; more than anybody reads through. */
const MOST = 500
const DAY_MINUTES = 1440

/** What was refused on a day of Hà Nội's clock, the worst first; for the administrator and the auditors of the city. */
export async function readDenials(door: Door, actor: Actor, day: string) {
  if (!mayReadDenials(actor)) {
    throw forbidden('not_auditor', {
      vi: 'Chỉ quản trị thành phố và người kiểm tra, giám sát xem được lượt bị từ chối.',
      en: 'Only the city’s administrator and its auditors read what was refused.',
    })
  }
  await flushDenials(door)
  const minute = toDayNumber(day) * DAY_MINUTES
  const [from, to] = [fromLocalMinute(minute), fromLocalMinute(minute + DAY_MINUTES)]
  return read(door, actor, (trx) => listDenials(trx, { from, to, limit: MOST }))
}

/** `GET /api/denials?on=2026-03-02`: refused requests by the minute. */
export function denialRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/denials',
    { schema: { tags: ['security'], querystring: Query, response: { 200: Answer } } },
    async (request: FastifyRequest<{ Querystring: Static<typeof Query> }>) => {
      const actor = await signedIn(door, request)
      return { items: await readDenials(door, actor, request.query.on ?? dayOf(door.clock())) }
    },
  )
}
