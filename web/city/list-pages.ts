import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { dayOf } from '#platform/dates.ts'
import { readFacts } from '../officer/dossier-facts.ts'
import { readerWith, sendPage } from '../serve.ts'
import { CITY } from './city-roles.ts'
import { CityDossierPage } from './dossier-page.tsx'
import { ListPage } from './list-page.tsx'
import { askedOf, ListQuery, readListFacts } from './list-query.ts'
import { readPeriod } from './period.ts'

/** The dossiers behind a figure, and one of them. */
export function listPages(app: FastifyInstance, door: Door): void {
  app.route<{ Querystring: ListQuery }>({
    method: ['GET', 'POST'],
    url: '/dieu-hanh/ho-so',
    schema: { querystring: ListQuery },
    handler: async (request, reply) => {
      const reader = await readerWith(door, request, CITY)
      const query = askedOf(request)
      const period = readPeriod(query, dayOf(reader.now))
      const facts = await readListFacts(door, reader, { query, period })
      const page = ListPage({ view: reader.view, facts, query, period, now: reader.now })
      return sendPage(reply, page, period.errors.length > 0 ? 400 : 200)
    },
  })

  app.get<{ Params: { code: string } }>('/dieu-hanh/ho-so/:code', async (request, reply) => {
    const reader = await readerWith(door, request, CITY)
    const facts = await read(door, reader.actor, (trx) => readFacts(trx, request.params.code, reader))
    return sendPage(reply, CityDossierPage({ view: reader.view, facts }))
  })
}
