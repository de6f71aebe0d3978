import type { FastifyRequest } from 'fastify'

/** PostgreSQL's largest integer: what is larger was never a version, and is stale. */
const LARGEST = 2_147_483_647

/** The version the actor saw, from If-Match: `"3"`; nothing means "as it is now". */
export function ifMatch(request: FastifyRequest): number | undefined {
  return versionSeen(request.headers['if-match'] ?? '')
}

/** The version the actor saw, as a header or a form carries it; what is no whole number says nothing. */
export function versionSeen(text: string): number | undefined {
  const [, version] = /^"?(\d+)"?$/.exec(text.trim()) ?? []
  return version ? Math.min(Number(version), LARGEST) : undefined
}
