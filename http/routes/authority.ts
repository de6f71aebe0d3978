import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  Absence,
  AbsenceInput,
  Competence,
  CompetenceInput,
  declareAbsence,
  declareCompetence,
  Delegation,
  endAbsence,
  endCompetence,
  findAbsence,
  findDelegation,
  grantDelegation,
  GrantInput,
  revokeDelegation,
  RevokeInput,
  signingFacts,
  type SigningFacts,
} from '#modules/authority'
import { getPaper } from '#modules/papers'
import { forbidden, invalid, notFound } from '#platform/refusal.ts'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { sendPaper } from './papers.ts'
import { read } from '../work.ts'

const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const AtAgency = Type.Object({ agency: Type.String({ format: 'uuid', description: 'A people’s committee' }) })
const OfHolder = Type.Object({
  id: Type.String({ format: 'uuid' }),
  paper: Type.String({ format: 'uuid' }),
})
const Nothing = Type.Object({}, { additionalProperties: false })
const Ending = Type.Object(
  {
    valid_to: Type.String({ format: 'date', description: 'A day to come; from its 00:00 the line is over' }),
  },
  { additionalProperties: false },
)
const Ended = Type.Object({ id: Type.String(), valid_to: Type.String() })

type AtAgency = { Querystring: Static<typeof AtAgency> }
type ById = { Params: Static<typeof ById> }
const tags = ['authority']
const listOf = <T extends Parameters<typeof Type.Array>[0]>(schema: T) =>
  Type.Object({ items: Type.Array(schema) })

const NO_PAPER = { vi: 'Đính kèm tệp văn bản đã ký.', en: 'Attach the signed paper.' }
const OFFICERS_ONLY = forbidden('officers_only', { vi: 'Chỉ dành cho cán bộ.', en: 'For officers only.' })

/** What decides who signs at an agency, for officers; it names positions and accounts, no residents. */
async function factsFor(door: Door, request: FastifyRequest<AtAgency>): Promise<SigningFacts> {
  const actor = await signedIn(door, request)
  if (actor.kind !== 'officer') {
    throw OFFICERS_ONLY
  }
  const facts = await read(door, actor, (trx) => signingFacts(trx, request.query.agency))
  if (facts) return facts
  throw notFound('committee', {
    vi: 'Không có Ủy ban nhân dân này.',
    en: 'There is no such people’s committee.',
  })
}

/** Who may sign: the matrix, delegations, absences. */
export function authorityRoutes(app: FastifyInstance, door: Door): void {
  for (const schema of [Competence, Delegation, Absence]) app.addSchema(schema)
  delegationRoutes(app, door)
  instrumentRoutes(app, door)
  absenceRoutes(app, door)
  competenceRoutes(app, door)
}

function delegationRoutes(app: FastifyInstance, door: Door): void {
  app.get<AtAgency>(
    '/api/delegations',
    { schema: { tags, querystring: AtAgency, response: { 200: listOf(Delegation) } } },
    async (request) => ({ items: [...(await factsFor(door, request)).delegations] }),
  )
  app.post<{ Body: GrantInput }>(
    '/api/delegations',
    { schema: { tags, operationId: 'grant_delegation', body: GrantInput, response: { 201: Delegation } } },
    async (request, reply) => {
      if (request.body.paper === undefined)
        throw invalid('no_instrument', NO_PAPER, [{ field: 'paper', message: NO_PAPER }])
      const done = await actByRequest(door, { request, reply }, (work) => grantDelegation(work, request.body))
      return reply.code(201).send(done)
    },
  )
  app.post<ById & { Body: RevokeInput }>(
    '/api/delegations/:id/revocation',
    {
      schema: {
        ...{ tags, operationId: 'revoke_delegation', params: ById, body: RevokeInput },
        response: { 200: Delegation },
      },
    },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) =>
        revokeDelegation(work, request.params.id, request.body),
      ),
  )
}

const NO_DELEGATION = notFound('delegation', {
  vi: 'Không có văn bản này, hoặc văn bản thuộc đơn vị khác.',
  en: 'There is no such instrument, or it is another unit’s.',
})

/** The signed papers by which somebody signs for another: of delegations and of substitutions. */
function instrumentRoutes(app: FastifyInstance, door: Door): void {
  for (const [path, find] of [
    ['delegations', findDelegation],
    ['absences', findAbsence],
  ] as const) {
    app.get<{ Params: Static<typeof OfHolder> }>(
      `/api/${path}/:id/papers/:paper`,
      { schema: { tags, params: OfHolder } },
      async (request, reply) => {
        const actor = await signedIn(door, request)
        const { id, paper } = request.params
        const found = await read(door, actor, async (trx) => {
          const holder = await find(trx, id)
          const isOfUnit = actor.posts.some((post) => post.unit_id === holder?.unit_id)
          if (!holder || (actor.sees !== 'city' && !isOfUnit)) throw NO_DELEGATION
          return getPaper(trx, { id: paper, holder: holder.id })
        })
        return sendPaper(door, reply, found)
      },
    )
  }
}

function absenceRoutes(app: FastifyInstance, door: Door): void {
  app.get<AtAgency>(
    '/api/absences',
    { schema: { tags, querystring: AtAgency, response: { 200: listOf(Absence) } } },
    async (request) => ({ items: [...(await factsFor(door, request)).absences] }),
  )
  app.post<{ Body: AbsenceInput }>(
    '/api/absences',
    { schema: { tags, operationId: 'declare_absence', body: AbsenceInput, response: { 201: Absence } } },
    async (request, reply) => {
      if (request.body.substitute !== undefined && request.body.paper === undefined)
        throw invalid('no_instrument', NO_PAPER, [{ field: 'paper', message: NO_PAPER }])
      const done = await actByRequest(door, { request, reply }, (work) => declareAbsence(work, request.body))
      return reply.code(201).send(done)
    },
  )
  app.post<ById>(
    '/api/absences/:id/ending',
    { schema: { tags, operationId: 'end_absence', params: ById, body: Nothing, response: { 200: Absence } } },
    (request, reply) => actByRequest(door, { request, reply }, (work) => endAbsence(work, request.params.id)),
  )
}

function competenceRoutes(app: FastifyInstance, door: Door): void {
  app.get<AtAgency>(
    '/api/competences',
    { schema: { tags, querystring: AtAgency, response: { 200: listOf(Competence) } } },
    async (request) => {
      const { competences, tier } = await factsFor(door, request)
      return { items: competences.filter((row) => row.tier === tier) }
    },
  )
  app.post<{ Body: CompetenceInput }>(
    '/api/competences',
    {
      schema: {
        ...{ tags, operationId: 'declare_competence', body: CompetenceInput },
        response: { 201: Competence },
      },
    },
    async (request, reply) => {
      const done = await actByRequest(door, { request, reply }, (work) =>
        declareCompetence(work, request.body),
      )
      return reply.code(201).send(done)
    },
  )
  app.post<ById & { Body: Static<typeof Ending> }>(
    '/api/competences/:id/ending',
    { schema: { tags, operationId: 'end_competence', params: ById, body: Ending, response: { 200: Ended } } },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) =>
        endCompetence(work, request.params.id, request.body.valid_to),
      ),
  )
}
