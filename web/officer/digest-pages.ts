import type { FastifyInstance } from 'fastify'
import { digestsFor } from '#http/digest-of.ts'
import type { Door } from '#http/door.ts'
import { presentDigests } from '#http/present-digest.ts'
import { read } from '#http/work.ts'
import { listDigestDays, readOfficerDigest, unitsInSight } from '#modules/oversight'
import { sendPage, type Reader } from '../serve.ts'
import { officerReader } from './desk.ts'
import { DigestPage } from './digest-page.tsx'
import { DigestQuery, keptDay } from './digest-query.ts'
import { presentListed } from './list-query.ts'

/** Sắp trễ, for officers: their own work and their unit's, as of now and as kept. */
export function digestPages(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: DigestQuery }>(
    '/can-bo/sap-tre',
    { schema: { querystring: DigestQuery } },
    async (request, reply) => {
      const reader = await officerReader(door, request)
      const { actor, now, view } = reader
      const day = keptDay(request.query)
      const { city } = door.house
      const digests = await digestsFor(city, actor, { on: day, now })
      const [{ items: units }, days, own] = await Promise.all([
        presentDigests(city, digests),
        listDigestDays(city, { units: unitsInSight(actor), limit: 10 }),
        day ? null : ownDigest(door, reader),
      ])
      return sendPage(reply, DigestPage({ view, own, units, days, day }))
    },
  )
}

function ownDigest(door: Door, reader: Reader) {
  const { actor, now } = reader
  return read(door, actor, async (trx) => {
    const digest = await readOfficerDigest(trx, actor, now)
    return { ...digest, items: await presentListed(trx, digest.items, reader) }
  })
}
