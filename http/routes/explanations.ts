import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  answerExplanation,
  AnswerExplanationInput,
  askExplanation,
  AskInput,
  listExplanations,
} from '#modules/oversight'
import { getUnit } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { ExplanationView, presentExplanations } from '../present-explanation.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Query = Type.Object({
  unit: Type.Optional(Type.String({ maxLength: 100, description: 'Code or slug; left out: all in sight' })),
  answered: Type.Optional(Type.Boolean()),
})
const Listed = Type.Object({ items: Type.Array(ExplanationView) })
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Asked = Type.Object({ id: Type.String(), due_at: Type.String(), shown: Type.String() })
const Answered = Type.Object({ id: Type.String(), answered_at: Type.Union([Type.String(), Type.Null()]) })
const tags = ['explanations']

/** Giải trình: the city asks communes about their figures, communes answer. */
export function explanationRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/explanations',
    { schema: { tags, querystring: Query, response: { 200: Listed } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const { unit, answered: isAnswered } = request.query
      return read(door, actor, async (trx, now) => {
        const id = unit ? (await getUnit(trx, unit, dayOf(now))).id : undefined
        const asked = await listExplanations(trx, actor, { unit: id, isAnswered })
        return { items: await presentExplanations(trx, asked, now) }
      })
    },
  )
  app.post<{ Body: AskInput }>(
    '/api/explanations',
    { schema: { tags, operationId: 'ask_explanation', body: AskInput, response: { 201: Asked } } },
    async (request, reply) => {
      const asked = await actByRequest(door, { request, reply }, (work) => askExplanation(work, request.body))
      return reply.code(201).send(asked)
    },
  )
  app.post<{ Params: Static<typeof ById>; Body: AnswerExplanationInput }>(
    '/api/explanations/:id/answer',
    {
      schema: {
        ...{ tags, operationId: 'answer_explanation', params: ById },
        ...{ body: AnswerExplanationInput, response: { 200: Answered } },
      },
    },
    (request, reply) =>
      actByRequest(door, { request, reply }, (work) =>
        answerExplanation(work, request.params.id, request.body),
      ),
  )
}
