import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { openCatalogue } from '#modules/procedures'
import { readReadiness, UnitReadiness } from '#modules/readiness'
import { forbidden } from '#platform/refusal.ts'
import type { Door } from '../door.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

/** What units lack: all of them for the city, his own for an officer. */
export function readinessRoutes(app: FastifyInstance, door: Door): void {
  const schema = {
    ...{ tags: ['authority'], operationId: 'readiness' },
    response: { 200: Type.Object({ items: Type.Array(UnitReadiness) }) },
  }
  app.get('/api/readiness', { schema }, async (request) => {
    const actor = await signedIn(door, request)
    if (actor.kind !== 'officer') {
      throw forbidden('officers_only', { vi: 'Chỉ dành cho cán bộ.', en: 'For officers only.' })
    }
    const catalogue = await openCatalogue(door.house.app)
    const unit = actor.sees === 'city' ? undefined : (actor.posts[0]?.unit_id ?? 0)
    const items = await read(door, actor, (trx, at) =>
      readReadiness(trx, { catalogue, at, certificates: null, unit }),
    )
    return { items }
  })
}
