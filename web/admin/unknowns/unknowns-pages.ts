import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { listFields, listUnknowns, openCatalogue } from '#modules/procedures'
import { writeCsv } from '#platform/csv.ts'
import { dayOf } from '#platform/dates.ts'
import { readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { UNKNOWN_TEXT } from './unknown-words.ts'
import { UnknownsPage } from './unknowns-page.tsx'
import { filterOf, UnknownsQuery } from './unknowns-query.ts'

const PAGE = 50
const asked = { schema: { querystring: UnknownsQuery } }

/** The work list of what nobody has confirmed, as a page and as a file. */
export function unknownsPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: UnknownsQuery }>('/quan-tri/con-thieu', asked, async (request, reply) => {
    const { view, now } = await readerWith(door, request, ADMIN)
    const { query } = request
    const catalogue = await openCatalogue(door.house.app)
    const { items, counts } = listUnknowns(catalogue, filterOf(query, now))
    const start = items.findIndex((line) => line.code === query.sau) + 1
    const page = items.slice(start, start + PAGE)
    const next = start + PAGE < items.length ? (page.at(-1)?.code ?? null) : null
    const fields = listFields(catalogue)
    return sendPage(
      reply,
      UnknownsPage({ view, query, items: page, total: items.length, counts, fields, next }),
    )
  })

  app.get<{ Querystring: UnknownsQuery }>('/quan-tri/con-thieu.csv', asked, async (request, reply) => {
    const { view, now } = await readerWith(door, request, ADMIN)
    const catalogue = await openCatalogue(door.house.app)
    const { items } = listUnknowns(catalogue, filterOf(request.query, now))
    const head = [
      view.t('Mã', 'Code'),
      view.t('Thủ tục', 'Procedure'),
      view.t('Lĩnh vực', 'Field'),
      view.t('Còn thiếu', 'Missing'),
    ]
    const rows = items.map(({ code, name, field, missing }) => [
      ...[code, name, field],
      missing.map((one) => UNKNOWN_TEXT[one][view.language]).join('; '),
    ])
    return reply
      .header('content-disposition', `attachment; filename="con-thieu-${dayOf(now)}.csv"`)
      .header('cache-control', 'private, no-store')
      .type('text/csv; charset=utf-8')
      .send(writeCsv([head, ...rows]))
  })
}
