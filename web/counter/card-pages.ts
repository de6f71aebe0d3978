import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '#http/door.ts'
import { act } from '#http/work.ts'
import { readCardScan, recordScan } from '#modules/people'
import { readDesk } from './intake-desk.ts'
import { toldOfScan } from './told-of-scan.ts'

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
      return toldOfScan(read, language)
    },
  )
}
