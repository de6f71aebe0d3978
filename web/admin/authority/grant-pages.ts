import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { act, keyOf } from '#http/work.ts'
import { grantDelegation } from '#modules/authority'
import { type Catalogue, listOffered, openCatalogue } from '#modules/procedures'
import type { FieldError } from '#platform/refusal.ts'
import { takePapers } from '../../citizen/filing/uploads.ts'
import type { Nested } from '../../form-fields.ts'
import { freshKey, sendPage } from '../../serve.ts'
import type { Option, UploadedFile } from '../../ui/index.ts'
import { errorsOf } from '../../posted.ts'
import { authorityReader, readUnitAuthority } from './authority-context.ts'
import { GrantPage } from './grant-page.tsx'
import { readGrant } from './read-grant.ts'

type ByUnit = { Params: { unit: string } }
type Exchange = { readonly request: FastifyRequest<ByUnit>; readonly reply: FastifyReply }
type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly uploaded: readonly UploadedFile[]
  readonly errors: readonly FieldError[]
}

/** The texts of a form by name. */
export function typedIn(fields: Nested): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** Granting a delegation, its instrument with it. */
export function grantPages(app: FastifyInstance, door: Door): void {
  const address = '/quan-tri/tham-quyen/:unit/giao'
  app.get<ByUnit>(address, (request, reply) =>
    show(door, { request, reply }, { typed: {}, uploaded: [], errors: [] }),
  )
  app.post<ByUnit>(address, async (request, reply) => {
    const reader = await authorityReader(door, request)
    const { actor, now } = reader
    const { fields, files, errors } = await takePapers(door, request, actor)
    const { idempotency_key: key = '', ...typed } = typedIn(fields)
    const uploaded = files['instrument'] ?? []
    if (errors.length > 0) return show(door, { request, reply }, { typed, uploaded, errors })
    try {
      const { facts } = await readUnitAuthority(door, reader, request.params.unit)
      const catalogue = await openCatalogue(door.house.app)
      const input = readGrant(typed, {
        ...{ agency: facts.agency, delegations: facts.delegations, catalogue, at: now },
        paper: uploaded[0]?.id,
      })
      const doing = { actor, key: keyOf(actor, key, { path: request.url, body: typed }) }
      await act(door, doing, (work) => grantDelegation(work, input))
    } catch (error) {
      return show(door, { request, reply }, { typed, uploaded, errors: errorsOf(error, 'from') })
    }
    return reply.redirect(`/quan-tri/tham-quyen/${request.params.unit}?xong=giao`, 303)
  })
}

async function show(door: Door, { request, reply }: Exchange, filled: Filled): Promise<FastifyReply> {
  const reader = await authorityReader(door, request)
  const unit = await readUnitAuthority(door, reader, request.params.unit)
  const { view, now } = reader
  const fields = fieldOptions(await openCatalogue(door.house.app), now)
  const page = GrantPage({ ...unit, ...filled, view, now, fields, idempotencyKey: freshKey() })
  return sendPage(reply, page, filled.errors.length > 0 ? 400 : 200)
}

/** Fields of what is offered, with how many procedures each has. */
function fieldOptions(catalogue: Catalogue, at: string): Option[] {
  const fields = listOffered(catalogue, at).flatMap(({ version }) =>
    version ? [version.definition.field] : [],
  )
  return [...Map.groupBy(fields, (field) => field.code)].flatMap(([value, all]) => {
    const [first] = all
    if (!first) return []
    const label = { vi: `${first.name.vi} (${all.length})`, en: `${first.name.en} (${all.length})` }
    return [{ value, label }]
  })
}
