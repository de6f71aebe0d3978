import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { fileInChain, FileInput } from '#modules/chains'
import { ACTS, type Act, type Dossier } from '#modules/dossiers'
import { rateDossier, RatingInput } from '#modules/ratings'
import type { Actor, Key } from '#modules/record'
import { ACT_DOORS } from '../act-doors.ts'
import { doActOn } from '../do-act.ts'
import type { Door } from '../door.ts'
import { ifMatch } from '../if-match.ts'
import { languageOf } from '../language.ts'
import { DossierView, presentDossier } from '../present-dossier.ts'
import { assumedActor, signedIn } from '../session.ts'
import { act, actEnding, keyOf, type Done } from '../work.ts'

const Code = Type.Object({
  code: Type.String({ maxLength: 60 }),
  id: Type.Optional(Type.String({ maxLength: 60 })),
})

type Doing = {
  readonly status: number
  readonly run: (doing: { actor: Actor; key: Key }) => Promise<Done<Dossier>>
}

/** Does an act under the request's key and answers with the dossier as it is after it. */
async function answerAct(door: Door, call: { request: FastifyRequest; reply: FastifyReply }, doing: Doing) {
  const { request, reply } = call
  const actor = await assumedActor(door, request)
  const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
  const done = await doing.run({ actor, key })
  if (done.replayed) reply.header('idempotency-replayed', 'true')
  // Who he is after it: the act was done as that.
  const after = await assumedActor(door, request)
  const reading = { actor: after, now: door.clock(), language: languageOf(request) }
  const view = await presentDossier(door.house.app, done.answer, reading)
  return reply
    .code(doing.status)
    .header('etag', `"${view.version}"`)
    .header('location', `/api/dossiers/${view.code}`)
    .send(view)
}

function actRoute(app: FastifyInstance, door: Door, name: Act): void {
  const { path, input } = ACT_DOORS[name]
  const schema = {
    tags: ['dossiers'],
    operationId: name,
    params: Code,
    body: input,
    response: { 200: DossierView },
  }
  app.post<{ Params: Static<typeof Code> }>(`/api/dossiers/:code/${path}`, { schema }, (request, reply) => {
    const target = { code: request.params.code, id: request.params.id ?? '', version: ifMatch(request) }
    // The body was validated by this act's own schema just before.
    const asked = { act: name, target, input: request.body }
    return answerAct(door, { request, reply }, { status: 200, run: (doing) => doActOn(door, doing, asked) })
  })
}

/** Filing, every act as a sub-resource of the dossier, and the rating. */
export function dossierActRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: FileInput }>(
    '/api/dossiers',
    {
      schema: {
        tags: ['dossiers'],
        operationId: 'submit',
        body: FileInput,
        response: { 201: DossierView },
      },
    },
    (request, reply) =>
      answerAct(
        door,
        { request, reply },
        { status: 201, run: (doing) => actEnding(door, doing, (work) => fileInChain(work, request.body)) },
      ),
  )
  for (const name of ACTS) actRoute(app, door, name)

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
