import type { FastifyInstance } from 'fastify'
import type { Door } from '#http/door.ts'
import { getDossier } from '#modules/dossiers'
import { PURPOSES, statePurpose } from '#modules/record'
import type { FieldError } from '#platform/refusal.ts'
import { safePath } from '../language.ts'
import { actByForm, fieldsOf, freshKey, readerWith, sendPage } from '../serve.ts'
import { CITY } from './city-roles.ts'
import { PurposePage } from './purpose-page.tsx'

type Asked = { Params: { code: string }; Querystring: { ve?: string } }

const NO_PURPOSE: FieldError = {
  field: 'purpose',
  message: { vi: 'Chọn một mục đích.', en: 'Choose a purpose.' },
}

/** Where a purpose is asked, and the page that waits behind it. */
function addressOf(code: string, back: string): string {
  return `/dieu-hanh/ho-so/${encodeURIComponent(code)}/muc-dich?${new URLSearchParams({ ve: back })}`
}

/** Why a city role opens a dossier: asked once, then the page it wanted. */
export function purposePages(app: FastifyInstance, door: Door): void {
  app.get<Asked>('/dieu-hanh/ho-so/:code/muc-dich', async (request, reply) => {
    const { view } = await readerWith(door, request, CITY)
    const { code } = request.params
    const action = addressOf(code, safePath(request.query.ve))
    return sendPage(reply, PurposePage({ view, code, action, idempotencyKey: freshKey() }))
  })

  app.post<Asked>('/dieu-hanh/ho-so/:code/muc-dich', async (request, reply) => {
    const { view } = await readerWith(door, request, CITY)
    const { code } = request.params
    const back = safePath(request.query.ve)
    const purpose = PURPOSES.find((one) => one === fieldsOf(request)['purpose'])
    if (!purpose) {
      const shown = { view, code, action: addressOf(code, back), idempotencyKey: freshKey() }
      return sendPage(reply, PurposePage({ ...shown, errors: [NO_PURPOSE] }), 400)
    }
    await actByForm(door, request, async (work) =>
      statePurpose(work, (await getDossier(work, code)).id, { purpose }),
    )
    return reply.redirect(back === '/' ? `/dieu-hanh/ho-so/${encodeURIComponent(code)}` : back, 303)
  })
}
