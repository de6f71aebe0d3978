import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { DOSSIER_FORMS, printDossier } from '../prints/print-dossier.ts'
import { signedIn } from '../session.ts'

const Params = Type.Object({ code: Type.String({ maxLength: 60 }), form: Type.Enum([...DOSSIER_FORMS]) })
const Query = Type.Object({
  at: Type.Optional(
    Type.String({ format: 'date-time', description: 'Which one, where the form was issued more than once' }),
  ),
})

/** The forms of a dossier as PDF: `GET /api/dossiers/{code}/prints/{form}`; the same dossier gives the same bytes. */
export function printRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
    '/api/dossiers/:code/prints/:form',
    { schema: { tags: ['dossiers'], params: Params, querystring: Query } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const { code, form } = request.params
      const { pdf, at } = await printDossier(door, actor, { code, form, at: request.query.at })
      return reply
        .header('content-disposition', `inline; filename="mau-${form}-${code}-${dayOf(at)}.pdf"`)
        .header('cache-control', 'private, no-store')
        .type('application/pdf')
        .send(pdf)
    },
  )
}
