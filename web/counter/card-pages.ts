import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { act } from '#http/work.ts'
import { readScan, recordScan } from '#modules/people'
import { dayOf } from '#platform/dates.ts'
import { readDesk } from './intake-desk.ts'
import { proposePlace } from './propose-place.ts'
import { toldOfScan } from './told-of-scan.ts'

const Posted = Type.Object({
  code: Type.String({ maxLength: 4000 }),
  /** Which applicants the screen asks for, by blanks. */
  kinds: Type.Optional(Type.String({ maxLength: 100 })),
})

/** Quét thẻ: what a scanned card or certificate says, for the fields of the principal; every scan is recorded with its purpose. */
export function cardPages(app: FastifyInstance, door: Door): void {
  app.post<{ Body: { code: string; kinds?: string } }>(
    '/quay/quet-the',
    { schema: { body: Posted, hide: true } },
    async (request) => {
      const { reader } = await readDesk(door, request)
      const { actor, language } = reader
      const { code, kinds = 'citizen' } = request.body
      const scan = readScan(code)
      const printed = scan.of === 'card' ? scan.card.address_printed : undefined
      const asking = { on: dayOf(reader.now), language }
      const place = printed ? await proposePlace(door.house.app, printed, asking) : null
      await act(door, { actor, key: null }, (work) => recordScan(work, { purpose: 'intake', of: scan.of }))
      const told = toldOfScan(scan, { language, kinds: kinds.split(' ') })
      return place ? { ...told, place } : told
    },
  )
}
