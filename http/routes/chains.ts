import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { LinkResultInput, recordLinkResult } from '#modules/chains'
import { getDossier } from '#modules/dossiers'
import { ChainRule, chainsOpenedBy, listChainRules } from '#modules/procedures'
import { dayOf } from '#platform/dates.ts'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { chainOf, ChainShown } from '../present-chain.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Asked = Type.Object({
  procedure: Type.Optional(
    Type.String({ maxLength: 20, description: 'Only the chains that this procedure opens today' }),
  ),
})
const ByCode = Type.Object({ code: Type.String({ maxLength: 60 }) })
const tags = ['chains']

/** Liên thông: which chains there are, and the result of a link settled outside the house. */
export function chainRoutes(app: FastifyInstance, door: Door): void {
  app.addSchema(ChainShown)
  app.get<{ Querystring: Static<typeof Asked> }>(
    '/api/chains',
    {
      schema: {
        ...{ tags, querystring: Asked },
        response: { 200: Type.Object({ items: Type.Array(ChainRule) }) },
      },
    },
    async ({ query }) => {
      const sql = door.house.app
      const { procedure } = query
      const items = procedure
        ? await chainsOpenedBy(sql, procedure, dayOf(door.clock()))
        : await listChainRules(sql)
      return { items: [...items] }
    },
  )
  app.post<{ Params: Static<typeof ByCode>; Body: LinkResultInput }>(
    '/api/dossiers/:code/chain/result',
    {
      schema: {
        ...{ tags, operationId: 'record_link_result', params: ByCode, body: LinkResultInput },
        response: { 201: Type.Union([ChainShown, Type.Null()]) },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      await actByRequest(door, { request, reply }, (work) => recordLinkResult(work, code, request.body))
      const actor = await signedIn(door, request)
      const chain = await read(door, actor, async (trx, now) => {
        const { id } = await getDossier({ trx, actor }, code)
        return chainOf({ trx, now }, id, languageOf(request))
      })
      return reply.code(201).send(chain)
    },
  )
}
