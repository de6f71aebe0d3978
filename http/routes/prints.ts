import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { getDossier, listDossierEvents } from '#modules/dossiers'
import { printForm } from '#modules/prints'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { agencyOf, versionOf } from '../names.ts'
import { mau01Of, mau06Of, type PrintFacts } from '../print-data.ts'
import { signedIn } from '../session.ts'
import { read } from '../work.ts'

const Params = Type.Object({ code: Type.String({ maxLength: 60 }), form: Type.Enum(['01', '06']) })

async function factsOf(door: Door, trx: Trx, code: string): Promise<PrintFacts> {
  const dossier = await getDossier(trx, code)
  const [version, events, reception, competence, body, signer, back] = await Promise.all([
    versionOf(trx, dossier.procedure_version_id),
    listDossierEvents(trx, dossier.id),
    agencyOf(trx, dossier.reception_agency_id),
    agencyOf(trx, dossier.competence_agency_id),
    agencyOf(trx, dossier.body_agency_id),
    agencyOf(trx, dossier.signer_agency_id),
    agencyOf(trx, dossier.return_agency_id),
  ])
  const { demonstration, publicAddress, hotline } = door
  const agencies = { reception, competence, body, signer, return: back }
  return { dossier, version, events, agencies, demonstration, publicAddress, hotline }
}

/** The forms of a dossier as PDF: `GET /api/dossiers/{code}/prints/{form}`; the same dossier gives the same bytes. */
export function printRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Params: { code: string; form: '01' | '06' } }>(
    '/api/dossiers/:code/prints/:form',
    { schema: { tags: ['dossiers'], params: Params } },
    async (request, reply) => {
      const actor = await signedIn(door, request)
      const facts = await read(door, actor, (trx) => factsOf(door, trx, request.params.code))
      const pdf =
        request.params.form === '01'
          ? await printForm(door.pdf, {
              form: 'mau_01',
              data: mau01Of(facts),
              moment: facts.dossier.accepted_at ?? '',
            })
          : await printForm(door.pdf, { form: 'mau_06', data: mau06Of(facts), moment: facts.dossier.last_at })
      const name = `mau-${request.params.form}-${facts.dossier.code}-${dayOf(facts.dossier.last_at)}.pdf`
      return reply
        .header('content-disposition', `inline; filename="${name}"`)
        .header('cache-control', 'private, no-store')
        .type('application/pdf')
        .send(pdf)
    },
  )
}
