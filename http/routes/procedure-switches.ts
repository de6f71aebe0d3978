import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  listSwitches,
  openCatalogue,
  previewSwitch,
  switchCatalogue,
  SWITCH_LISTS,
  undoSwitch,
} from '#modules/procedures'
import { actByRequest } from '../act-by-request.ts'
import { readAsAdministrator } from '../administrator.ts'
import type { Door } from '../door.ts'

const List = Type.Enum([...SWITCH_LISTS], { description: 'all: whatever has a version' })
const Asked = Type.Object(
  {
    list: List,
    valid_from: Type.String({ format: 'date', description: 'From 00:00 of this day in Hà Nội' }),
  },
  { additionalProperties: false },
)
const Switch = Type.Object(
  {
    id: Type.String(),
    list: List,
    valid_from: Type.String(),
    decided_at: Type.String(),
    undone_at: Type.Union([Type.String(), Type.Null()]),
  },
  { $id: 'CatalogueSwitch' },
)
const Codes = Type.Array(Type.String())
const Preview = Type.Object({
  added: Codes,
  removed: Codes,
  without_version: Type.Array(Type.String(), { description: 'Codes of the list nobody could file that day' }),
  lacks: Type.Array(Type.Object({ unit_id: Type.Integer(), role: Type.String(), at: Type.String() }), {
    description: 'Roles nobody holds, or agencies that are not there, by unit',
  }),
})
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Nothing = Type.Object({}, { additionalProperties: false })

const tags = ['catalogue']

/** Bulk switches of what the house takes: preview, decide for a day, undo before it. */
export function procedureSwitchRoutes(app: FastifyInstance, door: Door): void {
  app.addSchema(Switch)
  app.get(
    '/api/procedure-switches',
    { schema: { tags, response: { 200: Type.Object({ items: Type.Array(Switch) }) } } },
    (request) =>
      readAsAdministrator(door, request, async (trx) => ({ items: [...(await listSwitches(trx))] })),
  )
  app.get<{ Querystring: Static<typeof Asked> }>(
    '/api/procedure-switches/preview',
    { schema: { tags, querystring: Asked, response: { 200: Preview } } },
    (request) =>
      readAsAdministrator(door, request, async (trx) =>
        previewSwitch(trx, await openCatalogue(door.house.app), request.query),
      ),
  )
  app.post<{ Body: Static<typeof Asked> }>(
    '/api/procedure-switches',
    { schema: { tags, operationId: 'switch_catalogue', body: Asked, response: { 201: Switch } } },
    async (request, reply) => {
      const done = await actByRequest(door, { request, reply }, (work) => switchCatalogue(work, request.body))
      return reply.code(201).send(done)
    },
  )
  app.post<{ Params: Static<typeof ById> }>(
    '/api/procedure-switches/:id/undoing',
    { schema: { tags, operationId: 'undo_switch', params: ById, body: Nothing, response: { 200: Switch } } },
    (request, reply) => actByRequest(door, { request, reply }, (work) => undoSwitch(work, request.params.id)),
  )
}
