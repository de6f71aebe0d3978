/** A port for a server that only this machine asks, in programs that measure or try the house. */
import { createServer } from 'node:net'

/** A port of 127.0.0.1 that nobody listens on now; who wants it takes it at once. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const place = server.address()
      server.close(() => resolve(typeof place === 'object' && place ? place.port : 0))
    })
  })
}
