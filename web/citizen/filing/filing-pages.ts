import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { listDrafts } from '#modules/dossiers'
import { findUnit, whereToGo } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { actByForm, fieldsOf, freshKey, sendPage } from '#web/serve.ts'
import { textOf } from '../procedure-pages.ts'
import { type FilingContext, openFiling } from './context.ts'
import { drawStep } from './draw-step.ts'
import { PlaceStep } from './place-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { stepsOf } from './steps.ts'
import { atPaper, filingErrors, submitFiling } from './submit-filing.ts'
import { takeStep } from './take-step.ts'

type Address = {
  Params: { code: string; draft: string; step: string }
  Querystring: { q?: unknown; ve?: unknown; noi?: unknown }
}

const DRAFT = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** Nộp trực tuyến: a draft and its steps. Each step is a form of its own, so everything works without a script. */
export function filingPages(app: FastifyInstance, door: Door): void {
  app.get<Address>('/nop/:code', async (request, reply) => {
    const { code } = request.params
    const begun = await openFiling(door, request, { code, draft: randomUUID(), isNew: true })
    const { actor, now } = begun.reader
    const wanted = textOf(request.query.noi)
    const unit = wanted ? await findUnit(door.house.app, wanted, dayOf(now)) : null
    const drafts = await read(door, actor, (trx) => listDrafts(trx))
    const search = await searchOf(door, request, begun)
    const own = drafts.filter((draft) => draft.procedure_code === code).slice(0, 3)
    return sendPage(reply, PlaceStep({ context: { ...begun, unit }, search, drafts: own }))
  })

  app.get<Address>(`/nop/:code/:draft(^${DRAFT}$)/:step`, async (request, reply) => {
    const context = await openStep(door, request, false)
    const search = await searchOf(door, request, context)
    // Coming from the review, what is wrong is told at once.
    const errors = backOf(request) ? filingErrors(context, dayOf(context.reader.now)) : []
    return sendPage(
      reply,
      drawStep(context, { path: request.params.step, search, errors, back: backOf(request) }),
    )
  })

  app.post<Address>(`/nop/:code/:draft(^${DRAFT}$)/:step`, async (request, reply) => {
    if (request.params.step === 'xem-lai') return submit(door, request, reply)
    const context = await openStep(door, request, request.params.step === 'noi-nop')
    const taken = await takeStep(door, request, context)
    const { path } = taken
    const back = backOf(request)
    if (!taken.stays && taken.errors.length === 0) {
      return reply.redirect(`${context.base}/${back ?? nextOf(taken.context, path)}`, 303)
    }
    const page = drawStep(taken.context, { ...taken, search: { q: undefined, answer: null }, back })
    return sendPage(reply, page, taken.errors.length > 0 && !taken.stays ? 400 : 200)
  })

  app.post<Address>(`/nop/:code/:draft(^${DRAFT}$)/:step/nhap`, async (request, reply) => {
    const context = await openStep(door, request, false)
    await takeStep(door, request, context)
    return reply.code(204).send()
  })
}

function backOf(request: FastifyRequest<Address>): 'xem-lai' | undefined {
  return request.query.ve === 'xem-lai' ? 'xem-lai' : undefined
}

async function openStep(
  door: Door,
  request: FastifyRequest<Address>,
  mayBeNew: boolean,
): Promise<FilingContext> {
  const { code, draft } = request.params
  try {
    return await openFiling(door, request, { code, draft, isNew: false })
  } catch (error) {
    if (!mayBeNew || !(error instanceof Refusal) || error.code !== 'draft') throw error
    return openFiling(door, request, { code, draft, isNew: true })
  }
}

async function searchOf(door: Door, request: FastifyRequest<Address>, { reader }: FilingContext) {
  const q = textOf(request.query.q)
  const answer = q === undefined ? null : await whereToGo(door.house.app, { q, on: dayOf(reader.now) })
  return { q, answer }
}

function nextOf({ version, filing }: FilingContext, path: string): string {
  const steps = stepsOf(version, filing)
  const next = steps[steps.findIndex((step) => step.path === path) + 1]
  if (!next) throw notFound('step', { vi: 'Không có bước này.', en: 'There is no such step.' })
  return next.path
}

/** Files; a refusal comes back to the review with each fault leading to its field, under a fresh key. */
async function submit(door: Door, request: FastifyRequest<Address>, reply: FastifyReply) {
  const { code, draft } = request.params
  // Opened without its draft: a second press finds the draft gone and is answered by the first one's key.
  const { version, own } = await openFiling(door, request, { code, draft, isNew: true })
  const chain = textOf(fieldsOf(request)['chain'])
  try {
    const done = await actByForm(door, request, (work) => submitFiling(work, { draft, version, own, chain }))
    return await reply.redirect(`/ho-so/${done.answer.code}/da-nop`, 303)
  } catch (error) {
    const isAboutFields =
      error instanceof Refusal && (error.code === 'draft_incomplete' || error.fields.length > 0)
    if (!isAboutFields) throw error
    const context = await openFiling(door, request, { code, draft, isNew: false })
    const told = error.fields.map(atPaper)
    const errors = told.length > 0 ? told : filingErrors(context, dayOf(context.reader.now))
    const refused = error.text[context.reader.language]
    return sendPage(reply, ReviewStep({ context, errors, refused, chain, idempotencyKey: freshKey() }), 400)
  }
}
