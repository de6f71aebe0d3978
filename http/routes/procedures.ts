import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  Definition,
  findProcedure,
  openCatalogue,
  searchProcedures,
  type Procedure,
} from '#modules/procedures'
import { notFound } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { throughMirror } from '../mirror.ts'

const ProcedureView = Type.Object({
  code: Type.String(),
  name: Type.String(),
  field: Type.String(),
  scope: Type.String(),
  limits: Type.Unknown(),
  fee: Type.Unknown(),
  is_offered: Type.Boolean({ description: 'A definition is in force, so it can be filed here' }),
})

const WithDefinition = Type.Interface([ProcedureView], {
  definition: Type.Union([Definition, Type.Null()]),
  version_id: Type.Union([Type.String(), Type.Null()]),
})

const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  field: Type.Optional(Type.String({ maxLength: 200 })),
  audience: Type.Optional(Type.Enum(['citizen', 'organisation', 'household_business'])),
  on: Type.Optional(Type.String({ format: 'date' })),
  after: Type.Optional(Type.String({ maxLength: 20 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
})

function present(procedure: Procedure): Static<typeof ProcedureView> {
  const { code, name, field, scope, limits, fee, version } = procedure
  return { code, name, field, scope, limits, fee, is_offered: version !== null }
}

/** The catalogue: search by code, field or unaccented name, and one procedure with its definition. */
export function procedureRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/procedures',
    {
      schema: {
        tags: ['procedures'],
        querystring: Query,
        response: {
          200: Type.Object({
            items: Type.Array(ProcedureView),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const { shown: catalogue } = await throughMirror(door, ({ app }) => openCatalogue(app))
      const on = request.query.on ?? door.clock()
      const { items, next } = searchProcedures(catalogue, { ...request.query, on })
      return { items: items.map(present), next }
    },
  )

  app.get<{ Params: { code: string } }>(
    '/api/procedures/:code',
    {
      schema: {
        tags: ['procedures'],
        params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
        response: { 200: WithDefinition },
      },
    },
    async (request) => {
      const { shown: catalogue } = await throughMirror(door, ({ app }) => openCatalogue(app))
      const procedure = findProcedure(catalogue, request.params.code, door.clock())
      if (!procedure) {
        throw notFound('procedure', {
          vi: 'Không có thủ tục mang mã này. Hãy tìm theo tên.',
          en: 'No procedure has this code. Search by name.',
        })
      }
      const { version } = procedure
      return {
        ...present(procedure),
        definition: version?.definition ?? null,
        version_id: version?.id ?? null,
      }
    },
  )
}
