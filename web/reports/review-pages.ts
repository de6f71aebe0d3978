import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { reviewOf } from '#http/statistics/review-of.ts'
import { dayOf } from '#platform/dates.ts'
import { CITY } from '../city/city-roles.ts'
import { readerWith, sendPage } from '../serve.ts'
import { readAsked, ReportsQuery } from './reports-query.ts'
import { ReviewPage } from './review-page.tsx'

/** Báo cáo rà soát, for the city. */
export function reviewPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: ReportsQuery }>(
    '/bao-cao/ra-soat',
    { schema: { querystring: ReportsQuery } },
    async (request, reply) => {
      const { view, now } = await readerWith(door, request, CITY)
      const today = dayOf(now)
      const { period } = readAsked(request.query, today)
      const { house, publicAddress, demonstration, results } = door
      const review = await reviewOf({ house, now, publicAddress, demonstration, results }, period)
      return sendPage(reply, ReviewPage({ view, review, period, today }))
    },
  )
}
