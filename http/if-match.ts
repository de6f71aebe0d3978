import type { FastifyRequest } from 'fastify'

/** The version the actor saw, from If-Match: `"3"`; nothing means "as it is now". */
export function ifMatch(request: FastifyRequest): number | undefined {
  const [, version] = /^"?(\d+)"?$/.exec(request.headers['if-match'] ?? '') ?? []
  return version ? Number(version) : undefined
}
