import type { FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { communesAround } from '#http/names.ts'
import { read } from '#http/work.ts'
import {
  findVersionDraft,
  openCatalogue,
  type Problem,
  problemsOf,
  type ProcedureDraft,
} from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import { type Reader, readerWith } from '../../../serve.ts'
import type { Option } from '../../../ui/index.ts'
import { ADMIN } from '../../admin-roles.ts'
import { namedAt } from './block.ts'
import type { DraftContext } from './part.ts'

/** An address of the editor. */
export type DraftRequest = FastifyRequest<{
  Params: { code: string; part: string; item: string }
  Querystring: { xong?: string; tu?: string; q?: string }
}>

/** A draft as its pages show it. */
export type DraftFacts = DraftContext & {
  readonly reader: Reader
  readonly draft: ProcedureDraft
  readonly name: Text
  readonly problems: readonly Problem[]
  /** Communes for the addresses of the preview. */
  readonly units: readonly Option[]
  /** Where the draft's pages begin. */
  readonly path: string
}

/** The draft of the address with everything its pages need; null when nobody writes one. */
export async function readDraft(door: Door, request: DraftRequest): Promise<DraftFacts | null> {
  const reader = await readerWith(door, request, ADMIN)
  const { actor, now } = reader
  const { code } = request.params
  const draft = await read(door, actor, (trx) => findVersionDraft(trx, code))
  if (!draft) return null
  const { definition } = draft
  const [post] = actor.posts.filter(({ role }) => role === 'city_admin')
  const units = post ? await communesAround(door.house.app, post.unit_id, dayOf(now)) : []
  const { tu } = request.query
  return {
    ...{ reader, draft, definition },
    ...(tu === undefined ? {} : { like: tu }),
    catalogue: await openCatalogue(door.house.app),
    name: namedAt(definition, '/short_name'),
    problems: problemsOf(definition),
    units: units.map((unit) => ({ value: unit.code, label: unit.full_name })),
    path: `/quan-tri/thu-tuc/${code}/soan`,
  }
}
