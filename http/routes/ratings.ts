import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { Criteria, FollowUpInput, followUpRating, hearRatings } from '#modules/ratings'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const maybe = Type.Union([Type.String(), Type.Null()])
const Heard = Type.Object({
  ...{ id: Type.String(), score: Type.Integer(), comment: maybe, criteria: Criteria },
  month: Type.String({ description: '2026-03: the day would tell whose it is' }),
  ...{ follow_up_due_at: maybe, followed_up_at: maybe, followed_up_by_name: maybe, follow_up: maybe },
})
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const tags = ['ratings']

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
