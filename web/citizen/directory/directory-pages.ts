import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { readDirectory } from '#http/read-directory.ts'
import { listOffered, openCatalogue } from '#modules/procedures'
import { listUnits } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { parseDay } from '#web/format.ts'
import { readerOf, sendPage } from '#web/serve.ts'
import { feesInForce } from '../limit-words.ts'
import { officeOf } from '../office.ts'
import { textOf } from '../procedure-pages.ts'
import { PROVINCE } from '../province.ts'
import { DirectoryPage } from './directory-page.tsx'
import { DirectoryUnitsPage } from './directory-units-page.tsx'
import { FeesPage } from './fees-page.tsx'

const BAD_DAY: FieldError = {
  field: 'ngay',
  message: {
    vi: 'Ghi ngày/tháng/năm có thật, ví dụ 24/11/2026.',
    en: 'Write a real day/month/year, for example 24/11/2026.',
  },
}

/** Danh bạ cho người dân: who sits where, under which telephone, as of a day; and what everything costs. */
export function directoryPages(app: FastifyInstance, door: Door): void {
  const sql = door.house.app
  app.get('/danh-ba', async (request, reply) => {
    const { view, now } = await readerOf(door, request, 'citizen')
    const { items } = await listUnits(sql, { province: PROVINCE, on: dayOf(now) })
    return sendPage(reply, DirectoryUnitsPage({ view, units: items }))
  })

  app.get<{ Params: { unit: string }; Querystring: { ngay?: unknown } }>(
    '/danh-ba/:unit',
    async (request, reply) => {
      const { view, now } = await readerOf(door, request, 'citizen')
      const today = dayOf(now)
      const typedDay = textOf(request.query.ngay)
      const day = typedDay === undefined ? today : parseDay(typedDay)
      const on = day ?? today
      const directory = await readDirectory(sql, { unit: request.params.unit, on })
      const office = on === today ? await officeOf(sql, directory.unit, now) : null
      const errors = day === null ? [BAD_DAY] : []
      const page = DirectoryPage({ view, directory, office, typedDay, errors })
      return sendPage(reply, page, errors.length > 0 ? 400 : 200)
    },
  )

  app.get('/bieu-phi', async (request, reply) => {
    const { view, now } = await readerOf(door, request, 'citizen')
    const on = dayOf(now)
    const offered = listOffered(await openCatalogue(sql), now).flatMap(({ version }) => version ?? [])
    const versions = offered.filter((version) => feesInForce(version, on).length > 0)
    return sendPage(reply, FeesPage({ view, versions, without: offered.length - versions.length, on }))
  })
}
