import type { FastifyRequest } from 'fastify'

/** PostgreSQL's largest integer: what is larger was never a version, and is stale. */
const LARGEST = 2_147_483_647

/** The version the actor saw, from If-Match: `"3"`; nothing means "as it is now". */
export function ifMatch(request: FastifyRequest): number | undefined {
  const [, version] = /^"?(\d+)"?$/.exec(request.headers['if-match'] ?? '') ?? []
  return version ? Math.min(Number(version), LARGEST) : undefined
}
