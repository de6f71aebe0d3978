import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { communesOf } from '#modules/oversight'
import { readTimes } from '#modules/queue'
import { getUnit } from '#modules/units'
import { dayOf, formatDay, fromDayNumber, toDayNumber } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { readerWith, sendPage } from '../serve.ts'
import { CITY } from './city-roles.ts'
import { sendSheet } from './downloads.ts'
import { dayIn } from './period.ts'
import { byQuarter, byUnit, sumOf } from './waits-facts.ts'
import { WaitsPage } from './waits-page.tsx'
import { waitsSheet } from './waits-sheet.ts'

const Day = Type.Optional(Type.String({ maxLength: 20 }))
const Asked = Type.Object({ ngay: Day, unit: Type.Optional(Type.String({ maxLength: 100 })) })
const File = Type.Object({ ngay: Day, dang: Type.Optional(Type.Enum(['xlsx', 'csv'])) })

/** Chờ ở quầy: waits and services of a day by fifteen minutes, of the city or of one commune, and as a file. */
export function waitsPages(app: FastifyInstance, door: Door): void {
  const { city } = door.house

  app.get<{ Querystring: Static<typeof Asked> }>(
    '/dieu-hanh/cho-doi',
    { schema: { querystring: Asked } },
    async (request, reply) => {
      const { view, now } = await readerWith(door, request, CITY)
      const { day, today, typed, errors } = readDay(request.query.ngay, now)
      const unit = request.query.unit ? await getUnit(city, request.query.unit, day) : null
      const times = await readTimes(city, { unit: unit?.id, on: day })
      const number = toDayNumber(day)
      const facts = {
        ...{ day, today, typed, errors, unit, total: sumOf(times), quarters: byQuarter(times) },
        units: unit ? [] : byUnit(times, await communesOf(city, day)),
        before: fromDayNumber(number - 1),
        after: day < today ? fromDayNumber(number + 1) : null,
      }
      return sendPage(reply, WaitsPage({ view, facts }), errors.length > 0 ? 400 : 200)
    },
  )

  app.get<{ Querystring: Static<typeof File> }>(
    '/dieu-hanh/cho-doi/tai',
    { schema: { querystring: File } },
    async (request, reply) => {
      const { now, language } = await readerWith(door, request, CITY)
      const { dang = 'csv', ngay } = request.query
      const { day } = readDay(ngay, now)
      const rows = byUnit(await readTimes(city, { on: day }), await communesOf(city, day))
      return sendSheet(reply, waitsSheet(rows, day, language), { name: 'cho-o-quay', dang, day })
    },
  )
}

/** The day an address asks for: today unless told; one that is none, or has not come, is told and today is shown. */
function readDay(asked: string | undefined, now: string) {
  const today = dayOf(now)
  const day = dayIn(asked, today)
  if (day !== null && day <= today) return { day, today, typed: formatDay(day), errors: [] }
  const message = {
    vi: `Ghi ngày/tháng/năm có thật, không sau hôm nay ${formatDay(today)}.`,
    en: `Write a real day/month/year, not after today ${formatDay(today)}.`,
  }
  const errors: readonly FieldError[] = [{ field: 'ngay', message }]
  return { day: today, today, typed: asked ?? '', errors }
}
