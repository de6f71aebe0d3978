import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { HOW, nameUnits, getPlan, walkMoves, type MoveLine, type NamedUnit } from '#modules/reorganisation'
import { BUSINESS_TEXT, type Business } from '#modules/dossiers'
import { findProvince } from './issuer.ts'
import { formatCsv } from '#platform/csv.ts'
import { formatMoment } from '#platform/dates.ts'
import { printForm } from '#modules/prints'
import { readerWith, sendPage } from '../../serve.ts'
import { ById, planOf, PLANNERS, PLANS } from './plan-reader.ts'
import { reportTable } from './report-table.ts'
import { ReportPage } from './report-page.tsx'

/** The dry run's report as a page, as a paper, and as a list of every dossier. */
export function reportPages(app: FastifyInstance, door: Door): void {
  const schema = { params: ById }
  app.get<ById>(`${PLANS}/:id/chay-thu`, { schema }, async (request, reply) => {
    const { view, actor } = await readerWith(door, request, PLANNERS)
    return sendPage(reply, ReportPage({ view, ...(await planOf(door, actor, request.params.id)) }))
  })
  app.get<ById>(`${PLANS}/:id/chay-thu.pdf`, { schema }, async (request, reply) => {
    const { actor, now } = await readerWith(door, request, PLANNERS)
    const facts = await planOf(door, actor, request.params.id)
    const city = await read(door, actor, (trx) => findProvince(trx, now))
    const data = reportTable(facts, { city, demonstration: door.demonstration })
    const bytes = await printForm(door.pdf, {
      form: 'table_report',
      data,
      moment: facts.plan.planned_at ?? now,
    })
    return reply
      .header('content-disposition', `attachment; filename="chay-thu-${facts.plan.digest.slice(0, 8)}.pdf"`)
      .header('cache-control', 'private, no-store')
      .type('application/pdf')
      .send(bytes)
  })
  app.get<ById>(`${PLANS}/:id/chay-thu.csv`, { schema }, async (request, reply) => {
    const { actor } = await readerWith(door, request, PLANNERS)
    const { id } = request.params
    const { digest, names } = await read(door, actor, async (trx) => {
      const plan = await getPlan(trx, id)
      return { digest: plan.digest, names: await nameUnits(trx, plan) }
    })
    return reply
      .header('content-disposition', `attachment; filename="chay-thu-${digest.slice(0, 8)}.csv"`)
      .header('cache-control', 'private, no-store')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(csvOf(walkMoves(door.house.city, id), names)))
  })
}

const HEAD = [
  'Mã hồ sơ',
  'Thủ tục',
  'Trạng thái',
  'Từ đơn vị',
  'Về đơn vị',
  'Căn cứ chuyển',
  'Có thể về',
  'Hẹn trả',
  'Sẽ quá hạn',
  'Bản chính',
]

/** Vietnamese, as the paper is; every dossier on a line, in pages as they are read. */
async function* csvOf(
  pages: AsyncGenerator<MoveLine[]>,
  names: ReadonlyMap<number, NamedUnit>,
): AsyncGenerator<string> {
  const nameOf = (unit: number | null): string =>
    unit === null ? '' : (names.get(unit)?.name ?? String(unit))
  let isFirst = true
  for await (const page of pages) {
    const text = formatCsv(
      HEAD,
      page.map((move) => [
        ...[move.code, move.procedure_code, businessText(move.business), nameOf(move.from_unit)],
        move.outcome === 'undecided' ? 'chờ quyết định' : nameOf(move.to_unit),
        ...[HOW[move.how].vi, move.candidates.map(nameOf).join('; ')],
        move.due_at ? formatMoment(move.due_at) : '',
        move.becomes_late ? 'có' : '',
        move.originals,
      ]),
    )
    yield isFirst ? text : text.slice(text.indexOf('\r\n') + 2)
    isFirst = false
  }
}

function businessText(business: string): string {
  return isBusiness(business) ? BUSINESS_TEXT[business].vi : business
}

function isBusiness(value: string): value is Business {
  return value in BUSINESS_TEXT
}
