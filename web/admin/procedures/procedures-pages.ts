import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import {
  draftVersion,
  dropVersionDraft,
  findProcedure,
  findVersionDraft,
  listFields,
  listVersionDrafts,
  listVersions,
  openCatalogue,
  searchProcedures,
} from '#modules/procedures'
import { dayOf, toClockText } from '#platform/dates.ts'
import { notFound } from '#platform/refusal.ts'
import { actByForm, freshKey, type Reader, readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { draftPages } from './draft/draft-pages.ts'
import { ListPage } from './list-page.tsx'
import { ListQuery, queryOf } from './list-query.ts'
import { ProcedurePage, type ProcedureFacts } from './procedure-page.tsx'

type ByCode = { Params: { code: string }; Querystring: { xong?: string } }

/** The catalogue for its administrator: the list, one procedure, and the beginning of its next version. */
export function proceduresPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: ListQuery }>(
    '/quan-tri/thu-tuc',
    { schema: { querystring: ListQuery } },
    async (request, reply) => {
      const { view, actor, now } = await readerWith(door, request, ADMIN)
      const { query } = request
      const catalogue = await openCatalogue(door.house.app)
      const drafts = await read(door, actor, (trx) => listVersionDrafts(trx))
      const drafted = new Set(drafts.map(({ code }) => code))
      const found = searchProcedures(catalogue, queryOf(query, { catalogue, on: now, drafted }))
      const fields = listFields(catalogue)
      return sendPage(reply, ListPage({ view, query, found, fields, drafted }))
    },
  )

  app.get<ByCode>('/quan-tri/thu-tuc/:code', async (request, reply) => {
    const reader = await readerWith(door, request, ADMIN)
    const facts = await factsOf(door, reader, request)
    const done = request.query.xong === 'bo' ? 'dropped' : undefined
    return sendPage(reply, ProcedurePage({ view: reader.view, facts, newKey: freshKey, done }))
  })

  app.post<ByCode>('/quan-tri/thu-tuc/:code/soan', async (request, reply) => {
    const { code } = request.params
    await actByForm(
      door,
      request,
      // Whoever comes second goes on with what the first one began.
      async (work) => (await findVersionDraft(work.trx, code)) ?? (await draftVersion(work, { code })),
    )
    return reply.redirect(`/quan-tri/thu-tuc/${code}/soan`, 303)
  })

  draftPages(app, door)

  app.post<ByCode>('/quan-tri/thu-tuc/:code/soan/bo', async (request, reply) => {
    const { code } = request.params
    await actByForm(door, request, (work) => dropVersionDraft(work, code))
    return reply.redirect(`/quan-tri/thu-tuc/${code}?xong=bo`, 303)
  })
}

/** One procedure with its versions; refuses a code nobody knows. */
async function factsOf(
  door: Door,
  { actor, now }: Reader,
  request: FastifyRequest<ByCode>,
): Promise<ProcedureFacts> {
  const { code } = request.params
  const on = dayOf(now)
  const procedure = findProcedure(await openCatalogue(door.house.app), code, now)
  if (!procedure) {
    throw notFound('procedure', {
      vi: 'Danh mục không có thủ tục mang mã này.',
      en: 'The catalogue has no procedure of this code.',
    })
  }
  return read(door, actor, async (trx) => ({
    procedure,
    on,
    at: toClockText(now),
    draft: await findVersionDraft(trx, code),
    versions: await listVersions(trx, code),
  }))
}
