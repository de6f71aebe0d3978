import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { getDossier } from '#modules/dossiers'
import { discardPaper, getPaper, getWaitingPaper, mayUpload, Paper, storePaper } from '#modules/papers'
import { invalid } from '#platform/refusal.ts'
import { recordLook } from '#modules/record'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { act, keyOf, read } from '../work.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const OfDossier = Type.Object({ code: Type.String({ maxLength: 60 }), id: Type.String({ format: 'uuid' }) })

/** Takes the file of a multipart request in: streamed into the store, looked into, and noted under the act's key. */
async function takeUpload(door: Door, request: FastifyRequest, key: unknown): Promise<Paper> {
  const actor = await signedIn(door, request)
  await read(door, actor, (trx, now) => mayUpload({ trx, actor, now, key: null }))
  const part = request.isMultipart() ? await request.file() : undefined
  if (!part) {
    const message = { vi: 'Hãy gửi một tệp ở phần "file".', en: 'Send one file in the part "file".' }
    throw invalid('file_missing', message, [{ field: 'file', message }])
  }
  const file = await door.files.store(part.file, door.inspector.inspect)
  const name = part.filename
  const body = { sha256: file.sha256, name: createHash('sha256').update(name).digest('hex') }
  const done = await act(door, { actor, key: keyOf(actor, key, { path: '/api/papers', body }) }, (work) =>
    storePaper(work, { name, file }),
  )
  return done.answer
}

/** Sends a stored file under the name its uploader gave it. */
export async function sendPaper(door: Door, reply: FastifyReply, paper: Paper): Promise<FastifyReply> {
  const content = await door.files.read(paper.sha256)
  // RFC 8187 takes fewer signs as they are than addresses do.
  const name = encodeURIComponent(paper.name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, no-store')
    .header('content-length', paper.bytes)
    .type(paper.media)
    .send(content)
}

/** Uploads and downloads: `/api/papers`; a paper of a dossier opens through the dossier's own wall. */
export function paperRoutes(app: FastifyInstance, door: Door): void {
  app.post(
    '/api/papers',
    { schema: { tags: ['papers'], consumes: ['multipart/form-data'], response: { 201: Paper } } },
    async (request, reply) =>
      reply.code(201).send(await takeUpload(door, request, request.headers['idempotency-key'])),
  )

  app.get<{ Params: { id: string } }>(
    '/api/papers/:id',
    { schema: { tags: ['papers'], params: ById } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      return sendPaper(
        door,
        reply,
        await read(door, actor, (trx) => getWaitingPaper({ trx, actor }, request.params.id)),
      )
    },
  )

  app.delete<{ Params: { id: string } }>(
    '/api/papers/:id',
    { schema: { tags: ['papers'], params: ById, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      await act(door, { actor, key: null }, (work) => discardPaper(work, request.params.id))
      return reply.code(204).send()
    },
  )

  app.get<{ Params: { code: string; id: string } }>(
    '/api/dossiers/:code/papers/:id',
    { schema: { tags: ['papers'], params: OfDossier } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const paper = await read(door, actor, async (trx, now) => {
        const dossier = await getDossier({ trx, actor }, request.params.code)
        await recordLook({ trx, actor, now }, 'paper', [dossier.id])
        return getPaper(trx, { id: request.params.id, holder: dossier.id })
      })
      return sendPaper(door, reply, paper)
    },
  )
}
