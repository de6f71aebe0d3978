import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  type Act,
  clockOf,
  calendarOf,
  type Dossier,
  getDossier,
  listDossierEvents,
  listDossiers,
  submitDossier,
  SubmitInput,
  VIEWS,
} from '#modules/dossiers'
import { getVersion } from '#modules/procedures'
import { SYSTEM, type Actor, type Work } from '#modules/record'
import { findRating, mayRate, rateDossier, RatingInput } from '#modules/ratings'
import { findUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import { ACT_DOORS } from '../act-doors.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { DossierSummary, DossierView, presentDossier, presentLine, type Reading } from '../present-dossier.ts'
import { signedIn } from '../session.ts'
import { act, keyOf, poolOf, read } from '../work.ts'

const Code = Type.Object({
  code: Type.String({ maxLength: 60 }),
  id: Type.Optional(Type.String({ maxLength: 60 })),
})

const Query = Type.Object({
  view: Type.Optional(Type.Enum([...VIEWS], { default: 'all' })),
  unit: Type.Optional(Type.String({ maxLength: 100 })),
  procedure: Type.Optional(Type.String({ maxLength: 20 })),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
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
  rating: Type.Unknown(),
})

function reading(door: Door, request: FastifyRequest, actor: Actor): Reading {
  return { actor, now: door.clock(), language: languageOf(request) }
}

/** Reads and acts of dossiers; every page uses the same verbs. */
export function dossierRoutes(app: FastifyInstance, door: Door): void {
  const answerAct = async (
    request: FastifyRequest,
    reply: FastifyReply,
    doing: { status: number; run: (work: Work) => Promise<Dossier> },
  ): Promise<FastifyReply> => {
    const actor = await signedIn(door, request)
    const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
    const done = await act(door, { actor, key }, doing.run)
    if (done.replayed) reply.header('idempotency-replayed', 'true')
    const view = await presentDossier(poolOf(door, SYSTEM), done.answer, reading(door, request, actor))
    return reply
      .code(doing.status)
      .header('etag', `"${view.version}"`)
      .header('location', `/api/dossiers/${view.code}`)
      .send(view)
  }

  app.post<{ Body: SubmitInput }>(
    '/api/dossiers',
    { schema: { tags: ['dossiers'], body: SubmitInput, response: { 201: DossierView } } },
    (request, reply) =>
      answerAct(request, reply, { status: 201, run: (work) => submitDossier(work, request.body) }),
  )

  for (const [name, { path, input, run }] of Object.entries(ACT_DOORS) as [Act, (typeof ACT_DOORS)[Act]][]) {
    app.post<{ Params: Static<typeof Code> }>(
      `/api/dossiers/:code/${path}`,
      {
        schema: {
          tags: ['dossiers'],
          operationId: name,
          params: Code,
          body: input,
          response: { 200: DossierView },
        },
      },
      (request, reply) => {
        const target = { code: request.params.code, id: request.params.id ?? '', version: ifMatch(request) }
        // The body was validated by this act's own schema just before.
        return answerAct(request, reply, {
          status: 200,
          run: (work) => run(work, target, request.body as never),
        })
      },
    )
  }

  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/dossiers',
    {
      schema: {
        tags: ['dossiers'],
        querystring: Query,
        response: {
          200: Type.Object({
            items: Type.Array(DossierSummary),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx, now) => {
        const { unit, view = 'all', limit = 50, ...rest } = request.query
        const found = unit ? await findUnit(trx, unit, dayOf(now)) : null
        if (unit && !found) return { items: [], next: null }
        const soon_until = new Date(Date.parse(now) + 48 * 3_600_000).toISOString()
        const filter = { ...rest, view, limit, actor, now, soon_until, unit: found?.id }
        const page = await listDossiers(trx, filter)
        const shown = reading(door, request, actor)
        return {
          items: await Promise.all(page.items.map((line) => presentLine(trx, line, shown))),
          next: page.next,
        }
      })
    },
  )

  app.get<{ Params: Static<typeof Code> }>(
    '/api/dossiers/:code',
    { schema: { tags: ['dossiers'], params: Code, response: { 200: Explained } } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const shown = reading(door, request, actor)
      const view = await read(door, actor, async (trx, now) => {
        const dossier = await getDossier(trx, request.params.code)
        const [presented, rating, explanation] = await Promise.all([
          presentDossier(trx, dossier, shown),
          findRating(trx, dossier.id),
          explain({ trx, actor, now, key: null }, dossier, shown),
        ])
        if (mayRate(dossier, actor) && !rating)
          presented.allowed_acts.push({ act: 'rate', text: rateText(shown) })
        return { ...presented, rating, explanation }
      })
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
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx) => {
        const dossier = await getDossier(trx, request.params.code)
        return { items: await listDossierEvents(trx, dossier.id) }
      })
    },
  )

  app.post<{ Params: Static<typeof Code>; Body: RatingInput }>(
    '/api/dossiers/:code/rating',
    { schema: { tags: ['dossiers'], operationId: 'rate', params: Code, body: RatingInput } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
      const done = await act(door, { actor, key }, (work) =>
        rateDossier(work, request.params.code, request.body),
      )
      return reply.code(201).send(done.answer)
    },
  )
}

function rateText({ language }: Reading): string {
  return say({ vi: 'Đánh giá', en: 'Rate' }, language)
}

/** The explanation of a due date, line by line, in the reader's language. */
async function explain(work: Work, dossier: Dossier, { language }: Reading) {
  if (!dossier.accepted_at) return []
  const [version, calendar] = await Promise.all([
    getVersion(work.trx, dossier.procedure_version_id),
    calendarOf(work, dossier),
  ])
  const clock = clockOf(dossier, version, calendar)
  return clock.explanation.map((line) => ({ ...line, text: say(line.text, language) }))
}

/** The version the actor saw, from If-Match: `"3"`; nothing means "as it is now". */
function ifMatch(request: FastifyRequest): number | undefined {
  const [, version] = /^"?(\d+)"?$/.exec(request.headers['if-match'] ?? '') ?? []
  return version ? Number(version) : undefined
}
