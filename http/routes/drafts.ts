import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { DraftInput, dropDraft, getDraft, listDrafts, saveDraft } from '#modules/dossiers'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { act, keyOf, read } from '../work.ts'

const Draft = Type.Object({
  id: Type.String(),
  procedure_code: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  saved_at: Type.String(),
  version: Type.Integer(),
})
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** What a resident typed and has not filed yet: `/api/drafts`. */
export function draftRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: DraftInput }>(
    '/api/drafts',
    { schema: { tags: ['drafts'], body: DraftInput, response: { 200: Draft } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
      const done = await act(door, { actor, key }, (work) => saveDraft(work, request.body))
      return done.answer
    },
  )
  app.get(
    '/api/drafts',
    { schema: { tags: ['drafts'], response: { 200: Type.Object({ items: Type.Array(Draft) }) } } },
    async (request) => {
      const actor = await signedIn(door, request)
      return { items: await read(door, actor, (trx) => listDrafts(trx)) }
    },
  )
  app.get<{ Params: { id: string } }>(
    '/api/drafts/:id',
    { schema: { tags: ['drafts'], params: ById, response: { 200: Draft } } },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, (trx) => getDraft(trx, request.params.id))
    },
  )
  app.delete<{ Params: { id: string } }>(
    '/api/drafts/:id',
    { schema: { tags: ['drafts'], params: ById, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      await act(door, { actor, key: null }, (work) => dropDraft(work, request.params.id))
      return reply.code(204).send()
    },
  )
}
