import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { act } from '#http/work.ts'
import { readCardScan, recordScan, type CardScan } from '#modules/people'
import { formatDay } from '#platform/dates.ts'
import { say, type Language } from '#platform/text.ts'
import { readDesk } from './intake-desk.ts'

const Posted = Type.Object({ code: Type.String({ maxLength: 1000 }) })

/** Quét thẻ: what a scanned card says, for the fields of the principal; every scan is recorded with its purpose. */
export function cardPages(app: FastifyInstance, door: Door): void {
  app.post<{ Body: { code: string } }>(
    '/quay/quet-the',
    { schema: { body: Posted, hide: true } },
    async (request) => {
      const { reader } = await readDesk(door, request)
      const { actor, language } = reader
      const read = readCardScan(request.body.code)
      const purpose = { purpose: 'intake', is_read: read.ok } as const
      await act(door, { actor, key: null }, (work) => recordScan(work, purpose))
      if (!read.ok) return { told: say(read.reason, language) }
      return { fields: fieldsOf(read.card), ...toldOf(read.card, language) }
    },
  )
}

function fieldsOf({
  personal_number,
  full_name,
  birth_on,
  address_printed,
}: CardScan): Record<string, string> {
  return {
    'principal.personal_number': personal_number,
    ...(full_name ? { 'principal.full_name': full_name } : {}),
    ...(birth_on ? { 'principal.birth_on': formatDay(birth_on) } : {}),
    ...(address_printed ? { 'principal.address_printed': address_printed } : {}),
  }
}

function toldOf({ doubts }: CardScan, language: Language): { told: string; isDoubtful: boolean } {
  const check = {
    vi: 'Đã đọc thẻ. Hãy đối chiếu ảnh và người; mã QR không chứng minh danh tính.',
    en: 'The card was read. Compare the photograph with the person; the code proves no identity.',
  }
  return {
    told: [...doubts, check].map((text) => say(text, language)).join(' '),
    isDoubtful: doubts.length > 0,
  }
}
