import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Door } from '../door.ts'

const Alive = Type.Object({ ok: Type.Boolean() })

/** `/healthz`: the process answers. `/readyz`: the database does too. */
export function healthRoutes(app: FastifyInstance, door: Door): void {
  app.get('/healthz', { schema: { tags: ['health'], response: { 200: Alive } } }, async () => ({ ok: true }))
  app.get(
    '/readyz',
    { schema: { tags: ['health'], response: { 200: Alive, 503: Alive } } },
    async (_, reply) => {
      const ready = await door.house.app`select 1`.then(
        () => true,
        () => false,
      )
      return reply.code(ready ? 200 : 503).send({ ok: ready })
    },
  )
}
