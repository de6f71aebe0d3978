import type { FastifyInstance, FastifyReply } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { throughMirror } from '#http/mirror.ts'
import { readBoard } from '#modules/oversight'
import { writeCsv } from '#platform/csv.ts'
import { dayOf } from '#platform/dates.ts'
import { readerWith } from '../serve.ts'
import { arrange, BoardQuery } from './board-query.ts'
import { boardSheet } from './board-sheet.ts'
import { CITY } from './city-roles.ts'
import { listOf, ListQuery } from './list-query.ts'
import { listSheet } from './list-sheet.ts'
import { readPeriod } from './period.ts'
import { type WholeSheet, writeWhole } from './whole-sheet.ts'

const Format = Type.Object({ dang: Type.Optional(Type.Enum(['xlsx', 'csv'])) })
const BoardFile = Type.Interface([BoardQuery, Format], {})
const ListFile = Type.Interface([ListQuery, Format], {})

/** The board and the lists behind its figures as files. A file goes further than a page, so it bears no names of persons. */
export function downloads(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof BoardFile> }>(
    '/dieu-hanh/tai',
    { schema: { querystring: BoardFile } },
    async (request, reply) => {
      const { now, language } = await readerWith(door, request, CITY)
      const { dang = 'csv', ...query } = request.query
      const period = readPeriod(query, dayOf(now))
      const { shown } = await throughMirror(door, ({ city }) =>
        readBoard(city, { now, from: period.from, to: period.to }),
      )
      const board = { ...shown, items: arrange(shown.items, query) }
      return sendSheet(reply, boardSheet(board, period, language), {
        name: 'bang-dieu-hanh',
        dang,
        day: dayOf(now),
      })
    },
  )
  app.get<{ Querystring: Static<typeof ListFile> }>(
    '/dieu-hanh/ho-so/tai',
    { schema: { querystring: ListFile } },
    async (request, reply) => {
      const reader = await readerWith(door, request, CITY)
      const { dang = 'csv', ...query } = request.query
      const sheet = await listSheet(door, reader, query)
      return sendSheet(reply, sheet, { name: `ho-so-${listOf(query)}`, dang, day: dayOf(reader.now) })
    },
  )
}

/** Sends a sheet as a file of a day, to be kept by who asked alone. */
export async function sendSheet(
  reply: FastifyReply,
  sheet: WholeSheet,
  file: { readonly name: string; readonly dang: 'xlsx' | 'csv'; readonly day: string },
): Promise<FastifyReply> {
  const { name, dang, day } = file
  const isSheet = dang === 'xlsx'
  const body = isSheet ? await writeWhole(sheet) : Buffer.from(writeCsv([sheet.head, ...sheet.rows]))
  return reply
    .header('content-disposition', `attachment; filename="${name}-${day}.${dang}"`)
    .header('cache-control', 'private, no-store')
    .type(
      isSheet
        ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
        : 'text/csv; charset=utf-8',
    )
    .send(body)
}
