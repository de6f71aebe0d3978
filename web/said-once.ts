import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Pages ask for one text under each name: of an address that says a name twice the first counts, however it was put together. */
export function takeFirstSaid(app: FastifyInstance): void {
  app.addHook('preValidation', async (request: FastifyRequest) => {
    const said = request.query
    if (typeof said !== 'object' || said === null) return
    for (const [name, value] of Object.entries(said))
      if (Array.isArray(value)) Object.assign(said, { [name]: value[0] })
  })
}
