import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { proveConsistency, proveInclusion, readPublished } from '#modules/evidence'
import { notFound } from '#platform/refusal.ts'
import { toBase64 } from '#platform/tlog/bytes.ts'
import type { Door } from '../door.ts'

const Place = Type.Integer({ minimum: 1 })
const Hash = Type.String({ description: '32 bytes, base64' })

const InclusionQuery = Type.Object({
  position: Type.Integer({ minimum: 1, description: 'Position of the event on the feed, from 1' }),
  size: Type.Optional(
    Type.Integer({ minimum: 1, description: 'In a log of this size; by default the last signed' }),
  ),
})

const Inclusion = Type.Object({
  position: Place,
  index: Type.Integer({ description: 'Index of the leaf, from 0' }),
  size: Place,
  leaf_hash: Hash,
  proof: Type.Array(Hash),
  checkpoint: Type.Union([Type.String(), Type.Null()]),
})

const ConsistencyQuery = Type.Object({ from: Place, to: Type.Optional(Place) })
const Consistency = Type.Object({ from: Place, to: Place, proof: Type.Array(Hash) })

const KEPT = 'public, max-age=31536000, immutable'

/**
 * The log in public: `/evidence/checkpoint`, `/evidence/key`, `/evidence/tile/…` (C2SP tlog-tiles), and proofs by
 * `/api/evidence/…`. Hashes behind salts only; nothing personal.
 */
export function evidenceRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: { '*': string } }>('/evidence/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.params['*']
    const bytes = await readPublished(door.house.app, path)
    if (!bytes) throw notFound('not_published', NOT_PUBLISHED)
    reply.header('access-control-allow-origin', '*')
    return path.startsWith('tile/')
      ? reply.header('cache-control', KEPT).type('application/octet-stream').send(Buffer.from(bytes))
      : reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8').send(Buffer.from(bytes))
  })

  app.get<{ Querystring: Static<typeof InclusionQuery> }>(
    '/api/evidence/inclusion',
    { schema: { tags: ['evidence'], querystring: InclusionQuery, response: { 200: Inclusion } } },
    async ({ query: { position, size } }) => {
      const { leaf, proof, ...told } = await proveInclusion(door.house.app, position, size)
      return { ...told, position, index: position - 1, leaf_hash: toBase64(leaf), proof: proof.map(toBase64) }
    },
  )

  app.get<{ Querystring: Static<typeof ConsistencyQuery> }>(
    '/api/evidence/consistency',
    { schema: { tags: ['evidence'], querystring: ConsistencyQuery, response: { 200: Consistency } } },
    async ({ query: { from, to } }) => {
      const made = await proveConsistency(door.house.app, from, to)
      return { from, to: made.to, proof: made.proof.map(toBase64) }
    },
  )
}

const NOT_PUBLISHED = {
  vi: 'Nhật ký không có gì ở địa chỉ này. Hãy bắt đầu từ /evidence/checkpoint.',
  en: 'The log has nothing at this address. Begin at /evidence/checkpoint.',
}
