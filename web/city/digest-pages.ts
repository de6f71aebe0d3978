import type { FastifyInstance } from 'fastify'
import { digestsFor } from '#http/digest-of.ts'
import type { Door } from '#http/door.ts'
import { presentDigests } from '#http/present-digest.ts'
import { listDigestDays } from '#modules/oversight'
import { dayOf } from '#platform/dates.ts'
import { DigestQuery, keptDay } from '../officer/digest-query.ts'
import { readerWith, sendPage } from '../serve.ts'
import { CITY } from './city-roles.ts'
import { CityDigestPage } from './digest-page.tsx'

/** Sắp trễ, for the city: the kept digest of the newest day, or of the day that is asked for. */
export function cityDigestPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: DigestQuery }>(
    '/dieu-hanh/sap-tre',
    { schema: { querystring: DigestQuery } },
    async (request, reply) => {
      const { actor, now, view } = await readerWith(door, request, CITY)
      const { city } = door.house
      const days = await listDigestDays(city, { limit: 10 })
      const day = keptDay(request.query) ?? days[0]
      const digests = await digestsFor(city, actor, { on: day ?? dayOf(now), now })
      const digest = await presentDigests(city, digests)
      return sendPage(reply, CityDigestPage({ view, digest, days, day }))
    },
  )
}
