import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { findOffer, getDossier, moveDossier } from '#modules/dossiers'
import { compareDefinitions, PARTS } from '#modules/procedures'
import { actByRequest } from '../act-by-request.ts'
import type { Door } from '../door.ts'
import { ifMatch } from '../if-match.ts'
import { languageOf } from '../language.ts'
import { DossierView, presentDossier } from '../present-dossier.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Code = Type.Object({ code: Type.String({ maxLength: 60 }) })
const Words = Type.Object({ vi: Type.String(), en: Type.String() })

/** A newer version that a running dossier may take. */
const Offer = Type.Object(
  {
    version_id: Type.String(),
    number: Type.Integer(),
    from_number: Type.Integer(),
    valid_from: Type.String(),
    due_at: Type.Union([Type.String(), Type.Null()], { description: 'The appointment if it is taken' }),
    stays: Type.Array(Words, { description: 'What keeps the dossier from taking it; empty when it fits' }),
    differences: Type.Array(Type.Object({ part: Type.Enum([...PARTS]), key: Type.String() })),
  },
  { $id: 'OfferedVersion' },
)
const TakeBody = Type.Object({ version_id: Type.String({ format: 'uuid' }) }, { additionalProperties: false })

/** A version offered to a running dossier: seen and taken by its applicant or the specialist in charge. */
export function dossierOfferRoutes(app: FastifyInstance, door: Door): void {
  app.addSchema(Offer)
  app.get<{ Params: Static<typeof Code> }>(
    '/api/dossiers/:code/offer',
    {
      schema: {
        tags: ['dossiers'],
        params: Code,
        response: { 200: Type.Object({ offer: Type.Union([Offer, Type.Null()]) }) },
      },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      return read(door, actor, async (trx, now) => {
        const dossier = await getDossier({ trx, actor }, request.params.code)
        const found = await findOffer({ trx, actor, now, key: null }, dossier)
        if (!found) return { offer: null }
        const { to, from, due_at, stays } = found
        const differences = compareDefinitions(from.definition, to.definition)
        return {
          offer: {
            ...{ version_id: to.id, number: to.version, from_number: from.version },
            ...{ valid_from: to.valid_from, due_at, stays: [...stays] },
            differences: differences.map(({ part, key }) => ({ part, key })),
          },
        }
      })
    },
  )
  taking(app, door)
}

function taking(app: FastifyInstance, door: Door): void {
  app.post<{ Params: Static<typeof Code>; Body: Static<typeof TakeBody> }>(
    '/api/dossiers/:code/version',
    {
      schema: {
        tags: ['dossiers'],
        operationId: 'take_version',
        params: Code,
        body: TakeBody,
        response: { 200: DossierView },
      },
    },
    async (request, reply) => {
      const target = { code: request.params.code, version: ifMatch(request) }
      const dossier = await actByRequest(door, { request, reply }, (work) =>
        moveDossier(work, target, request.body.version_id),
      )
      const actor = await signedIn(door, request)
      const reading = { actor, now: door.clock(), language: languageOf(request) }
      const view = await presentDossier(door.house.app, dossier, reading)
      return reply.header('etag', `"${view.version}"`).send(view)
    },
  )
}
