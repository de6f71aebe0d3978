import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { openCatalogue } from '#modules/procedures'
import { readReadiness, UnitReadiness } from '#modules/readiness'
import { Certificate, listCertificates } from '#modules/signing'
import { forbidden } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

/** What units lack and which certificates they have: all of them for the city, his own for an officer. */
export function readinessRoutes(app: FastifyInstance, door: Door): void {
  const schema = {
    ...{ tags: ['authority'], operationId: 'readiness' },
    response: { 200: Type.Object({ items: Type.Array(UnitReadiness) }) },
  }
  app.get('/api/readiness', { schema }, async (request) => {
    const { actor, unit } = await officerOf(door, request)
    const catalogue = await openCatalogue(door.house.app)
    return {
      items: await read(door, actor, (trx, at) =>
        readReadiness(trx, { catalogue, results: door.results, at, unit }),
      ),
    }
  })

  const certificates = {
    ...{ tags: ['authority'], operationId: 'certificates' },
    response: { 200: Type.Object({ items: Type.Array(Certificate) }) },
  }
  app.get('/api/certificates', { schema: certificates }, async (request) => {
    const { actor, unit } = await officerOf(door, request)
    return { items: await read(door, actor, (trx) => listCertificates(trx, unit)) }
  })
}

/** An officer, and the one unit he sees; undefined for the city's. */
async function officerOf(door: Door, request: FastifyRequest) {
  const actor = await signedIn(door, request)
  if (actor.kind !== 'officer') {
    throw forbidden('officers_only', { vi: 'Chỉ dành cho cán bộ.', en: 'For officers only.' })
  }
  return { actor, unit: actor.sees === 'city' ? undefined : (actor.posts[0]?.unit_id ?? 0) }
}
