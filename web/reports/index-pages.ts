import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { costsOf } from '#http/statistics/costs-of.ts'
import { figuresOf, onlyUnit } from '#http/statistics/figures-of.ts'
import { whoseUnit } from '#http/statistics/whose-unit.ts'
import { read } from '#http/work.ts'
import { readIndex, readIndexOfUnits } from '#modules/statistics'
import { dayOf } from '#platform/dates.ts'
import { officerReader } from '../officer/desk.ts'
import { sendPage } from '../serve.ts'
import { IndexPage } from './index-page.tsx'
import { readAsked, ReportsQuery } from './reports-query.ts'

/** Bộ chỉ số 766, for the city and for communes. */
export function indexPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: ReportsQuery }>(
    '/chi-so-766',
    { schema: { querystring: ReportsQuery } },
    async (request, reply) => {
      const { actor, view, now } = await officerReader(door, request)
      const { city } = door.house
      const today = dayOf(now)
      const asked = readAsked(request.query, today)
      const on = asked.basis === 'restated' ? today : asked.period.to
      const unit = await whoseUnit(city, actor, { unit: asked.unit, now, on })
      const whole = await figuresOf(door, asked)
      const figures = onlyUnit(whole, unit)
      const score = await readIndex(city, figures, unit)
      const costs = await read(door, actor, (trx) => costsOf({ city, codes: trx }, { score, figures }))
      const isCity = actor.sees === 'city'
      const units = isCity ? await readIndexOfUnits(city, whole) : []
      const dossierHref = isCity ? '/dieu-hanh/ho-so' : '/can-bo/ho-so'
      const page = IndexPage({
        view,
        asked: { ...asked, unit: score.unit?.slug },
        score,
        costs,
        units,
        today,
        dossierHref,
      })
      return sendPage(reply, page, asked.errors.length > 0 ? 400 : 200)
    },
  )
}
