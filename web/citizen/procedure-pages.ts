import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { throughMirror } from '#http/mirror.ts'
import { findProcedure, openCatalogue, searchProcedures } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import { readerOf, sendPage } from '#web/serve.ts'
import { codeOf } from './procedure-address.ts'
import { ProcedurePage } from './procedure-page.tsx'
import { ProceduresPage } from './procedures-page.tsx'

type Query = { q?: unknown; 'linh-vuc'?: unknown; sau?: unknown }

/** One text of an address; nothing where it is missing, empty or there twice. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined
}

/** The catalogue and its procedures. */
export function procedurePages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Query }>('/thu-tuc', async (request, reply) => {
    const { view: plain, now } = await readerOf(door, request, 'citizen')
    const on = dayOf(now)
    const { shown: catalogue, asOf } = await throughMirror(door, ({ app }) => openCatalogue(app))
    const view = { ...plain, asOf }
    const asked = {
      q: textOf(request.query.q),
      field: textOf(request.query['linh-vuc']),
      after: textOf(request.query.sau),
    }
    const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
    const found = searchProcedures(catalogue, { ...query, on: now, limit: 20 })
    return sendPage(reply, ProceduresPage({ view, on, catalogue, asked, found }))
  })

  app.get<{ Params: { code: string } }>('/thu-tuc/:code', async (request, reply) => {
    const { view: plain, now } = await readerOf(door, request, 'citizen')
    const code = codeOf(request.params.code)
    const on = dayOf(now)
    const { shown: catalogue, asOf } = await throughMirror(door, ({ app }) => openCatalogue(app))
    const view = { ...plain, asOf }
    const procedure = code && findProcedure(catalogue, code, now)
    if (!procedure) {
      throw notFound('procedure', {
        vi: 'Không có thủ tục mang mã này. Hãy tìm theo tên ở trang Thủ tục.',
        en: 'No procedure has this code. Look it up by name on the page Procedures.',
      })
    }
    return sendPage(reply, ProcedurePage({ view, on, procedure }))
  })
}
