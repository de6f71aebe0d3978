import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { presentForecasts } from '#http/present-forecast.ts'
import { read } from '#http/work.ts'
import { communesOf, readForecasts, readProposals, seesOfficers } from '#modules/oversight'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { readerWith, sendPage } from '../serve.ts'
import { CITY } from './city-roles.ts'
import { ForecastPage } from './forecast-page.tsx'

const Asked = Type.Object({ unit: Type.Optional(Type.String({ maxLength: 100 })) })

/** Dự báo: what will be late, by unit; of one unit also by officer and dossier. */
export function forecastPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Asked> }>(
    '/dieu-hanh/du-bao',
    { schema: { querystring: Asked } },
    async (request, reply) => {
      const { actor, now, view } = await readerWith(door, request, CITY)
      const { city } = door.house
      const on = dayOf(now)
      const unit = request.query.unit ? await getUnit(city, request.query.unit, on) : null
      const forecasts = await readForecasts(city, actor, { unit: unit?.id })
      const proposals = unit ? [] : await readProposals(city, forecasts, now)
      const forecast = await read(door, actor, (trx) =>
        presentForecasts(
          { city, codes: trx },
          { forecasts, proposals, officersOf: (id) => seesOfficers(actor, id) },
        ),
      )
      const units = await communesOf(city, on)
      return sendPage(reply, ForecastPage({ view, forecast, unit, units }))
    },
  )
}
