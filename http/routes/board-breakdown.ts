import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  Age,
  OfficerSlice,
  readAges,
  readChannels,
  readFields,
  readOfficers,
  readProcedureSlices,
  seesOfficers,
  Slice,
} from '#modules/oversight'
import { openCatalogue } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { throughMirror } from '../mirror.ts'
import { signedIn } from '../session.ts'
import { whoseUnit } from '../statistics/whose-unit.ts'

const Day = Type.String({ format: 'date', description: 'YYYY-MM-DD, included; left out it is open' })
const Query = Type.Object({
  unit: Type.Optional(
    Type.String({ maxLength: 100, description: 'Code or slug; left out: the city, or one’s own unit' }),
  ),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
})
const Broken = Type.Object({
  ages: Type.Array(Age),
  fields: Type.Array(Slice),
  channels: Type.Array(Slice),
  procedures: Type.Array(Slice),
  officers: Type.Array(OfficerSlice, { description: 'By name; of one unit, for city roles and its leaders' }),
})

/** The board by age, field, way of filing, procedure and officer: from counts, never from dossiers. */
export function boardBreakdownRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/board/breakdown',
    { schema: { tags: ['board'], querystring: Query, response: { 200: Broken } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const now = door.clock()
      const { unit: named, from = null, to = null } = request.query
      const unit = await whoseUnit(door.house.city, actor, { unit: named, now, on: dayOf(now) })
      const { shown, asOf } = await throughMirror(door, async ({ city }) => {
        const of = {
          unit,
          from,
          to,
          now,
          language: languageOf(request),
          catalogue: await openCatalogue(city),
        }
        const [ages, fields, channels, procedures, officers] = await Promise.all([
          readAges(city, of),
          readFields(city, of),
          readChannels(city, of),
          readProcedureSlices(city, of),
          unit !== null && seesOfficers(actor, unit) ? readOfficers(city, of) : [],
        ])
        return { ages, fields, channels, procedures, officers }
      })
      if (asOf !== null) reply.header('haicap-as-of', asOf)
      return shown
    },
  )
}
