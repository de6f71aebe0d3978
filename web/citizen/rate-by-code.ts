import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { describe } from '#http/problem.ts'
import { rateByCode } from '#http/routes/ratings.ts'
import { Refusal } from '#platform/refusal.ts'
import { nestFields } from '#web/form-fields.ts'
import { typed } from '#web/forms/field-shape.ts'
import { fieldsOf, freshKey, readerOf, sendPage } from '#web/serve.ts'
import { NO_SCORE, readRating } from './dossiers/rate-form.tsx'
import { textOf } from './procedure-pages.ts'
import { RatedPage, TrackedRatingPage } from './tracked-rating-page.tsx'
import { factorErrors } from './tracking-errors.ts'

/** Đánh giá bằng mã: reached by the QR at the desk, or on the device that stands there. */
export function ratingByCode(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: { ma?: unknown } }>('/tra-cuu/danh-gia', async (request, reply) => {
    const { view } = await readerOf(door, request, 'citizen')
    const code = textOf(request.query.ma)
    if (!code) return reply.redirect('/tra-cuu', 303)
    return sendPage(reply, TrackedRatingPage({ view, code, idempotencyKey: freshKey() }))
  })
  app.post(
    '/tra-cuu/danh-gia',
    { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { view, language } = await readerOf(door, request, 'citizen')
      const fields = fieldsOf(request)
      const code = typed(fields['code']).trim()
      const phone_tail = typed(fields['phone_tail']).replace(/\s/g, '')
      const rating = readRating(fields)
      const errors = [...factorErrors(code, phone_tail), ...(rating ? [] : [NO_SCORE])]
      const asked = { view, code, idempotencyKey: freshKey() }
      if (!rating || errors.length > 0) return sendPage(reply, TrackedRatingPage({ ...asked, errors }), 400)
      try {
        await rateByCode(
          door,
          { request, key: nestFields(request.body)['idempotency_key'] },
          { code, phone_tail, ...rating },
        )
        return sendPage(reply, RatedPage({ view, code }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { status, detail } = describe(error, language)
        return sendPage(reply, TrackedRatingPage({ ...asked, refused: detail }), status)
      }
    },
  )
}
