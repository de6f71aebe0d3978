import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  CalendarContent,
  CalendarInput,
  findLastVersion,
  listCalendarVersions,
  ownerOf,
  readCalendarCsv,
  saveCalendar,
  withOutages,
  writeCalendarCsv,
} from '#modules/calendar'
import { notFound } from '#platform/refusal.ts'
import { actByRequest } from '../act-by-request.ts'
import { calendarOwner, mustKeep, previewCalendar, touchedBy, touchedCsv } from '../calendar-changes.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const tags = ['calendars']
const ByOwner = Type.Object({
  owner: Type.String({
    maxLength: 100,
    description: '`thanh-pho` for the city’s, else the slug of an agency',
  }),
})
type ByOwner = Static<typeof ByOwner>
const ByNumber = Type.Interface([ByOwner], { number: Type.Integer({ minimum: 1 }) })
type ByNumber = Static<typeof ByNumber>
const Paged = Type.Object({
  skip: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
  take: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
})
type Paged = Static<typeof Paged>

const maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

const Version = Type.Object({
  id: Type.String(),
  agency_id: maybe(Type.String()),
  number: Type.Integer(),
  effective_on: Type.String(),
  saved_at: maybe(Type.String()),
  saved_by_name: Type.String(),
  reason: Type.String(),
  content: CalendarContent,
})
const Saved = Type.Object({ id: Type.String(), number: Type.Integer(), effective_on: Type.String() })
const Touched = Type.Object({
  running: Type.Integer({ description: 'Running dossiers the calendar reaches' }),
  touched: Type.Integer({ description: 'Those the change would have promised another date' }),
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      unit_id: Type.Integer(),
      procedure_code: Type.String(),
      due_at: Type.String(),
      would_be_at: maybe(Type.String()),
      moved_minutes: maybe(Type.Integer()),
    }),
  ),
})
const CsvBody = Type.Object(
  {
    csv: Type.String({ minLength: 1, maxLength: 900_000, description: 'Columns as the export writes them' }),
    effective_on: CalendarInput.properties.effective_on,
    reason: CalendarInput.properties.reason,
    seen: CalendarInput.properties.seen,
  },
  { additionalProperties: false },
)
type CsvBody = Static<typeof CsvBody>

/** Working calendars as their administrators keep them: contents, imports and exports, and whom a change would have touched. */
export function calendarRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: ByOwner }>(
    '/api/calendars/:owner/versions',
    { schema: { tags, params: ByOwner, response: { 200: Type.Object({ items: Type.Array(Version) }) } } },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx) => {
        const agency = await ownerOf(trx, calendarOwner(request.params.owner))
        mustKeep(actor, agency)
        return { items: await listCalendarVersions(trx, agency?.id ?? null) }
      })
    },
  )
  app.get<{ Params: ByOwner }>(
    '/api/calendars/:owner/csv',
    { schema: { tags, params: ByOwner, produces: ['text/csv'] } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const csv = await read(door, actor, async (trx) => {
        const agency = await ownerOf(trx, calendarOwner(request.params.owner))
        mustKeep(actor, agency)
        const last = await findLastVersion(trx, agency?.id ?? null)
        if (last) return writeCalendarCsv(await withOutages(trx, last))
        throw notFound('calendar_version', {
          vi: 'Cơ quan này chưa có lịch riêng; đang theo lịch cấp trên.',
          en: 'This agency has no calendar of its own; it inherits.',
        })
      })
      return reply.type('text/csv; charset=utf-8').send(csv)
    },
  )
  previewRoute(app, door)
  savingRoutes(app, door)
  touchedRoutes(app, door)
}

function previewRoute(app: FastifyInstance, door: Door): void {
  app.post<{ Params: ByOwner; Body: CalendarInput; Querystring: Paged }>(
    '/api/calendars/:owner/preview',
    {
      schema: { tags, params: ByOwner, querystring: Paged, body: CalendarInput, response: { 200: Touched } },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      const asked = { owner: request.params.owner, input: request.body }
      return read(door, actor, async (trx, now) => {
        const { touched } = await previewCalendar({ trx, actor, now, key: null }, asked, request.query)
        return { ...touched, items: [...touched.items] }
      })
    },
  )
}

function savingRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Params: ByOwner; Body: CalendarInput }>(
    '/api/calendars/:owner/versions',
    {
      schema: {
        tags,
        operationId: 'save_calendar',
        params: ByOwner,
        body: CalendarInput,
        response: { 201: Saved },
      },
    },
    async (request, reply) => {
      const owner = calendarOwner(request.params.owner)
      const saved = await actByRequest(door, { request, reply }, (work) =>
        saveCalendar(work, owner, request.body),
      )
      return reply.code(201).send(saved)
    },
  )
  app.post<{ Params: ByOwner; Body: CsvBody }>(
    '/api/calendars/:owner/imports',
    {
      schema: {
        tags,
        operationId: 'import_calendar',
        params: ByOwner,
        body: CsvBody,
        response: { 201: Saved },
      },
    },
    async (request, reply) => {
      const owner = calendarOwner(request.params.owner)
      const { csv, ...rest } = request.body
      const saved = await actByRequest(door, { request, reply }, (work) =>
        saveCalendar(work, owner, { ...rest, ...readCalendarCsv(csv) }),
      )
      return reply.code(201).send(saved)
    },
  )
}

function touchedRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: ByNumber; Querystring: Paged }>(
    '/api/calendars/:owner/versions/:number/touched',
    { schema: { tags, params: ByNumber, querystring: Paged, response: { 200: Touched } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const asked = { ...request.params, actor }
      return read(door, actor, async (trx) => {
        const touched = await touchedBy(trx, asked, request.query)
        return { ...touched, items: [...touched.items] }
      })
    },
  )
  app.get<{ Params: ByNumber }>(
    '/api/calendars/:owner/versions/:number/touched.csv',
    { schema: { tags, params: ByNumber, produces: ['text/csv'] } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const asked = { ...request.params, actor }
      const csv = await read(door, actor, async (trx, now) =>
        touchedCsv(trx, await touchedBy(trx, asked, { take: 1_000_000 }), {
          now,
          language: languageOf(request),
        }),
      )
      return reply.type('text/csv; charset=utf-8').send(csv)
    },
  )
}
