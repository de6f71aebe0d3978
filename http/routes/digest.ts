import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { DigestCounts } from '#modules/oversight'
import { digestsFor, officerDigestFor } from '../digest-of.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { DigestView, presentDigests } from '../present-digest.ts'
import { DossierSummary, presentLines } from '../present-dossier.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Query = Type.Object({
  unit: Type.Optional(Type.String({ maxLength: 100, description: 'Code or slug; left out: all in sight' })),
  on: Type.Optional(
    Type.String({ format: 'date', description: 'The digest kept on this day; left out: as of now' }),
  ),
})

const OfficerDigestView = Type.Interface([DigestCounts], {
  hours: Type.Integer(),
  until_at: Type.String(),
  items: Type.Array(DossierSummary),
})

const tags = ['digest']

/** Bản tin sắp trễ: what will be late within the next working hours, per unit and per officer. */
export function digestRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/digest',
    { schema: { tags, querystring: Query, response: { 200: DigestView } } },
    async (request) => {
      const actor = await signedIn(door, request)
      // Counts of whole units: read by the role that sees them whole, after the actor's sight was judged.
      const asked = { ...request.query, now: door.clock() }
      return presentDigests(door.house.city, await digestsFor(door.house.city, actor, asked))
    },
  )
  app.get<{ Params: { officer: string } }>(
    '/api/digest/officers/:officer',
    {
      schema: {
        tags,
        params: Type.Object({ officer: Type.String({ maxLength: 60, description: 'Account name' }) }),
        response: { 200: OfficerDigestView },
      },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx, now) => {
        const digest = await officerDigestFor(trx, actor, { officer: request.params.officer, now })
        const reading = { actor, now, language: languageOf(request) }
        return {
          ...digest,
          items: await presentLines(trx, digest.items, reading),
        }
      })
    },
  )
}
