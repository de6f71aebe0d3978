import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { checkInput } from '#http/check-input.ts'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { begin } from '#http/routes/signing.ts'
import { chosenPapers, waitingPapers } from '#http/signing/waiting-papers.ts'
import { read } from '#http/work.ts'
import { findDossiers } from '#modules/dossiers'
import { once } from '#modules/record'
import {
  continueBatch,
  getBatch,
  listOpenBatches,
  MOST_IN_BATCH,
  openBatch,
  VoidInput,
  voidSignature,
  type Batch,
} from '#modules/signing'
import { Refusal } from '#platform/refusal.ts'
import { textOf } from '../act-forms/act-form.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage } from '../../serve.ts'
import { DESKS, paperValue, reasonField } from './desks.ts'
import { BatchPage } from './batch-page.tsx'
import { ToSignPage } from './to-sign-page.tsx'

const ListQuery = Type.Object({
  'thu-tuc': Type.Optional(Type.String({ maxLength: 20 })),
  chon: Type.Optional(Type.String({ maxLength: 20 })),
})
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
type ListRequest = FastifyRequest<{ Querystring: Static<typeof ListQuery> }>
type IdRequest = FastifyRequest<{ Params: { id: string } }>

/** Ký theo lô and phát hành theo lô: choose, press once, see paper by paper what happened. */
export function signingPages(app: FastifyInstance, door: Door): void {
  for (const kind of ['personal', 'seal'] as const) {
    const { path } = DESKS[kind]
    const schema = { querystring: ListQuery }
    app.get(path, { schema }, (request: ListRequest, reply) =>
      showWaiting(door, kind, { request, reply, query: request.query }),
    )
    app.post(path, { schema }, (request: ListRequest, reply) => openPosted(door, kind, { request, reply }))
    app.post(`${path}/bo/:id`, { schema: { params: ById } }, (request: IdRequest, reply) =>
      giveUp(door, kind, { request, reply }),
    )
    app.get(`${path}/lo/:id`, { schema: { params: ById } }, (request: IdRequest, reply) =>
      showBatch(door, kind, { request, reply }),
    )
    app.post(`${path}/lo/:id`, { schema: { params: ById } }, async (request: IdRequest, reply) => {
      const { id } = request.params
      await readerWith(door, request, { audience: 'officer', roles: [DESKS[kind].role] })
      await actByForm(door, request, (work) => once(work, () => continueBatch(work, id)))
      await begin(door, request, id)
      return reply.redirect(`${path}/lo/${id}`, 303)
    })
  }
}

type Exchange<Request> = { readonly request: Request; readonly reply: FastifyReply }

/** A list as its address asks for it, or again with what was wrong and what was ticked. */
type Asked = Exchange<FastifyRequest> & {
  readonly query: Static<typeof ListQuery>
  readonly wrong?: { readonly title: string; readonly status: number; readonly chosen: readonly string[] }
}

async function showWaiting(
  door: Door,
  kind: Batch['kind'],
  { request, reply, query, wrong }: Asked,
): Promise<FastifyReply> {
  const reader = await readerWith(door, request, { audience: 'officer', roles: [DESKS[kind].role] })
  const { actor, now, language, view } = reader
  const procedure = query['thu-tuc']
  const shown = await read(door, actor, async (trx) => ({
    ...(await waitingPapers(trx, { actor, now, language, kind, procedure, limit: MOST_IN_BATCH })),
    open: await listOpenBatches(trx, kind),
  }))
  const isAll = query.chon === 'tat-ca'
  const chosen = wrong?.chosen ?? (isAll ? shown.items.filter((one) => !one.why_not).map(paperValue) : [])
  const page = { view, kind, procedure, chosen, isAll, title: wrong?.title, newKey: freshKey, ...shown }
  return sendPage(reply, ToSignPage(page), wrong?.status)
}

function papersIn(request: FastifyRequest): string[] {
  const { papers = [] } = fieldsOf(request)
  const all = Array.isArray(papers) ? papers : [papers]
  return all.filter((one) => typeof one === 'string')
}

async function openPosted(
  door: Door,
  kind: Batch['kind'],
  exchange: Exchange<ListRequest>,
): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { language } = await readerWith(door, request, { audience: 'officer', roles: [DESKS[kind].role] })
  const chosen = papersIn(request)
  const papers = chosen.map((one) => {
    const [code = '', version] = one.split('@')
    return { code, version: Number(version) || 0 }
  })
  try {
    const { answer } = await actByForm(door, request, async (work) =>
      openBatch(work, kind, await chosenPapers(work, papers)),
    )
    await begin(door, request, answer.id)
    return await reply.redirect(`${DESKS[kind].path}/lo/${answer.id}`, 303)
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
    const { detail, status } = describe(error, language)
    const wrong = { title: detail, status, chosen }
    return showWaiting(door, kind, { ...exchange, query: request.query, wrong })
  }
}

async function giveUp(door: Door, kind: Batch['kind'], exchange: Exchange<IdRequest>): Promise<FastifyReply> {
  const { request, reply } = exchange
  const { language } = await readerWith(door, request, { audience: 'officer', roles: [DESKS[kind].role] })
  try {
    const input = checkInput(request, VoidInput, { reason: reasonIn(request) })
    await actByForm(door, request, (work) => once(work, () => voidSignature(work, request.params.id, input)))
    return await reply.redirect(DESKS[kind].path, 303)
  } catch (error) {
    const { detail, status } = describe(error, language)
    if (status === 404 || status >= 429) throw error
    const wrong = { title: detail, status, chosen: [] }
    return showWaiting(door, kind, { ...exchange, query: {}, wrong })
  }
}

function reasonIn(request: IdRequest): string {
  const [group = '', key = ''] = reasonField(request.params.id).split('.')
  const fields = fieldsOf(request)[group]
  return typeof fields === 'object' && !Array.isArray(fields) ? textOf(fields[key]) : ''
}

async function showBatch(
  door: Door,
  kind: Batch['kind'],
  { request, reply }: Exchange<IdRequest>,
): Promise<FastifyReply> {
  const roles = [DESKS[kind].role]
  const { actor, view, now } = await readerWith(door, request, { audience: 'officer', roles })
  const shown = await read(door, actor, async (trx) => {
    const batch = await getBatch({ trx }, request.params.id)
    const codes = batch.items.map(({ noun_code }) => noun_code)
    const dossiers = await findDossiers({ trx, actor }, codes)
    return { batch, names: new Map(dossiers.map((one) => [one.code, one.principal_name])) }
  })
  return sendPage(reply, BatchPage({ view, now, newKey: freshKey, ...shown }))
}
