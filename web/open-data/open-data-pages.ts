import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { openDataOf, openMonths } from '#http/statistics/open-data-of.ts'
import { openDataCsv, presentOpenData } from '#http/statistics/present-open-data.ts'
import { readerOf, sendPage } from '../serve.ts'
import { OpenDataPage } from './open-data-page.tsx'

const Query = Type.Object({ thang: Type.Optional(Type.String({ maxLength: 10 })) })
const ByFile = Type.Object({ file: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}\\.(csv|json)$' }) })

/** Số liệu công khai: a page for everybody, and the same as CSV and JSON at addresses that stay. */
export function openDataPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/so-lieu',
    { schema: { querystring: Query } },
    async (request, reply) => {
      const { view, now } = await readerOf(door, request, 'citizen')
      const months = openMonths(now)
      const month = await openDataOf(door, request.query.thang ?? months[0] ?? '')
      return sendPage(reply, OpenDataPage({ view, month, months }))
    },
  )
  app.get<{ Params: Static<typeof ByFile> }>(
    '/so-lieu/:file',
    { schema: { params: ByFile } },
    async (request, reply) => {
      const [key = '', kind] = request.params.file.split('.')
      const month = await openDataOf(door, key)
      reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=600')
      return kind === 'csv'
        ? reply.type('text/csv; charset=utf-8').send(openDataCsv(month))
        : reply.type('application/json; charset=utf-8').send(presentOpenData(month))
    },
  )
}
