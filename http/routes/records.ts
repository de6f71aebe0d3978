import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { getDossier, RecordLine } from '#modules/dossiers'
import { Purpose, PurposeInput, statePurpose } from '#modules/record'
import { Signature } from '#modules/signing'
import type { Door } from '../door.ts'
import { proveDossier, readDossierRecord } from '../read-record.ts'
import { signedIn } from '../session.ts'
import { act, keyOf } from '../work.ts'

const ByCode = Type.Object({ code: Type.String({ maxLength: 60 }) })
type ByCode = { Params: { code: string } }

const RecordAnswer = Type.Object({
  signed: Type.Integer({ description: 'How many events the signed log has; a place up to here is proven' }),
  items: Type.Array(RecordLine),
  signatures: Type.Array(Type.Omit(Signature, ['place'])),
})

/** The record of a dossier, the proof of it, and why a city role opens it. */
export function recordRoutes(app: FastifyInstance, door: Door): void {
  app.get<ByCode>(
    '/api/dossiers/:code/record',
    { schema: { tags: ['evidence'], params: ByCode, response: { 200: RecordAnswer } } },
    async (request) => {
      const actor = await signedIn(door, request)
      const { lines, signatures, signed } = await readDossierRecord(door, actor, request.params.code)
      return { signed, items: lines, signatures: signatures.map(({ place: _place, ...rest }) => rest) }
    },
  )

  app.get<ByCode>(
    '/api/dossiers/:code/proof',
    { schema: { tags: ['evidence'], params: ByCode } },
    async (request, reply) => {
      const { code } = request.params
      const proof = await proveDossier(door, await signedIn(door, request), code)
      return reply
        .header('content-disposition', `attachment; filename="${code}.json"`)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(proof, null, 1))
    },
  )

  app.post<ByCode & { Body: PurposeInput }>(
    '/api/dossiers/:code/purpose',
    {
      schema: {
        ...{ tags: ['evidence'], params: ByCode, body: PurposeInput },
        response: { 200: Type.Object({ purpose: Purpose, until: Type.String() }) },
      },
    },
    async (request) => {
      const actor = await signedIn(door, request)
      const key = keyOf(actor, request.headers['idempotency-key'], { path: request.url, body: request.body })
      const done = await act(door, { actor, key }, async (work) => {
        const { id } = await getDossier(work, request.params.code)
        return statePurpose(work, id, request.body)
      })
      return done.answer
    },
  )
}
