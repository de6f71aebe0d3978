import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { sendResult } from '#http/routes/results.ts'
import { track, trackFile } from '#http/routes/tracking.ts'
import { findProcedure, openCatalogue } from '#modules/procedures'
import { type FieldError, Refusal } from '#platform/refusal.ts'
import { describe } from '#http/problem.ts'
import { typed } from '#web/forms/field-shape.ts'
import { fieldsOf, readerOf, sendPage } from '#web/serve.ts'
import { textOf } from './procedure-pages.ts'
import { TrackedPage } from './tracked-page.tsx'
import { TrackedResultPage } from './tracked-result-page.tsx'
import { TrackingPage } from './tracking-page.tsx'

/** Tracking by code and a second factor. The factor is posted and stands in no address; the answer is the page itself. */
export function trackingPages(app: FastifyInstance, door: Door): void {
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
      const errors = errorsOf(code, tail)
      if (errors.length > 0) return sendPage(reply, TrackingPage({ view, code, errors }), 400)
      try {
        const tracked = await track(door, { code, phone_tail: tail }, language)
        const catalogue = await openCatalogue(door.house.app)
        const version = findProcedure(catalogue, tracked.procedure.code, now)?.version
        return sendPage(reply, TrackedPage({ view, tracked, version: version ?? null, now }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { status, detail } = describe(error, language)
        return sendPage(reply, TrackingPage({ view, code, refused: detail }), status)
      }
    },
  )

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
      const errors = [...errorsOf(code, input.phone_tail), ...numberErrors(input.personal_number)]
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

function errorsOf(code: string, tail: string): FieldError[] {
  const errors: FieldError[] = []
  if (code.length < 6 || code.length > 60) {
    const message = {
      vi: 'Mã hồ sơ: ghi đủ mã như trên giấy tiếp nhận.',
      en: 'Dossier code: write the whole code as on the receipt.',
    }
    errors.push({ field: 'code', message })
  }
  if (!/^\d{4}$/.test(tail)) {
    const message = {
      vi: '4 số cuối: ghi đúng 4 chữ số cuối của số điện thoại đã khai.',
      en: 'Last 4 digits: write the last 4 digits of the phone you gave.',
    }
    errors.push({ field: 'phone_tail', message })
  }
  return errors
}
