import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { act, keyOf, read } from '#http/work.ts'
import { getWaitingPaper, mayUpload, storePaper } from '#modules/papers'
import type { Actor } from '#modules/record'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { type Nested, nestFields } from '#web/form-fields.ts'
import { partsOf } from '#web/forms/field-shape.ts'
import type { WaitingFile } from './filing.ts'

const MOST_FILES = 30

/** What a form with files posted: its fields, the files that were received under each name, and those that were not. */
export type PostedPapers = {
  readonly fields: Nested
  readonly files: Readonly<Record<string, readonly WaitingFile[]>>
  readonly errors: readonly FieldError[]
}

/**
 * Takes a form with files in, one by one as they arrive; a broken file is told at its field and the others stay.
 * With a script the files came before, and the form carries their ids under the same names (`papers.<key>`).
 */
export async function takePapers(door: Door, request: FastifyRequest, actor: Actor): Promise<PostedPapers> {
  const body: Record<string, string[]> = {}
  const received: [string, WaitingFile][] = []
  const errors: FieldError[] = []
  if (request.isMultipart()) {
    await read(door, actor, (trx, now) => mayUpload({ trx, actor, now, key: null }))
    for await (const part of request.parts({ limits: { files: MOST_FILES } })) {
      if (part.type === 'field') {
        ;(body[part.fieldname] ??= []).push(String(part.value))
        continue
      }
      if (!part.filename) {
        part.file.resume()
        continue
      }
      try {
        const file = await door.files.store(part.file, door.inspector.inspect)
        const name = part.filename
        const key = keyOf(actor, `${file.sha256}-${part.fieldname}-${request.id}`, {
          path: request.url,
          body: name,
        })
        const { answer } = await act(door, { actor, key }, (work) => storePaper(work, { name, file }))
        received.push([part.fieldname, { id: answer.id, name: answer.name }])
      } catch (error) {
        part.file.resume()
        if (!(error instanceof Refusal)) throw error
        errors.push({ field: part.fieldname, message: error.text })
      }
    }
  }
  const fields = nestFields(request.isMultipart() ? singles(body) : request.body)
  const files = await namedFiles(door, actor, { fields, received })
  return { fields, files, errors }
}

/** A field sent once is a text, one sent several times a list. */
function singles(body: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(body).map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  )
}

/** Ids that the form carries, with the names the files were given; ids of others' files are dropped. */
async function namedFiles(
  door: Door,
  actor: Actor,
  posted: { fields: Nested; received: readonly [string, WaitingFile][] },
): Promise<PostedPapers['files']> {
  const { remove } = posted.fields
  const carried = Object.entries(partsOf(posted.fields['papers'])).flatMap(([key, ids]) =>
    [ids].flat().flatMap((id) => (typeof id === 'string' && id !== remove ? [[key, id] as const] : [])),
  )
  const known = await read(door, actor, (trx) =>
    Promise.all(
      carried.map(async ([key, id]): Promise<[string, WaitingFile] | null> => {
        const paper = UUID.test(id) ? await getWaitingPaper({ trx, actor }, id).catch(ofOthers) : null
        return paper ? [key, { id, name: paper.name }] : null
      }),
    ),
  )
  const all = [
    ...known.filter((one) => one !== null),
    ...posted.received.map(([name, file]) => [name.replace(/^papers\./, ''), file] as const),
  ]
  return Object.fromEntries(
    [...Map.groupBy(all, ([key]) => key)].map(([key, files]) => [key, files.map(([, file]) => file)]),
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function ofOthers(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
