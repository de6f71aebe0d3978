import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  calendarGiven,
  type Dossier,
  whyDue,
  getDossier,
  listDossierEvents,
  listDossiers,
  soonUntil,
  stepsOf,
  VIEWS,
} from '#modules/dossiers'
import { getVersion } from '#modules/procedures'
import { recordLook, type Actor, type Work } from '#modules/record'
import { findRating, mayRate } from '#modules/ratings'
import { findUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { chainOf, ChainShown } from '../present-chain.ts'
import {
  DossierSummary,
  DossierView,
  presentDossier,
  presentLines,
  type Reading,
} from '../present-dossier.ts'
import { assumedActor } from '../session.ts'
import { read } from '../work.ts'

const Code = Type.Object({
  code: Type.String({ maxLength: 60 }),
  id: Type.Optional(Type.String({ maxLength: 60 })),
})

const LISTED = {
  view: Type.Optional(Type.Enum([...VIEWS], { default: 'all' })),
  unit: Type.Optional(Type.String({ maxLength: 100 })),
  procedure: Type.Optional(Type.String({ maxLength: 20 })),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
}

/** What the address of a list may say; people's names are searched by `POST /api/dossier-searches`, never here. */
const Query = Type.Object(LISTED, { additionalProperties: false })

const Search = Type.Object(
  {
    ...LISTED,
    q: Type.String({
      maxLength: 100,
      description:
        'A name from the beginning of one of its words, with or without its marks; or a whole code',
    }),
  },
  { additionalProperties: false },
)

type ListQuery = Static<typeof Query> & Partial<Pick<Static<typeof Search>, 'q'>>

const Page = Type.Object({
  items: Type.Array(DossierSummary),
  next: Type.Union([Type.String(), Type.Null()]),
})

const Happened = Type.Object({
  version: Type.Integer(),
  act: Type.String(),
  at: Type.String(),
  actor_kind: Type.String(),
  actor_name: Type.String(),
  actor_title: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
})

const Explained = Type.Interface([DossierView], {
  explanation: Type.Array(
    Type.Object({
      text: Type.String(),
      from: Type.Unknown(),
      to: Type.Unknown(),
      counted_minutes: Type.Unknown(),
    }),
  ),
  steps: Type.Array(
    Type.Object({
      acts: Type.Array(Type.String()),
      text: Type.String(),
      due_at: Type.String({ description: 'By when the step should be done, in working hours' }),
      state: Type.Enum(['done', 'now', 'to_come']),
      in_proportion: Type.Boolean({
        description: 'The version divides another limit; of this one the step has the same share',
      }),
    }),
  ),
  rating: Type.Unknown(),
  chain: Type.Union([ChainShown, Type.Null()]),
})

function reading(door: Door, request: FastifyRequest, actor: Actor): Reading {
  return { actor, now: door.clock(), language: languageOf(request) }
}

/** Lists, one dossier with its explanation, and its history. */
export function dossierRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: ListQuery }>(
    '/api/dossiers',
    { schema: { tags: ['dossiers'], querystring: Query, response: { 200: Page } } },
    async (request) => {
      const actor = await assumedActor(door, request)
      return listFor(door, request.query, reading(door, request, actor))
    },
  )

  // A question, not an act: it has no key, and what is asked stands in no address, history or log.
  app.post<{ Body: Static<typeof Search> }>(
    '/api/dossier-searches',
    { schema: { tags: ['dossiers'], body: Search, response: { 200: Page } } },
    async (request) => {
      const actor = await assumedActor(door, request)
      return listFor(door, request.body, reading(door, request, actor))
    },
  )

  app.get<{ Params: Static<typeof Code> }>(
    '/api/dossiers/:code',
    { schema: { tags: ['dossiers'], params: Code, response: { 200: Explained } } },
    async (request, reply) => {
      const actor = await assumedActor(door, request)
      const view = await explainedFor(door, request.params.code, reading(door, request, actor))
      return reply.header('etag', `"${view.version}"`).send(view)
    },
  )

  app.get<{ Params: Static<typeof Code> }>(
    '/api/dossiers/:code/events',
    {
      schema: {
        tags: ['dossiers'],
        params: Code,
        response: { 200: Type.Object({ items: Type.Array(Happened) }) },
      },
    },
    async (request) => {
      const actor = await assumedActor(door, request)
      return read(door, actor, async (trx, now, actor) => {
        const dossier = await getDossier({ trx, actor }, request.params.code)
        await recordLook({ trx, actor, now }, 'history', [dossier.id])
        return { items: await listDossierEvents(trx, dossier.id) }
      })
    },
  )
}

function listFor(door: Door, query: ListQuery, asked: Reading): Promise<Static<typeof Page>> {
  return read(door, asked.actor, async (trx, now, actor) => {
    const shown = { ...asked, actor }
    const { unit, view = 'all', limit = 50, ...rest } = query
    const found = unit ? await findUnit(trx, unit, dayOf(now)) : null
    if (unit && !found) return { items: [], next: null }
    const filter = { ...rest, view, limit, actor, now, soon_until: soonUntil(now), unit: found?.id }
    const { items, next } = await listDossiers(trx, filter)
    await recordLook(
      { trx, actor, now },
      'list',
      items.map(({ id }) => id),
    )
    return { items: await presentLines(trx, items, shown), next }
  })
}

function explainedFor(door: Door, code: string, asked: Reading) {
  return read(door, asked.actor, async (trx, now, actor) => {
    const shown = { ...asked, actor }
    const dossier = await getDossier({ trx, actor }, code)
    const [presented, rating, told, chain] = await Promise.all([
      presentDossier(trx, dossier, shown),
      // Nothing is rated before it was handed over.
      dossier.delivery === 'delivered' ? findRating(trx, dossier.id) : null,
      explain({ trx, actor, now, key: null }, dossier, shown),
      chainOf({ trx, now }, dossier.id, shown.language),
      recordLook({ trx, actor, now }, 'dossier', [dossier.id]),
    ])
    const text = say({ vi: 'Đánh giá', en: 'Rate' }, shown.language)
    if (mayRate(dossier, actor) && !rating) presented.allowed_acts.push({ act: 'rate', text })
    return { ...presented, rating, ...told, chain }
  })
}

/** The explanation of a due date, line by line, and the dues of the steps, in the reader's language. */
async function explain(work: Work, dossier: Dossier, { language }: Reading) {
  const [version, calendar] = await Promise.all([
    getVersion(work.trx, dossier.procedure_version_id),
    calendarGiven(work, dossier),
  ])
  const lines = whyDue(dossier, version, calendar)
  const steps = stepsOf(dossier, version, calendar)
  return {
    explanation: lines.map((line) => ({ ...line, text: say(line.text, language) })),
    steps: steps.map(({ acts, content, ...step }) => ({
      ...{ ...step, acts: [...acts] },
      text: say(content, language),
    })),
  }
}
