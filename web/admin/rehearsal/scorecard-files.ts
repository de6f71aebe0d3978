import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Door } from '#http/door.ts'
import { read } from '#http/work.ts'
import { printForm } from '#modules/prints'
import { addUp, loadScenarios, readPlayed, scorecardCsv, scorecardPaper } from '#modules/rehearsal'
import type { Unit } from '#modules/units'
import { notFound } from '#platform/refusal.ts'
import { PROVINCE_NAME } from '../../citizen/province.ts'
import type { Reader } from '../../serve.ts'
import { sendCsv } from '../../send-csv.ts'
import { type ByUnit, REHEARSAL, rehearsalReader, watchedCity, watchedUnit } from './rehearsal-reader.ts'

/** The scorecard of a commune or of the city, as the command prints it. */
export function scorecardFiles(app: FastifyInstance, door: Door): void {
  for (const kind of ['pdf', 'csv'] as const) {
    const send = SEND[kind]
    app.get(`${REHEARSAL}/phieu-diem.${kind}`, async (request, reply) => {
      const reader = await rehearsalReader(door, request)
      return send(door, { reader, reply, units: await watchedCity(door, reader), name: 'ha-noi' })
    })
    app.get<ByUnit>(`${REHEARSAL}/:unit/phieu-diem.${kind}`, async (request, reply) => {
      const reader = await rehearsalReader(door, request)
      const unit = await watchedUnit(door, reader, request.params.unit)
      return send(door, { reader, reply, units: [unit], name: unit.slug })
    })
  }
}

type Sending = {
  readonly reader: Reader
  readonly reply: FastifyReply
  readonly units: readonly Unit[]
  readonly name: string
}

const SEND = { pdf: sendPaper, csv: sendTable }

async function sendPaper(door: Door, sending: Sending): Promise<FastifyReply> {
  const { reader, reply, name } = sending
  const { scorecard, scenarios } = await scorecardOf(door, sending)
  const data = scorecardPaper(scorecard, { scenarios, at: reader.now, city: PROVINCE_NAME.vi })
  const bytes = await printForm(door.pdf, { form: 'table_report', data, moment: reader.now })
  return reply
    .header('content-disposition', `attachment; filename="phieu-diem-${name}.pdf"`)
    .header('cache-control', 'private, no-store')
    .type('application/pdf')
    .send(bytes)
}

async function sendTable(door: Door, sending: Sending): Promise<FastifyReply> {
  const { scorecard, scenarios } = await scorecardOf(door, sending)
  return sendCsv(sending.reply, `phieu-diem-${sending.name}.csv`, scorecardCsv(scorecard, scenarios))
}

async function scorecardOf(door: Door, { reader, units }: Sending) {
  const { cards } = await read(door, reader.actor, (trx) => readPlayed(trx, units))
  if (cards.length === 0) throw NONE_YET
  return { scorecard: addUp(cards), scenarios: await loadScenarios() }
}

const NONE_YET = notFound('no_cards', {
  vi: 'Chưa có phiếu điểm: chưa lượt diễn nào kết thúc.',
  en: 'There is no scorecard yet: no play is over.',
})
