import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { once } from '#modules/record'
import {
  Batch,
  continueBatch,
  getBatch,
  MOST_IN_BATCH,
  openBatch,
  Signature,
  standingOf,
  VoidInput,
  voidSignature,
} from '#modules/signing'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { signedIn } from '../session.ts'
import { startBatch, stopBatches } from '../signing/run-batch.ts'
import { chosenPapers, WaitingGroup, WaitingPaper, waitingPapers } from '../signing/waiting-papers.ts'
import { read } from '../work.ts'

const tags = ['signing']
const Kind = Type.Enum(['personal', 'seal'], {
  description: 'personal: the signer’s signature; seal: the clerk’s seal, with which a result is issued',
})
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
type ById = { Params: Static<typeof ById> }
const Nothing = Type.Object({}, { additionalProperties: false })

const WaitingQuery = Type.Object({
  kind: Kind,
  procedure: Type.Optional(Type.String({ maxLength: 20 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_IN_BATCH, default: MOST_IN_BATCH })),
})

const BatchInput = Type.Object(
  {
    kind: Kind,
    items: Type.Array(
      Type.Object(
        { code: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: MOST_IN_BATCH },
    ),
  },
  { additionalProperties: false },
)
type BatchInput = Static<typeof BatchInput>

/** A batch as it stands: how far it is, and paper by paper what happened and why. */
const BatchView = Type.Interface([Batch], {
  state: Type.Enum(['running', 'stopped', 'ended'], {
    description: 'stopped: whoever worked on it went away; POST …/continuation goes on',
  }),
  total: Type.Integer(),
  waiting: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
})

/** Ký theo lô: what waits, a batch of signatures or seals, how far it is, going on, and giving a signature up. */
export function signingRoutes(app: FastifyInstance, door: Door): void {
  app.addHook('onClose', () => stopBatches(door))
  app.get<{ Querystring: Static<typeof WaitingQuery> }>(
    '/api/signing/waiting',
    {
      schema: {
        tags,
        querystring: WaitingQuery,
        response: {
          200: Type.Object({
            items: Type.Array(WaitingPaper),
            groups: Type.Array(WaitingGroup),
            unfinished: Type.Array(Signature),
          }),
        },
      },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      const { kind, procedure, limit = MOST_IN_BATCH } = request.query
      return read(door, actor, (trx, now) =>
        waitingPapers(trx, { actor, now, language: languageOf(request), kind, procedure, limit }),
      )
    },
  )
  batchRoutes(app, door)
  app.post<ById & { Body: VoidInput }>(
    '/api/signing/signatures/:id/voiding',
    { schema: { tags, params: ById, body: VoidInput, response: { 200: Signature } } },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) =>
        once(work, () => voidSignature(work, request.params.id, request.body)),
      ),
  )
}

function batchRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: BatchInput }>(
    '/api/signing/batches',
    { schema: { tags, body: BatchInput, response: { 202: BatchView } } },
    async (request, reply) => {
      const { kind, items } = request.body
      const { id } = await actByRequest(door, { request, reply }, async (work) =>
        openBatch(work, kind, await chosenPapers(work, items)),
      )
      await begin(door, request, id)
      return reply
        .code(202)
        .header('location', `/api/signing/batches/${id}`)
        .send(await view(door, request, id))
    },
  )
  app.get<ById>(
    '/api/signing/batches/:id',
    { schema: { tags, params: ById, response: { 200: BatchView } } },
    (request) => view(door, request, request.params.id),
  )
  app.post<ById>(
    '/api/signing/batches/:id/continuation',
    { schema: { tags, params: ById, body: Nothing, response: { 202: BatchView } } },
    async (request, reply) => {
      const { id } = request.params
      await actByRequest(door, { request, reply }, (work) => once(work, () => continueBatch(work, id)))
      await begin(door, request, id)
      return reply.code(202).send(await view(door, request, id))
    },
  )
}

/** Lets the batch run behind the answer; a second press finds it running. */
export async function begin(door: Door, request: FastifyRequest, id: string): Promise<void> {
  const actor = await signedIn(door, request)
  await startBatch(
    door,
    { actor, tell: (error) => request.log.error({ err: error }, 'a batch was cut off') },
    id,
  )
}

async function view(door: Door, request: FastifyRequest, id: string) {
  const actor = await signedIn(door, request)
  return read(door, actor, async (trx, now) => {
    const batch = await getBatch({ trx }, id)
    return { ...batch, ...standingOf(batch, now) }
  })
}
