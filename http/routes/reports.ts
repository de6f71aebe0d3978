import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { openCatalogue } from '#modules/procedures'
import {
  closePeriod,
  listClosings,
  listReports,
  parsePeriod,
  readIndex,
  readReport,
} from '#modules/statistics'
import { unitsInSight } from '#modules/oversight'
import { dayOf } from '#platform/dates.ts'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { costsOf } from '../statistics/costs-of.ts'
import { figuresOf, onlyUnit } from '../statistics/figures-of.ts'
import { presentIndex } from '../statistics/present-index.ts'
import { presentReport } from '../statistics/present-report.ts'
import { REPORT_FORMATS, reportFile } from '../statistics/report-file.ts'
import { whoseUnit } from '../statistics/whose-unit.ts'
import { read } from '../work.ts'

const PeriodText = Type.String({
  maxLength: 30,
  description: '2025-07, 2025-Q3, 2025, or 2025-07-01..2025-07-13',
})
const Asked = Type.Object({
  period: PeriodText,
  unit: Type.Optional(
    Type.String({ maxLength: 100, description: 'Code, e-identifier or slug; left out: the city' }),
  ),
  basis: Type.Optional(Type.Enum(['reported', 'restated'], { default: 'reported' })),
})
type Asked = Static<typeof Asked>
const ReportQuery = Type.Interface([Asked], {
  format: Type.Optional(Type.Enum([...REPORT_FORMATS], { default: 'json' })),
})
const ByKey = Type.Object({ key: Type.String({ maxLength: 40 }) })
const Closed = Type.Object({
  key: Type.String(),
  from: Type.String(),
  to: Type.String(),
  closed_at: Type.String(),
  closed_by: Type.String(),
  position: Type.Integer(),
})
const tags = ['reports']

/** Reports, the service index, and closed periods. City roles see every unit, an officer of a commune his own. */
export function reportRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/reports', { schema: { tags } }, async (request) => {
    unitsInSight(await signedIn(door, request))
    const reports = await listReports(door.house.city, dayOf(door.clock()))
    return { items: reports.map(({ key, version, title, law }) => ({ key, version, title, law })) }
  })

  app.get<{ Params: Static<typeof ByKey>; Querystring: Static<typeof ReportQuery> }>(
    '/api/reports/:key',
    { schema: { tags, params: ByKey, querystring: ReportQuery } },
    async (request, reply) => {
      const { format = 'json', ...asked } = request.query
      const actor = await signedIn(door, request)
      const { figures, unit } = await asksFor(door, { actor, asked })
      const report = await readReport(door.house.city, figures, { key: request.params.key, unit })
      if (format === 'json') return presentReport(report)
      const press = { pdf: door.pdf, demonstration: door.demonstration, now: door.clock() }
      const file = await reportFile(report, figures, { format, press })
      return reply
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'private, no-store')
        .type(file.type)
        .send(file.bytes)
    },
  )

  app.get<{ Querystring: Asked }>(
    '/api/index766',
    { schema: { tags, querystring: Asked } },
    async (request) => {
      const actor = await signedIn(door, request)
      const { figures, unit } = await asksFor(door, { actor, asked: request.query })
      const score = await readIndex(door.house.city, figures, unit)
      return read(door, actor, async (trx) =>
        presentIndex(score, await costsOf({ city: door.house.city, codes: trx }, { score, figures })),
      )
    },
  )
  periodRoutes(app, door)
}

/** The figures an actor may see of what he asks for, and whose they are. */
async function asksFor(
  door: Door,
  { actor, asked }: { actor: Awaited<ReturnType<typeof signedIn>>; asked: Asked },
) {
  const { unit: named, basis = 'reported' } = asked
  const period = parsePeriod(asked.period)
  const now = door.clock()
  const on = basis === 'restated' ? dayOf(now) : period.to
  const unit = await whoseUnit(door.house.city, actor, { unit: named, now, on })
  const whole = await figuresOf(door, { period, basis })
  return { figures: onlyUnit(whole, unit), unit }
}

function periodRoutes(app: FastifyInstance, door: Door): void {
  app.get(
    '/api/periods',
    { schema: { tags, response: { 200: Type.Object({ items: Type.Array(Closed) }) } } },
    async (request) => {
      unitsInSight(await signedIn(door, request))
      const closed = await listClosings(door.house.city)
      return {
        items: closed.map(({ period, closed_at, closed_by_name: closed_by, position }) => ({
          ...{ ...period, closed_at, closed_by, position },
        })),
      }
    },
  )
  app.post<{ Body: { period: string } }>(
    '/api/periods',
    {
      schema: {
        tags,
        operationId: 'close_period',
        body: Type.Object({ period: PeriodText }, { additionalProperties: false }),
        response: { 201: Type.Omit(Closed, ['from', 'to']) },
      },
    },
    async (request, reply) => {
      const { period } = request.body
      const closing = await actByRequest(door, { request, reply }, async (work) =>
        closePeriod(work, period, await openCatalogue(door.house.city)),
      )
      const { closed_at, closed_by_name: closed_by, position } = closing
      return reply.code(201).send({ key: period, closed_at, closed_by, position })
    },
  )
}
