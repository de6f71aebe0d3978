import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { unitsInSight } from '#modules/oversight'
import { parsePeriod } from '#modules/statistics'
import { forbidden } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { reviewFile, REVIEW_FORMATS } from '../statistics/review-file.ts'
import { reviewOf } from '../statistics/review-of.ts'

const Query = Type.Object({
  period: Type.String({ maxLength: 30, description: '2025-07, 2025-Q3, or 2025-07-01..2025-07-15' }),
  format: Type.Optional(Type.Enum([...REVIEW_FORMATS], { default: 'json' })),
})

/** The city's periodic review as a file. */
export function reviewRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/review',
    { schema: { tags: ['reports'], querystring: Query } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      if (unitsInSight(actor) !== undefined) throw notTheCity()
      const { period: text, format = 'json' } = request.query
      const period = parsePeriod(text)
      const { house, publicAddress, demonstration, results, pdf } = door
      const now = door.clock()
      const review = await reviewOf({ house, now, publicAddress, demonstration, results }, period)
      const file = await reviewFile(review, {
        format,
        period: period.key,
        press: { pdf, demonstration, now },
      })
      return reply
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'private, no-store')
        .type(file.type)
        .send(file.bytes)
    },
  )
}

function notTheCity() {
  return forbidden('review_is_the_citys', {
    vi: 'Báo cáo rà soát toàn thành phố do giám sát, lãnh đạo thành phố lập. Báo cáo của đơn vị bạn ở mục Báo cáo.',
    en: 'The review is made by the city’s controllers and leaders. Your own unit’s reports are under Reports.',
  })
}
