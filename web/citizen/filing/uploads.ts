import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { getWaitingPaper } from '#modules/papers'
import type { Actor } from '#modules/record'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import type { Nested } from '#web/form-fields.ts'
import { partsOf } from '#web/forms/field-shape.ts'
import { type PostedFiles, receiveFiles } from '#web/uploads.ts'
import type { WaitingFile } from './filing.ts'

/** What a form with papers posted: its fields, the files that were received under each name, and those that were not. */
export type PostedPapers = {
  readonly fields: Nested
  readonly files: Readonly<Record<string, readonly WaitingFile[]>>
  readonly errors: readonly FieldError[]
}

/** Takes a form with papers in: their files, or the ids under which they came before, as `papers.<key>`. */
export async function takePapers(door: Door, request: FastifyRequest, actor: Actor): Promise<PostedPapers> {
  const { fields, received, errors } = await receiveFiles(door, request, actor)
  return { fields, errors, files: await namedFiles(door, actor, { fields, received }) }
}

/** Ids that the form carries, with the names the files were given; ids of others' files are dropped. */
async function namedFiles(
  door: Door,
  actor: Actor,
  posted: Pick<PostedFiles, 'fields' | 'received'>,
): Promise<PostedPapers['files']> {
  const { remove } = posted.fields
  const carried = Object.entries(partsOf(posted.fields['papers'])).flatMap(([key, ids]) =>
    [ids].flat().flatMap((id) => (typeof id === 'string' && id !== remove ? [[key, id] as const] : [])),
  )
  const known = await read(door, actor, (trx) =>
    Promise.all(
      carried.map(async ([key, id]): Promise<[string, WaitingFile] | null> => {
        const waiting = posted.received.get(id)
        if (waiting) return [key, waiting]
        const paper = UUID.test(id) ? await getWaitingPaper({ trx, actor }, id).catch(ofOthers) : null
        return paper ? [key, { id, name: paper.name }] : null
      }),
    ),
  )
  const all = known.filter((one) => one !== null)
  return Object.fromEntries(
    [...Map.groupBy(all, ([key]) => key)].map(([key, files]) => [key, files.map(([, file]) => file)]),
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function ofOthers(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
