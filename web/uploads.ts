import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { refuseBroken } from '#http/sound-text.ts'
import { act, keyOf, read } from '#http/work.ts'
import { mayUpload, type Paper, storePaper } from '#modules/papers'
import type { Actor } from '#modules/record'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { type Nested, nestFields } from './form-fields.ts'

const MOST_FILES = 30
const MOST_FIELDS = 2000

/** What a form with files posted: its fields, each file that was received by its id under its field's name. */
export type PostedFiles = {
  readonly fields: Nested
  readonly received: ReadonlyMap<string, Pick<Paper, 'id' | 'name'>>
  readonly errors: readonly FieldError[]
}

/**
 * Takes a form in whose files come along, one by one as they arrive; a broken file is told at its field and the
 * others stay. With a script the files came before, and the form carries their ids under the same names.
 */
export async function receiveFiles(door: Door, request: FastifyRequest, actor: Actor): Promise<PostedFiles> {
  const received = new Map<string, Pick<Paper, 'id' | 'name'>>()
  if (!request.isMultipart()) return { fields: nestFields(request.body), received, errors: [] }
  const body: Record<string, string[]> = {}
  const errors: FieldError[] = []
  await read(door, actor, (trx, now) => mayUpload({ trx, actor, now, key: null }))
  for await (const part of request.parts({ limits: { files: MOST_FILES, fields: MOST_FIELDS } })) {
    if (part.type === 'field') {
      ;(body[part.fieldname] ??= []).push(String(part.value))
      continue
    }
    if (!part.filename) {
      part.file.resume()
      continue
    }
    try {
      const once = body['idempotency_key']?.[0] ?? request.id
      const paper = await store(door, actor, { part, once, path: request.url })
      received.set(paper.id, paper)
      ;(body[part.fieldname] ??= []).push(paper.id)
    } catch (error) {
      part.file.resume()
      if (!(error instanceof Refusal)) throw error
      errors.push({ field: part.fieldname, message: error.text })
    }
  }
  refuseBroken(body)
  return { fields: nestFields(singles(body)), received, errors }
}

type Part = Pick<MultipartFile, 'fieldname' | 'filename' | 'file'>

/** A second press of the same form stores nothing twice: the file is known by the form's key, its field and content. */
async function store(
  door: Door,
  actor: Actor,
  { part, once, path }: { part: Part; once: string; path: string },
): Promise<Paper> {
  const file = await door.files.store(part.file, door.inspector.inspect)
  const name = part.filename
  const key = keyOf(actor, `${file.sha256}-${part.fieldname}-${once}`, { path, body: name })
  return (await act(door, { actor, key }, (work) => storePaper(work, { name, file }))).answer
}

/** A field sent once is a text, one sent several times a list. */
function singles(body: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(body).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  )
}
