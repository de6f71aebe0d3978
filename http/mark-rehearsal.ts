import type { FastifyInstance } from 'fastify'

const PREFIX = 'DIEN-TAP-'

/** A rehearsal says of every answer what it is, and every file that is saved from it bears it in its name. */
export function markRehearsal(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('x-haicap-rehearsal', 'DIEN TAP; REHEARSAL')
    const said = reply.getHeader('content-disposition')
    if (typeof said === 'string' && !said.includes(PREFIX))
      reply.header('content-disposition', said.replace(/filename="/, `filename="${PREFIX}`))
    return markCsv(reply.getHeader('content-type'), payload)
  })
}

/** A CSV begins with a line that says so; one that is streamed has it in its name. */
function markCsv(type: unknown, payload: unknown): unknown {
  if (typeof type !== 'string' || !type.startsWith('text/csv') || typeof payload !== 'string') return payload
  const bom = payload.startsWith('\uFEFF') ? '\uFEFF' : ''
  return `${bom}"DIỄN TẬP · REHEARSAL"\r\n${payload.slice(bom.length)}`
}
