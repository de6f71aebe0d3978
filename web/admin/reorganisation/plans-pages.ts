import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { act, keyOf, read } from '#http/work.ts'
import {
  allowedPlanActs,
  importPlan,
  listPlans,
  type Plan,
  PLAN_VERBS,
  readPlanTexts,
} from '#modules/reorganisation'
import { holds } from '#modules/record'
import type { FieldError } from '#platform/refusal.ts'
import { errorsOf } from '../../posted.ts'
import { actByForm, freshKey, readerWith, sendPage } from '../../serve.ts'
import { editPages, typedOf } from './edit-pages.ts'
import { BUTTONS } from './plan-acts.tsx'
import { PlanPage } from './plan-page.tsx'
import { ById, type Exchange, planOf, PLANNERS, PLANS, runOf } from './plan-reader.ts'
import { PlansPage } from './plans-page.tsx'
import { readPlanPosted } from './read-plan-posted.ts'
import { reconciliationPages } from './reconciliation-pages.ts'
import { reportPages } from './report-pages.ts'
import { RunPage } from './run-page.tsx'

const Shown = Type.Object({
  'don-vi': Type.Optional(Type.String({ pattern: '^[0-9]{5}$' })),
  sua: Type.Optional(Type.String({ maxLength: 8 })),
})

/** Plans of reorganisations: taken in, drawn, changed, tried, reviewed, signed, run and undone. */
export function plansPages(app: FastifyInstance, door: Door): void {
  app.get(PLANS, (request, reply) => showPlans(door, { request, reply }, []))
  app.post(PLANS, async (request, reply) => {
    const { actor } = await readerWith(door, request, PLANNERS)
    try {
      const { texts, key } = await readPlanPosted(request)
      const read = readPlanTexts(texts)
      const doing = { actor, key: keyOf(actor, key, { path: request.url, body: { digest: read.digest } }) }
      const { answer } = await act(door, doing, (work) => importPlan(work, read))
      return await reply.redirect(`${PLANS}/${answer.id}`, 303)
    } catch (error) {
      const errors = errorsOf(error, 'changes').map((one) => ({ ...one, field: fileOf(one.field) }))
      return showPlans(door, { request, reply }, errors)
    }
  })
  app.get<ById & { Querystring: { 'don-vi'?: string; sua?: string } }>(
    `${PLANS}/:id`,
    { schema: { params: ById, querystring: Shown } },
    (request, reply) => showPlan(door, { request, reply }, { id: request.params.id, ...request.query }),
  )
  for (const { does, path } of BUTTONS) {
    const isWatched = does === 'run' || does === 'undo'
    app.post<ById>(`${PLANS}/:id/${path}`, { schema: { params: ById } }, async (request, reply) => {
      const { id } = request.params
      try {
        await actByForm(door, request, (work) => PLAN_VERBS[does](work, id))
      } catch (error) {
        return showPlan(door, { request, reply }, { id, errors: errorsOf(error, '') })
      }
      return reply.redirect(`${PLANS}/${id}${isWatched ? '/tien-do' : ''}`, 303)
    })
  }
  app.get<ById>(`${PLANS}/:id/tien-do`, { schema: { params: ById } }, async (request, reply) => {
    const { view, actor } = await readerWith(door, request, PLANNERS)
    return sendPage(reply, RunPage({ view, ...(await runOf(door, actor, request.params.id)) }))
  })
  editPages(app, door, showPlan)
  reportPages(app, door)
  reconciliationPages(app, door)
}

async function showPlans(
  door: Door,
  { request, reply }: Exchange,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const { view, actor } = await readerWith(door, request, PLANNERS)
  const plans = await read(door, actor, (trx) => listPlans(trx))
  const newKey = holds(actor, 'city_admin') ? freshKey() : null
  return sendPage(reply, PlansPage({ view, plans, newKey, errors }), errors.length > 0 ? 400 : 200)
}

/** What to show of a plan: which unit is drawn, which line is changed, what was wrong. */
export type Showing = {
  readonly id: string
  readonly 'don-vi'?: string | undefined
  readonly sua?: string | undefined
  readonly typed?: Readonly<Record<string, string>>
  /** Of the plan as the line was opened: what was typed then is saved into that plan or not at all. */
  readonly digest?: string
  readonly errors?: readonly FieldError[]
}

async function showPlan(door: Door, { request, reply }: Exchange, showing: Showing): Promise<FastifyReply> {
  const { view, actor, now } = await readerWith(door, request, PLANNERS)
  const facts = await planOf(door, actor, showing.id)
  const allowed = allowedPlanActs(actor, facts.plan, now)
  const editing = allowed.includes('edit') && showing.sua ? editingOf(facts.plan, showing) : undefined
  const errors = showing.errors ?? []
  const page = PlanPage({
    ...{ view, ...facts, allowed, errors, editing, newKey: freshKey },
    isPast: facts.plan.effective_at <= now,
    unit: showing['don-vi'],
  })
  return sendPage(reply, page, errors.length > 0 ? 400 : 200)
}

function editingOf({ document, digest: now }: Plan, { sua = '', typed, digest = now }: Showing) {
  const line = sua === 'moi' ? null : Number(sua)
  const change = document.changes.find((one) => one.line === line)
  return { line, digest, typed: typed ?? typedOf(change) }
}

/** The file a mistake is in: `changes.csv:8` is in the second. */
function fileOf(field: string): string {
  return /^(plan|changes|agencies|rules)/.exec(field)?.[1] ?? 'changes'
}
