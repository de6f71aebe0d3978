import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** How long a request that is under way may hold a stop up, in milliseconds. */
export const PATIENCE_MS = 10_000
const LOOK_MS = 50

/**
 * What a stop does with the connections it finds. Requests that are under way are answered, and their connections cut then,
 * which Node and Fastify keep for the next request. A connection that has asked for nothing yet is cut at once: Node counts
 * it among the busy ones, and browsers open such connections ahead of need. One of them held a stop up for three quarters of
 * a minute, a stranger's for as long as he wished. What is still there when the patience is over, such as a request that is
 * sent byte by byte, is cut too.
 */
export function hangUpWhenClosing(app: FastifyInstance): void {
  const { server } = app
  const lines = new Set<Socket>()
  server.on('connection', (line) => {
    lines.add(line)
    line.once('close', () => lines.delete(line))
  })
  app.addHook('preClose', async () => {
    // Asked without a port, as tests and commands do, it has no connections, and never tells that it has closed.
    if (!server.listening) return
    for (const line of lines) if (line.bytesRead === 0) line.destroy()
    const look = setInterval(() => server.closeIdleConnections(), LOOK_MS).unref()
    const end = setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref()
    server.once('close', () => {
      clearInterval(look)
      clearTimeout(end)
    })
  })
}
