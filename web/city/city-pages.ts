import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { throughMirror } from '#http/mirror.ts'
import { readBoard } from '#modules/oversight'
import { dayOf } from '#platform/dates.ts'
import { readerWith, sendPage } from '../serve.ts'
import { BoardPage } from './board-page.tsx'
import { BoardQuery } from './board-query.ts'
import { analysisPages } from './analysis-pages.ts'
import { boardStream } from './board-stream.ts'
import { CITY } from './city-roles.ts'
import { cityDigestPages } from './digest-pages.ts'
import { downloads } from './downloads.ts'
import { forecastPages } from './forecast-pages.ts'
import { listPages } from './list-pages.ts'
import { MapPage } from './map-page.tsx'
import { PeriodQuery, readPeriod } from './period.ts'
import { purposePages } from './purpose-pages.ts'
import { readUnitFacts } from './unit-facts.ts'
import { UnitPage } from './unit-page.tsx'
import { waitsPages } from './waits-pages.ts'

const MapQuery = Type.Interface([PeriodQuery], { 'so-lieu': Type.Optional(Type.String({ maxLength: 30 })) })
type MapQuery = Static<typeof MapQuery>

/** The city's pages: the board, the map, one commune, the dossiers behind a figure. */
export function cityPages(app: FastifyInstance, door: Door): void {
  boardStream(app, door)
  analysisPages(app, door)
  downloads(app, door)
  forecastPages(app, door)
  listPages(app, door)
  purposePages(app, door)
  cityDigestPages(app, door)
  waitsPages(app, door)

  app.get<{ Querystring: BoardQuery }>(
    '/dieu-hanh',
    { schema: { querystring: BoardQuery } },
    async (request, reply) => {
      const { view: plain, now } = await readerWith(door, request, CITY)
      const period = readPeriod(request.query, dayOf(now))
      const { shown: board, asOf } = await throughMirror(door, ({ city }) =>
        readBoard(city, { now, from: period.from, to: period.to }),
      )
      const view = { ...plain, asOf }
      const page = BoardPage({ view, board, period, query: request.query })
      return sendPage(reply, page, period.errors.length > 0 ? 400 : 200)
    },
  )

  app.get<{ Querystring: MapQuery }>(
    '/dieu-hanh/ban-do',
    { schema: { querystring: MapQuery } },
    async (request, reply) => {
      const { view: plain, now } = await readerWith(door, request, CITY)
      const period = readPeriod(request.query, dayOf(now))
      const { shown: board, asOf } = await throughMirror(door, ({ city }) =>
        readBoard(city, { now, from: period.from, to: period.to }),
      )
      const view = { ...plain, asOf }
      const page = MapPage({ view, board, period, figure: request.query['so-lieu'] })
      return sendPage(reply, page, period.errors.length > 0 ? 400 : 200)
    },
  )

  app.get<{ Params: { slug: string }; Querystring: PeriodQuery }>(
    '/dieu-hanh/don-vi/:slug',
    { schema: { querystring: PeriodQuery } },
    async (request, reply) => {
      const reader = await readerWith(door, request, CITY)
      const period = readPeriod(request.query, dayOf(reader.now))
      const facts = await readUnitFacts(door, reader, { slug: request.params.slug, period })
      const page = UnitPage({ view: reader.view, facts, period, now: reader.now })
      return sendPage(reply, page, period.errors.length > 0 ? 400 : 200)
    },
  )
}
