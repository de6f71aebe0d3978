import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  Criteria,
  FollowUpInput,
  followUpRating,
  hearRatings,
  type Rating,
  rateTracked,
  TrackedRatingInput,
} from '#modules/ratings'
import { anyone } from '#modules/record'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { sealFields } from '../seal-fields.ts'
import { actorOf, signedIn } from '../session.ts'
import { act, keyOf, read } from '../work.ts'

const maybe = Type.Union([Type.String(), Type.Null()])
const Heard = Type.Object({
  ...{ id: Type.String(), score: Type.Integer(), comment: maybe, criteria: Criteria },
  month: Type.String({ description: '2026-03: the day would tell whose it is' }),
  ...{ follow_up_due_at: maybe, followed_up_at: maybe, followed_up_by_name: maybe, follow_up: maybe },
})
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['ratings']

/**
 * Rates by code and second factor, without a name even where a citizen is signed in and on whatever device; a wrong try is
 * committed before it is refused. `key` is the request's or the form's Idempotency-Key.
 */
export async function rateByCode(
  door: Door,
  { request, key }: { request: FastifyRequest; key: unknown },
  input: TrackedRatingInput,
): Promise<Rating> {
  const reader = await actorOf(door, request)
  const actor = reader.kind === 'officer' ? reader : anyone('tracking')
  const body = sealFields(door, input)
  const doing = { actor, key: keyOf(actor, key, { path: '/api/tracking/rating', body }) }
  const { answer } = await act(door, doing, (work) => rateTracked(work, input))
  if ('refusal' in answer) throw answer.refusal
  return answer
}

/** Comments and low ratings, for the heads of units alone; none for everybody else. */
export function ratingRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/ratings',
    { schema: { tags, response: { 200: Type.Object({ items: Type.Array(Heard) }) } } },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx, now) => ({ items: await hearRatings(trx, actor, now) }))
    },
  )
  app.post<{ Body: TrackedRatingInput }>(
    '/api/tracking/rating',
    {
      schema: {
        ...{ tags: ['tracking'], operationId: 'rate_by_code', body: TrackedRatingInput },
        response: { 200: Type.Object({ score: Type.Integer(), rated_at: Type.String() }) },
      },
      config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    (request) => rateByCode(door, { request, key: request.headers['idempotency-key'] }, request.body),
  )
  app.post<{ Params: Static<typeof ById>; Body: FollowUpInput }>(
    '/api/ratings/:id/follow-up',
    {
      schema: {
        ...{ tags, operationId: 'follow_up_rating', params: ById },
        ...{ body: FollowUpInput, response: { 200: Heard } },
      },
    },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) => followUpRating(work, request.params.id, request.body)),
  )
}
