import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer } from 'node:net'

/** A port on loopback that leads to a server's unix socket, so that it can be named by a URL. */
export async function openRelay(socketFolder: string): Promise<{ port: number; close: () => void }> {
  const relay = createServer((client) => {
    const server = createConnection(`${socketFolder}/.s.PGSQL.5432`)
    client.on('error', () => server.destroy())
    server.on('error', () => client.destroy())
    client.pipe(server).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(relay, 'listening')
  const { port } = relay.address() as AddressInfo
  return { port, close: () => void relay.close() }
}
