import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '#http/door.ts'
import { figuresOf, onlyUnit } from '#http/statistics/figures-of.ts'
import { whoseUnit } from '#http/statistics/whose-unit.ts'
import { openCatalogue } from '#modules/procedures'
import { closePeriod, type Figures, isClosable, listReports, mayClose, readReport } from '#modules/statistics'
import { dayOf } from '#platform/dates.ts'
import { officerReader } from '../officer/desk.ts'
import { actByForm, fieldsOf, freshKey, sendPage, type Reader } from '../serve.ts'
import { indexPages } from './index-pages.ts'
import { reviewPages } from './review-pages.ts'
import { ReportsPage, type ShownReport } from './reports-page.tsx'
import { askedParts, type AskedReport, readAsked, ReportsQuery } from './reports-query.ts'

/** Báo cáo, for the city and for communes: reports of a period with their files, and closing it. */
export function reportsPages(app: FastifyInstance, door: Door): void {
  indexPages(app, door)
  reviewPages(app, door)
  app.get<{ Querystring: ReportsQuery }>(
    '/bao-cao',
    { schema: { querystring: ReportsQuery } },
    async (request, reply) => {
      const reader = await officerReader(door, request)
      const asked = readAsked(request.query, dayOf(reader.now))
      const { shown, unit } = await shownFor(door, reader, asked)
      const page = ReportsPage({
        view: reader.view,
        asked: { ...asked, unit },
        shown,
        hasClosed: request.query.xong === 'chot',
      })
      return sendPage(reply, page, asked.errors.length > 0 ? 400 : 200)
    },
  )
  app.post<{ Querystring: ReportsQuery }>(
    '/bao-cao/chot',
    { schema: { querystring: ReportsQuery } },
    (request, reply) => close(door, request, reply),
  )
}

async function close(
  door: Door,
  request: FastifyRequest<{ Querystring: ReportsQuery }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { now } = await officerReader(door, request)
  const asked = readAsked(request.query, dayOf(now))
  const { period } = fieldsOf(request)
  await actByForm(door, request, async (work) =>
    closePeriod(work, typeof period === 'string' ? period : '', await openCatalogue(door.house.city)),
  )
  return reply.redirect(`/bao-cao?${askedParts(asked, { xong: 'chot' })}`, 303)
}

async function shownFor(
  door: Door,
  { actor, now }: Reader,
  asked: AskedReport,
): Promise<{ shown: ShownReport; unit: string | undefined }> {
  const { city } = door.house
  const today = dayOf(now)
  const on = asked.basis === 'restated' ? today : asked.period.to
  const unit = await whoseUnit(city, actor, { unit: asked.unit, now, on })
  const whole = await figuresOf(door, asked)
  const report = await readReport(city, onlyUnit(whole, unit), { key: asked.key, unit })
  const isOver = asked.period.to < today
  const mayBeClosed = !whole.closing && isOver && isClosable(asked.period) && mayClose(actor)
  const shown: ShownReport = {
    report,
    restated: whole.closing && asked.basis === 'reported' ? await restatedOf(door, { asked, unit }) : null,
    reports: await listReports(city, on),
    units: actor.sees === 'city' ? unitsByName(whole) : [],
    closeKey: mayBeClosed ? freshKey() : null,
    today,
    isClosed: whole.closing !== null,
  }
  return { shown, unit: report.unit?.slug }
}

async function restatedOf(door: Door, { asked, unit }: { asked: AskedReport; unit: number | null }) {
  const whole = await figuresOf(door, { period: asked.period, basis: 'restated' })
  return readReport(door.house.city, onlyUnit(whole, unit), { key: asked.key, unit })
}

const NAMES = new Intl.Collator('vi')

/** The units of figures by name, to choose from. */
function unitsByName({ names }: Figures) {
  return names.units.toSorted((one, other) => NAMES.compare(one.name, other.name))
}
