import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { act, keyOf, read } from '#http/work.ts'
import { type Absence, declareAbsence, endAbsence, revokeDelegation } from '#modules/authority'
import { listPapers } from '#modules/papers'
import type { Trx } from '#platform/database.ts'
import { forbidden, notFound, type FieldError } from '#platform/refusal.ts'
import { takePapers } from '../../citizen/filing/uploads.ts'
import { actByForm, fieldsOf, freshKey, sendPage } from '../../serve.ts'
import type { UploadedFile } from '../../ui/index.ts'
import { errorsOf, textIn } from '../../posted.ts'
import { AbsencePage } from './absence-page.tsx'
import { authorityReader, ownUnit, readUnitAuthority } from './authority-context.ts'
import { DelegationPage } from './delegation-page.tsx'
import { grantPages, typedIn } from './grant-pages.ts'
import { readAbsence } from './read-grant.ts'
import { type Instruments, UnitAuthorityPage } from './unit-authority-page.tsx'
import { listUnitsOfAuthority, UnitsAuthorityPage } from './units-authority-page.tsx'

const ById = Type.Object({ unit: Type.String({ maxLength: 80 }), id: Type.String({ format: 'uuid' }) })
type ByUnit = { Params: { unit: string }; Querystring: { xong?: string } }
type ById = { Params: { unit: string; id: string } }
type Exchange<R extends object> = { readonly request: FastifyRequest<R>; readonly reply: FastifyReply }

const HOME = '/quan-tri/tham-quyen'

/** Who may sign in a unit: delegations granted and revoked, absences declared and ended. */
export function authorityPages(app: FastifyInstance, door: Door): void {
  app.get(HOME, async (request, reply) => {
    const reader = await authorityReader(door, request)
    const { actor, now, view } = reader
    if (actor.sees !== 'city') {
      const unit = await read(door, actor, (trx) => ownUnit(trx, actor, now))
      if (!unit) throw NO_POST
      return reply.redirect(`${HOME}/${unit.slug}`, 303)
    }
    const units = await read(door, actor, (trx) => listUnitsOfAuthority(trx, now))
    return sendPage(reply, UnitsAuthorityPage({ view, units }))
  })
  app.get<ByUnit>(`${HOME}/:unit`, async (request, reply) => {
    const reader = await authorityReader(door, request)
    const shown = await readUnitAuthority(door, reader, request.params.unit)
    const { actor, view, now } = reader
    const files = await read(door, actor, (trx) => listInstruments(trx, shown.facts.absences))
    return sendPage(
      reply,
      UnitAuthorityPage({ ...shown, view, now, files, newKey: freshKey, done: request.query.xong }),
    )
  })
  grantPages(app, door)
  delegationPages(app, door)
  absencePages(app, door)
}

/** The papers that name substitutes, by absence. */
async function listInstruments(trx: Trx, absences: readonly Absence[]): Promise<Instruments> {
  const named = absences.filter((row) => row.substitute_account !== null)
  return new Map(await Promise.all(named.map(async ({ id }) => [id, await listPapers(trx, id)] as const)))
}

const NO_POST = forbidden('no_post', {
  vi: 'Bạn chưa được phân công ở cơ quan nào.',
  en: 'You hold no post at any agency.',
})

function delegationPages(app: FastifyInstance, door: Door): void {
  app.get<ById>(`${HOME}/:unit/giao/:id`, { schema: { params: ById } }, (request, reply) =>
    showDelegation(door, { request, reply }, {}),
  )
  app.post<ById>(`${HOME}/:unit/giao/:id/thu-hoi`, { schema: { params: ById } }, async (request, reply) => {
    const { unit, id } = request.params
    const reason = textIn(fieldsOf(request), 'reason')
    try {
      if (reason.length < 3) throw NO_REASON
      await actByForm(door, request, (work) => revokeDelegation(work, id, { reason }))
    } catch (error) {
      const errors = error === NO_REASON ? [NO_REASON.error] : errorsOf(error, 'reason')
      return showDelegation(door, { request, reply }, { typed: reason, errors })
    }
    return reply.redirect(`${HOME}/${unit}?xong=thu-hoi`, 303)
  })
}

const NO_REASON = Object.assign(new Error('a reason is needed'), {
  error: {
    field: 'reason',
    message: { vi: 'Ghi lý do thu hồi, ít nhất 3 chữ cái.', en: 'Say why, at least 3 letters.' },
  } satisfies FieldError,
})

type Shown = { readonly typed?: string; readonly errors?: readonly FieldError[] }

async function showDelegation(
  door: Door,
  { request, reply }: Exchange<ById>,
  shown: Shown,
): Promise<FastifyReply> {
  const reader = await authorityReader(door, request)
  const unit = await readUnitAuthority(door, reader, request.params.unit)
  const delegation = unit.facts.delegations.find((one) => one.id === request.params.id)
  if (!delegation) {
    throw notFound('delegation', { vi: 'Không có văn bản này.', en: 'There is no such instrument.' })
  }
  const { actor, view, now } = reader
  const papers = await read(door, actor, (trx) => listPapers(trx, delegation.id))
  const parent = unit.facts.delegations.find((one) => one.id === delegation.parent_id)
  const mayRevoke = unit.mayKeep || (parent !== undefined && parent.to_account === actor.id)
  const page = DelegationPage({
    ...{ ...unit, view, now, delegation, papers, mayRevoke, ...shown },
    idempotencyKey: freshKey(),
  })
  return sendPage(reply, page, (shown.errors ?? []).length > 0 ? 400 : 200)
}

function absencePages(app: FastifyInstance, door: Door): void {
  app.get<ByUnit>(`${HOME}/:unit/vang-mat`, (request, reply) =>
    showAbsence(door, { request, reply }, { typed: {}, uploaded: [], errors: [] }),
  )
  app.post<ByUnit>(`${HOME}/:unit/vang-mat`, async (request, reply) => {
    const reader = await authorityReader(door, request)
    const { actor } = reader
    const { fields, files, errors } = await takePapers(door, request, actor)
    const { idempotency_key: key = '', ...typed } = typedIn(fields)
    const uploaded = files['instrument'] ?? []
    if (errors.length > 0) return showAbsence(door, { request, reply }, { typed, uploaded, errors })
    try {
      const { facts } = await readUnitAuthority(door, reader, request.params.unit)
      const input = readAbsence(typed, { agency: facts.agency, paper: uploaded[0]?.id })
      const doing = { actor, key: keyOf(actor, key, { path: request.url, body: typed }) }
      await act(door, doing, (work) => declareAbsence(work, input))
    } catch (error) {
      const wrong = errorsOf(error, 'account')
      return showAbsence(door, { request, reply }, { typed, uploaded, errors: wrong })
    }
    return reply.redirect(`${HOME}/${request.params.unit}?xong=vang-mat`, 303)
  })
  app.post<ById>(
    `${HOME}/:unit/vang-mat/:id/ket-thuc`,
    { schema: { params: ById } },
    async (request, reply) => {
      await actByForm(door, request, (work) => endAbsence(work, request.params.id))
      return reply.redirect(`${HOME}/${request.params.unit}?xong=ket-thuc`, 303)
    },
  )
}

type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly uploaded: readonly UploadedFile[]
  readonly errors: readonly FieldError[]
}

async function showAbsence(
  door: Door,
  { request, reply }: Exchange<ByUnit>,
  filled: Filled,
): Promise<FastifyReply> {
  const reader = await authorityReader(door, request)
  const unit = await readUnitAuthority(door, reader, request.params.unit)
  const { view, now } = reader
  const page = AbsencePage({ ...unit, ...filled, view, now, idempotencyKey: freshKey() })
  return sendPage(reply, page, filled.errors.length > 0 ? 400 : 200)
}
