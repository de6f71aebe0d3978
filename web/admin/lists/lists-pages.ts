import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import {
  importList,
  listCodes,
  listImports,
  LISTS,
  type ListName,
  openCatalogue,
  previewList,
} from '#modules/procedures'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { errorsOf, readPosted, textIn } from '../../posted.ts'
import { ListPage, type ListPageProps } from './list-page.tsx'
import { ListsPage } from './lists-page.tsx'
import type { NameOf } from './procedure-codes.tsx'

const MOST_BYTES = 100_000
const ByList = Type.Object({ list: Type.Enum([...LISTS]) })
type ByList = { Params: { list: ListName }; Querystring: { xong?: unknown } }
type Exchange = { readonly request: FastifyRequest<ByList>; readonly reply: FastifyReply }

/** The lists of procedures: shown, pasted or uploaded, previewed, imported. */
export function listsPages(app: FastifyInstance, door: Door): void {
  const schema = { params: ByList }
  app.get('/quan-tri/danh-sach', async (request, reply) => {
    const { view, actor } = await readerWith(door, request, ADMIN)
    const items = await read(door, actor, (trx) => listImports(trx))
    return sendPage(reply, ListsPage({ view, items }))
  })
  app.get<ByList>('/quan-tri/danh-sach/:list', { schema }, (request, reply) =>
    show(door, { request, reply }, { isDone: request.query.xong !== undefined }),
  )
  app.post<ByList>('/quan-tri/danh-sach/:list/xem-truoc', { schema }, (request, reply) =>
    preview(door, { request, reply }),
  )
  app.get<ByList>('/quan-tri/danh-sach/:list/xem-truoc', { schema }, (request, reply) =>
    reply.redirect(`/quan-tri/danh-sach/${request.params.list}`, 303),
  )
  app.post<ByList>('/quan-tri/danh-sach/:list', { schema }, async (request, reply) => {
    const { list } = request.params
    const csv = textIn(fieldsOf(request), 'csv')
    try {
      await actByForm(door, request, (work) => importList(work, list, csv))
    } catch (error) {
      return show(door, { request, reply }, { csv, errors: errorsOf(error, 'csv') })
    }
    return reply.redirect(`/quan-tri/danh-sach/${list}?xong`, 303)
  })
}

/** Names of procedures as the catalogue has them. */
export async function procedureNames(door: Door): Promise<NameOf> {
  const { entries } = await openCatalogue(door.house.app)
  return (code) => entries.get(code)?.name ?? ''
}

type Shown = Partial<Pick<ListPageProps, 'isDone' | 'csv' | 'errors' | 'preview'>>

async function show(door: Door, { request, reply }: Exchange, shown: Shown): Promise<FastifyReply> {
  const { view, actor } = await readerWith(door, request, ADMIN)
  const { list } = request.params
  const codes = await read(door, actor, (trx) => listCodes(trx, list))
  const nameOf = await procedureNames(door)
  const isWrong = (shown.errors ?? shown.preview?.wrong ?? []).length > 0
  return sendPage(reply, ListPage({ view, list, codes, nameOf, ...shown }), isWrong ? 400 : 200)
}

async function preview(door: Door, exchange: Exchange): Promise<FastifyReply> {
  const { request } = exchange
  const { actor } = await readerWith(door, request, ADMIN)
  let csv = ''
  try {
    const { fields, file } = await readPosted(request, MOST_BYTES)
    csv = file ?? textIn(fields, 'csv')
    const found = await read(door, actor, (trx) => previewList(trx, request.params.list, csv))
    return await show(door, exchange, { csv, preview: { ...found, key: freshKey() } })
  } catch (error) {
    return show(door, exchange, { csv, errors: errorsOf(error, 'csv') })
  }
}
