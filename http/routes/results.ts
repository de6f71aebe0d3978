import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type, type Static } from 'typebox'
import { readResult, type ResultFile } from '../signing/result-file.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'

const Params = Type.Object({ code: Type.String({ maxLength: 60 }) })

/** Sends a result under a name with its code; `result-state` says whether these are the signed bytes. */
export function sendResult(reply: FastifyReply, { pdf, name, is }: ResultFile): FastifyReply {
  return reply
    .header('content-disposition', `${is === 'signed' ? 'attachment' : 'inline'}; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .header('result-state', is)
    .type('application/pdf')
    .send(pdf)
}

/** Tải kết quả: `GET /api/dossiers/{code}/result`, the signed PDF; to officers a preview while it is not signed. */
export function resultRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Static<typeof Params> }>(
    '/api/dossiers/:code/result',
    {
      schema: {
        tags: ['dossiers'],
        operationId: 'downloadResult',
        description:
          'The signed PDF (PAdES); officers get a preview before it is signed (header result-state)',
        params: Params,
      },
    },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      return sendResult(reply, await readResult(door, actor, request.params.code))
    },
  )
}
