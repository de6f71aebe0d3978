import type { FastifyRequest } from 'fastify'
import type { RelyingParty } from '#platform/passkeys.ts'
import type { Door } from './door.ts'

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/**
 * The site passkeys are bound to: the house's public address. On this machine browsers take them at `localhost` only,
 * whatever the port; at 127.0.0.1 there is none (null), and the page says where to go.
 */
export function relyingParty(door: Door, request: FastifyRequest): RelyingParty | null {
  const name = 'Hai Cấp'
  const { hostname, origin } = new URL(door.publicAddress)
  if (!LOOPBACK.includes(hostname)) return { id: hostname, origin, name }
  const host = request.headers.host ?? ''
  return /^localhost(:\d+)?$/.test(host) ? { id: 'localhost', origin: `http://${host}`, name } : null
}
