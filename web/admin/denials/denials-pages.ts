import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Door } from '#http/door.ts'
import { readDenials } from '#http/routes/denials.ts'
import { dayOf, formatDay, writtenDay } from '#platform/dates.ts'
import type { FieldError } from '#platform/refusal.ts'
import { readerWith, sendPage } from '../../serve.ts'
import { DenialsPage } from './denials-page.tsx'

/** Whose page it is: the city's administrator and its auditors. */
const READERS = { audience: 'admin', roles: ['city_admin', 'auditor'] } as const

const Query = Type.Object({ ngay: Type.Optional(Type.String({ maxLength: 20 })) })

/** Lượt bị từ chối: who was refused what, how often, on a day. */
export function denialsPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/quan-tri/luot-tu-choi',
    { schema: { querystring: Query } },
    async (request, reply) => {
      const { view, actor, now } = await readerWith(door, request, READERS)
      const { day, typed, errors } = readDay(request.query.ngay, dayOf(now))
      const rows = await readDenials(door, actor, day)
      return sendPage(reply, DenialsPage({ view, day, typed, errors, rows }), errors.length > 0 ? 400 : 200)
    },
  )
}

/** The day an address asks for: today unless told; what is none, or has not come, is told and today is shown. */
function readDay(asked: string | undefined, today: string) {
  const day = asked?.trim() ? writtenDay(asked.trim()) : today
  if (day !== null && day <= today) return { day, typed: formatDay(day), errors: [] }
  const message = {
    vi: `Ghi ngày/tháng/năm có thật, không sau hôm nay ${formatDay(today)}.`,
    en: `Write a real day/month/year, not after today ${formatDay(today)}.`,
  }
  const errors: readonly FieldError[] = [{ field: 'ngay', message }]
  return { day: today, typed: asked ?? '', errors }
}
