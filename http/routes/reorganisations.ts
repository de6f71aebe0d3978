import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  countMoves,
  DecideInput,
  decidesFor,
  decideUndecided,
  EditInput,
  editPlan,
  getPlan,
  importPlan,
  listFindings,
  listPlans,
  listSteps,
  listUndecided,
  nameUnits,
  PLAN_VERBS,
  readPlanTexts,
} from '#modules/reorganisation'
import type { Actor } from '#modules/record'
import { forbidden } from '#platform/refusal.ts'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const MOST_BYTES = 5_000_000
const text = Type.String({ maxLength: 4_000_000 })
const PlanFiles = Type.Object(
  { plan: text, changes: text, agencies: Type.Optional(text), rules: Type.Optional(text) },
  {
    additionalProperties: false,
    description: 'The files of a folder: plan.json, changes.csv, agencies.csv, rules.json',
  },
)
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
type ById = { Params: Static<typeof ById> }
const After = Type.Object({ after: Type.Optional(Type.String({ maxLength: 60 })) })
const tags = ['reorganisations']
const PAGE = 100

const PATHS = [
  { does: 'try', path: 'dry-run' },
  { does: 'review', path: 'review' },
  { does: 'sign', path: 'signature' },
  { does: 'run', path: 'run' },
  { does: 'undo', path: 'undo' },
] as const

/** Plans of reorganisations: taking in, dry run, review, signature, run, undoing, and the work list of what they leave open. */
export function reorganisationRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/reorganisations', { schema: { tags } }, async (request) => {
    const actor = await signedIn(door, request)
    mustSeePlans(actor)
    return { items: [...(await read(door, actor, (trx) => listPlans(trx)))] }
  })
  app.post<{ Body: Static<typeof PlanFiles> }>(
    '/api/reorganisations',
    { bodyLimit: MOST_BYTES, schema: { tags, operationId: 'import_plan', body: PlanFiles } },
    async (request, reply) => {
      const { plan, changes, agencies = null, rules = null } = request.body
      const done = await actByRequest(door, { request, reply }, (work) =>
        importPlan(work, readPlanTexts({ plan, changes, agencies, rules })),
      )
      return reply.code(201).send(done)
    },
  )
  app.get<ById>('/api/reorganisations/:id', { schema: { tags, params: ById } }, async (request) => {
    const actor = await signedIn(door, request)
    mustSeePlans(actor)
    const { id } = request.params
    return read(door, actor, async (trx) => {
      const plan = await getPlan(trx, id)
      const way = plan.state === 'undoing' || plan.state === 'undone' ? 'undo' : 'run'
      return {
        ...plan,
        findings: [...(await listFindings(trx, id))],
        steps: [...(await listSteps(trx, id, way))],
        moves: [...(await countMoves(trx, id))],
      }
    })
  })
  for (const { does, path } of PATHS) {
    app.post<ById>(
      `/api/reorganisations/:id/${path}`,
      { schema: { tags, operationId: `${path.replace('-', '_')}_plan`, params: ById } },
      (request, reply) =>
        actByRequest(door, { request, reply }, (work) => PLAN_VERBS[does](work, request.params.id)),
    )
  }
  app.post<ById & { Body: EditInput }>(
    '/api/reorganisations/:id/lines',
    { schema: { tags, operationId: 'edit_plan', params: ById, body: EditInput } },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) => editPlan(work, request.params.id, request.body)),
  )
  workListRoutes(app, door)
}

function workListRoutes(app: FastifyInstance, door: Door): void {
  app.get<ById & { Querystring: Static<typeof After> }>(
    '/api/reorganisations/:id/undecided',
    { schema: { tags, params: ById, querystring: After } },
    async (request) => {
      const actor = await signedIn(door, request)
      const owners = actor.sees === 'city' ? null : decidesFor(actor)
      if (owners?.length === 0) throw forbidden('not_your_list', NOT_YOURS)
      const { id } = request.params
      const { after = '' } = request.query
      return read(door, actor, async (trx) => {
        const plan = await getPlan(trx, id)
        const asked = { limit: PAGE, after, ...(owners ? { owners } : {}) }
        const items = await listUndecided(trx, id, asked)
        const names = await nameUnits(trx, plan)
        return {
          items: items.map(({ candidates, ...item }) => ({
            ...item,
            candidates: candidates.map(
              (unit) => names.get(unit) ?? { id: unit, code: '', name: String(unit) },
            ),
          })),
          next: items.length === PAGE ? (items.at(-1)?.code ?? null) : null,
        }
      })
    },
  )
  app.post<ById & { Body: DecideInput }>(
    '/api/reorganisations/:id/decisions',
    { schema: { tags, operationId: 'decide_undecided', params: ById, body: DecideInput } },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) =>
        decideUndecided(work, request.params.id, request.body),
      ),
  )
}

function mustSeePlans(actor: Actor): void {
  if (actor.sees === 'city') return
  throw forbidden('city_only', {
    vi: 'Phương án sắp xếp do thành phố xem và quản lý.',
    en: 'Plans of reorganisations are for the city.',
  })
}

const NOT_YOURS = {
  vi: 'Danh sách này dành cho người phụ trách điểm tiếp nhận, trưởng phòng và thành phố.',
  en: 'This list is for whoever leads a point or a body, and for the city.',
}
