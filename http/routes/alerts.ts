import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { AddressInput, listAlerts, setAlertAddress, takeUpAlerts, TakeUpInput } from '#modules/alerts'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { AlertView, presentAlerts } from '../present-alert.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Query = Type.Object({
  unit: Type.Optional(Type.String({ maxLength: 100, description: 'Code or slug; left out: all in sight' })),
  rule: Type.Optional(Type.String({ maxLength: 40, description: 'Key of one rule' })),
  standing: Type.Optional(Type.Boolean({ description: 'Only those whose cause stands, or only those over' })),
})
const Listed = Type.Object({ items: Type.Array(AlertView) })
const Taken = Type.Object({ taken: Type.Integer(), left: Type.Integer() })
const tags = ['alerts']

/** Cảnh báo: what stands, taking it up, and where letters go. */
export function alertRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/alerts',
    { schema: { tags, querystring: Query, response: { 200: Listed } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const { unit, rule, standing: isStanding } = request.query
      return read(door, actor, async (trx, now) => {
        const id = unit ? (await getUnit(trx, unit, dayOf(now))).id : undefined
        return {
          items: await presentAlerts(trx, await listAlerts(trx, actor, { unit: id, rule, isStanding })),
        }
      })
    },
  )
  app.post<{ Body: TakeUpInput }>(
    '/api/alerts/taking-up',
    { schema: { tags, operationId: 'take_up_alerts', body: TakeUpInput, response: { 200: Taken } } },
    (request, reply) => actByRequest(door, { request, reply }, (work) => takeUpAlerts(work, request.body)),
  )
  app.put<{ Body: AddressInput }>(
    '/api/alert-address',
    {
      schema: { tags, operationId: 'set_alert_address', body: AddressInput, response: { 200: AddressInput } },
    },
    (request, reply) => actByRequest(door, { request, reply }, (work) => setAlertAddress(work, request.body)),
  )
}
