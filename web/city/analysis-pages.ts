import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { dayOf } from '#platform/dates.ts'
import { readerWith, sendPage } from '../serve.ts'
import { readAnalysis } from './analysis-facts.ts'
import { AnalysisPage } from './analysis-page.tsx'
import { CITY } from './city-roles.ts'
import { PeriodQuery, readPeriod } from './period.ts'

const Asked = Type.Interface([PeriodQuery], { unit: Type.Optional(Type.String({ maxLength: 100 })) })

/** Phân tích: the city's figures, or a unit's, broken down. */
export function analysisPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Asked> }>(
    '/dieu-hanh/phan-tich',
    { schema: { querystring: Asked } },
    async (request, reply) => {
      const reader = await readerWith(door, request, CITY)
      const period = readPeriod(request.query, dayOf(reader.now))
      const facts = await readAnalysis(door, reader, { slug: request.query.unit || undefined, period })
      const page = AnalysisPage({ view: { ...reader.view, asOf: facts.asOf }, facts, period })
      return sendPage(reply, page, period.errors.length > 0 ? 400 : 200)
    },
  )
}
