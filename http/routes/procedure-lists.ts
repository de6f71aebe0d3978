import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  importList,
  listCodes,
  listImports,
  LISTS,
  listUnknowns,
  openCatalogue,
  previewList,
  UNKNOWNS,
} from '#modules/procedures'
import { actByRequest } from '../act-by-request.ts'
import { readAsAdministrator } from '../administrator.ts'
import type { Door } from '../door.ts'

const ByList = Type.Object({ list: Type.Enum([...LISTS]) })
const ListBody = Type.Object(
  {
    csv: Type.String({
      maxLength: 100_000,
      description: 'One code a line, or a table whose header names the column of codes',
    }),
  },
  { additionalProperties: false },
)
const Codes = Type.Array(Type.String())
const Imported = {
  list: Type.Enum([...LISTS]),
  count: Type.Integer(),
  added: Codes,
  removed: Codes,
}
const Wrong = Type.Object({
  field: Type.String(),
  message: Type.Object({ vi: Type.String(), en: Type.String() }),
})
const Standings = Type.Array(
  Type.Object({
    list: Type.Enum([...LISTS]),
    count: Type.Integer(),
    imported_at: Type.Union([Type.String(), Type.Null()]),
  }),
)

const UnknownsQuery = Type.Object({
  missing: Type.Optional(Type.Enum([...UNKNOWNS])),
  field: Type.Optional(Type.String({ maxLength: 200 })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
})
const Unknowns = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      field: Type.String(),
      popularity: Type.Integer(),
      missing: Type.Array(Type.Enum([...UNKNOWNS])),
    }),
  ),
  counts: Type.Record(Type.String(), Type.Integer()),
})

const tags = ['catalogue']

/** The lists an administrator imports, and what nobody has confirmed yet. */
export function procedureListRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/procedure-lists',
    { schema: { tags, response: { 200: Type.Object({ items: Standings }) } } },
    (request) =>
      readAsAdministrator(door, request, async (trx) => ({ items: [...(await listImports(trx))] })),
  )
  app.get<{ Params: Static<typeof ByList> }>(
    '/api/procedure-lists/:list',
    { schema: { tags, params: ByList, response: { 200: Type.Object({ codes: Codes }) } } },
    (request) =>
      readAsAdministrator(door, request, async (trx) => ({
        codes: [...(await listCodes(trx, request.params.list))],
      })),
  )
  app.post<{ Params: Static<typeof ByList>; Body: Static<typeof ListBody> }>(
    '/api/procedure-lists/:list/preview',
    {
      schema: {
        tags,
        params: ByList,
        body: ListBody,
        response: { 200: Type.Object({ ...Imported, codes: Codes, wrong: Type.Array(Wrong) }) },
      },
    },
    (request) =>
      readAsAdministrator(door, request, (trx) => previewList(trx, request.params.list, request.body.csv)),
  )
  app.post<{ Params: Static<typeof ByList>; Body: Static<typeof ListBody> }>(
    '/api/procedure-lists/:list/imports',
    {
      schema: {
        tags,
        operationId: 'import_list',
        params: ByList,
        body: ListBody,
        response: { 201: Type.Object(Imported) },
      },
    },
    async (request, reply) => {
      const { list } = request.params
      const done = await actByRequest(door, { request, reply }, (work) =>
        importList(work, list, request.body.csv),
      )
      return reply.code(201).send(done)
    },
  )
  unknowns(app, door)
}

function unknowns(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof UnknownsQuery> }>(
    '/api/procedure-unknowns',
    { schema: { tags, querystring: UnknownsQuery, response: { 200: Unknowns } } },
    (request) =>
      readAsAdministrator(door, request, async (_trx, now) => {
        const catalogue = await openCatalogue(door.house.app)
        const { items, counts } = listUnknowns(catalogue, { ...request.query, on: now })
        return { items, counts }
      }),
  )
}
