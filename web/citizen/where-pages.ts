import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { listOffered, openCatalogue } from '#modules/procedures'
import { getUnit, listOrigins, listUnits, whereToGo } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { parseDay } from '#web/format.ts'
import { readerOf, sendPage } from '#web/serve.ts'
import { isOnline } from './limit-words.ts'
import { officeOf } from './office.ts'
import { textOf } from './procedure-pages.ts'
import { PROVINCE } from './province.ts'
import { UnitPage } from './unit-page.tsx'
import { WherePage } from './where-page.tsx'

const BAD_DAY: FieldError = {
  field: 'ngay',
  message: {
    vi: 'Ghi ngày/tháng/năm có thật, ví dụ 30/06/2025.',
    en: 'Write a real day/month/year, for example 30/06/2025.',
  },
}

/** Where do I go now: an old or new place name to the office of today, and the page of each unit. */
export function wherePages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { q?: unknown; ngay?: unknown } }>('/noi-nop', async (request, reply) => {
    const { view, now } = await readerOf(door, request, 'citizen')
    const q = textOf(request.query.q)
    const typedDay = textOf(request.query.ngay)
    const day = typedDay === undefined ? dayOf(now) : parseDay(typedDay)
    const asked = {
      q,
      typedDay,
      on: day ?? dayOf(now),
      isToday: typedDay === undefined || day === dayOf(now),
    }
    const answer = q === undefined || day === null ? null : await whereToGo(door.house.app, { q, on: day })
    const office = answer?.decided && asked.isToday ? await officeOf(door.house.app, answer.unit, now) : null
    const all =
      q === undefined ? (await listUnits(door.house.app, { province: PROVINCE, on: dayOf(now) })).items : []
    const errors = day === null ? [BAD_DAY] : []
    const page = WherePage({ view, asked, answer, office, errors, all })
    return sendPage(reply, page, errors.length > 0 ? 400 : 200)
  })

  app.get<{ Params: { unit: string } }>('/noi-nop/:unit', async (request, reply) => {
    const { view, now } = await readerOf(door, request, 'citizen')
    const on = dayOf(now)
    const sql = door.house.app
    const unit = await getUnit(sql, request.params.unit, on)
    const [office, origins, catalogue] = [
      await officeOf(sql, unit, now),
      await listOrigins(sql, unit.id),
      await openCatalogue(sql),
    ]
    const online = listOffered(catalogue, now).filter((one) => one.version && isOnline(one.version))
    return sendPage(reply, UnitPage({ view, unit, office, origins, online }))
  })
}
