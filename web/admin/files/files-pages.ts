import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { act, keyOf } from '#http/work.ts'
import { draftFromFile } from '#modules/procedures'
import { type FieldError, invalid } from '#platform/refusal.ts'
import { freshKey, readerWith, sendPage } from '../../serve.ts'
import { ADMIN } from '../admin-roles.ts'
import { errorsOf, readPosted, textIn } from '../../posted.ts'
import { FilesPage } from './files-page.tsx'

const MOST_BYTES = 500_000

/** The catalogue as files: downloads, and one file taken in as a draft. */
export function filesPages(app: FastifyInstance, door: Door): void {
  app.get('/quan-tri/tep-danh-muc', (request, reply) => show(door, request, { reply }))
  app.post('/quan-tri/tep-danh-muc', async (request, reply) => {
    try {
      const code = await takeFile(door, request)
      return await reply.redirect(`/quan-tri/thu-tuc/${code}/phien-ban`, 303)
    } catch (error) {
      return show(door, request, { reply, errors: errorsOf(error, 'file').map((one) => placed(one)) })
    }
  })
}

/** What is wrong inside the file says at which place. */
function placed({ field, message }: FieldError): FieldError {
  if (!field.startsWith('/')) return { field, message }
  return { field, message: { vi: `${field}: ${message.vi}`, en: `${field}: ${message.en}` } }
}

async function takeFile(door: Door, request: FastifyRequest): Promise<string> {
  const { actor } = await readerWith(door, request, ADMIN)
  const { fields, file, fileName } = await readPosted(request, MOST_BYTES)
  if (file === null) {
    const message = { vi: 'Chọn một tệp định nghĩa (JSON).', en: 'Choose a definition file (JSON).' }
    throw invalid('file_missing', message, [{ field: 'file', message }])
  }
  const key = keyOf(actor, textIn(fields, 'idempotency_key'), { path: request.url, body: file })
  const done = await act(door, { actor, key }, (work) => draftFromFile(work, file, fileName))
  return done.answer.code
}

type Shown = { readonly reply: FastifyReply; readonly errors?: readonly FieldError[] }

async function show(door: Door, request: FastifyRequest, { reply, errors }: Shown): Promise<FastifyReply> {
  const { view } = await readerWith(door, request, ADMIN)
  const page = FilesPage({ view, idempotencyKey: freshKey(), ...(errors ? { errors } : {}) })
  return sendPage(reply, page, errors ? 400 : 200)
}
