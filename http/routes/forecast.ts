import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { readForecasts, readProposals, seesOfficers } from '#modules/oversight'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { ForecastView, presentForecasts } from '../present-forecast.ts'
import { signedIn } from '../session.ts'
import { whoseUnit } from '../statistics/whose-unit.ts'
import { read } from '../work.ts'

const Query = Type.Object({
  unit: Type.Optional(
    Type.String({ maxLength: 100, description: 'Code or slug; left out: every unit, or one’s own' }),
  ),
})

/** Dự báo: what will be late within 8, 16 and 48 working hours, with the forecast's own precision. */
export function forecastRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/forecast',
    { schema: { tags: ['board'], querystring: Query, response: { 200: ForecastView } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const now = door.clock()
      const asked = { unit: request.query.unit, now, on: dayOf(now) }
      const unit = await whoseUnit(door.house.city, actor, asked)
      const { city } = door.house
      const forecasts = await readForecasts(city, actor, { unit: unit ?? undefined })
      const proposals = unit === null ? await readProposals(city, forecasts, now) : []
      return read(door, actor, (trx) =>
        presentForecasts(
          { city, codes: trx },
          { forecasts, proposals, officersOf: (id) => seesOfficers(actor, id) },
        ),
      )
    },
  )
}
