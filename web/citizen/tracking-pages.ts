import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { sendResult } from '#http/routes/results.ts'
import { track, trackFile } from '#http/routes/tracking.ts'
import { findProcedure, openCatalogue } from '#modules/procedures'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { describe } from '#http/problem.ts'
import { typed } from '#web/forms/field-shape.ts'
import { fieldsOf, freshKey, readerOf, sendPage } from '#web/serve.ts'
import { textOf } from './procedure-pages.ts'
import { ratingByCode } from './rate-by-code.ts'
import { TrackedPage } from './tracked-page.tsx'
import { TrackedResultPage } from './tracked-result-page.tsx'
import { factorErrors } from './tracking-errors.ts'
import { TrackingPage } from './tracking-page.tsx'

/** Tracking by code and a second factor. The factor is posted and stands in no address; the answer is the page itself. */
export function trackingPages(app: FastifyInstance, door: Door): void {
  ratingByCode(app, door)
  app.get<{ Querystring: { ma?: unknown } }>('/tra-cuu', async (request, reply) => {
    const { view } = await readerOf(door, request, 'citizen')
    return sendPage(reply, TrackingPage({ view, code: textOf(request.query.ma) ?? '' }))
  })

  app.post(
    '/tra-cuu',
    { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { view, now, language } = await readerOf(door, request, 'citizen')
      const fields = fieldsOf(request)
      const code = typed(fields['code']).trim()
      const tail = typed(fields['phone_tail']).replace(/\s/g, '')
      const errors = factorErrors(code, tail)
      if (errors.length > 0) return sendPage(reply, TrackingPage({ view, code, errors }), 400)
      try {
        const tracked = await track(door, { code, phone_tail: tail }, language)
        const catalogue = await openCatalogue(door.house.app)
        const version = findProcedure(catalogue, tracked.procedure.code, now)?.version
        return sendPage(
          reply,
          TrackedPage({ view, tracked, version: version ?? null, now, newKey: freshKey }),
        )
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { status, detail } = describe(error, language)
        return sendPage(reply, TrackingPage({ view, code, refused: detail }), status)
      }
    },
  )

  resultByCode(app, door)
}

/** The signed result, for whoever adds the whole number of one of its persons. */
function resultByCode(app: FastifyInstance, door: Door): void {
  app.post(
    '/tra-cuu/ket-qua',
    { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const { view, language } = await readerOf(door, request, 'citizen')
      const fields = fieldsOf(request)
      const code = typed(fields['code']).trim()
      const [phone_tail, personal_number] = ['phone_tail', 'personal_number'].map((name) =>
        typed(fields[name]).replace(/\s/g, ''),
      )
      const input = { code, phone_tail: phone_tail ?? '', personal_number: personal_number ?? '' }
      const errors = [...factorErrors(code, input.phone_tail), ...numberErrors(input.personal_number)]
      if (errors.length > 0) return sendPage(reply, TrackedResultPage({ view, code, errors }), 400)
      try {
        return sendResult(reply, await trackFile(door, input))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { status, detail } = describe(error, language)
        return sendPage(reply, TrackedResultPage({ view, code, errors, refused: detail }), status)
      }
    },
  )
}

function numberErrors(number: string): FieldError[] {
  if (/^\d{12}$|^\d{10}(\d{3})?$/.test(number)) return []
  const message = {
    vi: 'Số định danh cá nhân: ghi đủ 12 chữ số (tổ chức: mã số thuế 10 hoặc 13 chữ số).',
    en: 'Personal number: write all 12 digits (an organisation: its tax code of 10 or 13).',
  }
  return [{ field: 'personal_number', message }]
}
