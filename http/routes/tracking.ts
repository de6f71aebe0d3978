import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import { calendarGiven, clockOf, Dossier, TrackInput, trackDossier } from '#modules/dossiers'
import { getVersion } from '#modules/procedures'
import { anyone } from '#modules/record'
import { say, type Language } from '#platform/text.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Trx } from '#platform/database.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { agencyOf } from '../names.ts'
import { DossierSummary, presentLine } from '../present-dossier.ts'

/** What whoever knows code and second factor may see: no persons, no answers. */
export const TrackedView = Type.Interface([DossierSummary], {
  original_due_at: Type.Union([Type.String(), Type.Null()]),
  supplement: Type.Index(Dossier, ['supplement']),
  extension: Type.Index(Dossier, ['extension']),
  refusal: Type.Index(Dossier, ['refusal']),
  ending: Type.Index(Dossier, ['ending']),
  result_number: Type.Union([Type.String(), Type.Null()]),
  return_at: Type.String(),
  explanation: Type.Array(Type.String()),
})
export type TrackedView = Static<typeof TrackedView>

/** Looks a dossier up for a visitor; the count of wrong tries is committed before the refusal is thrown. */
export async function track(door: Door, input: TrackInput, language: Language) {
  const tracked = await inTransaction(door.house.app, {}, async (trx) => {
    const now = door.clock()
    const found = await trackDossier({ trx, actor: anyone('tracking'), now, key: null }, input)
    return 'refusal' in found ? found : { view: await trackedView(trx, found.dossier, { now, language }) }
  })
  if ('refusal' in tracked) throw tracked.refusal
  return tracked.view
}

async function trackedView(
  trx: Trx,
  dossier: Dossier,
  at: { now: string; language: Language },
): Promise<TrackedView> {
  const reading = { actor: anyone('tracking'), ...at }
  const work = { trx, actor: reading.actor, now: at.now, key: null }
  const [summary, version, calendar, place] = await Promise.all([
    presentLine(trx, dossier, reading),
    getVersion(trx, dossier.procedure_version_id),
    calendarGiven(work, dossier),
    agencyOf(trx, dossier.return_agency_id),
  ])
  const clock = dossier.accepted_at ? clockOf(dossier, version, calendar) : null
  return {
    ...summary,
    principal_name: initials(dossier.principal_name),
    original_due_at: dossier.original_due_at,
    supplement: dossier.supplement,
    extension: dossier.extension,
    refusal: dossier.business === 'refused' ? dossier.refusal : null,
    ending: dossier.ending,
    result_number: dossier.result_number,
    return_at: place.name,
    explanation: (clock?.explanation ?? []).map((line) => say(line.text, at.language)),
  }
}

/** Enough to know one's own dossier by, not enough to learn a name: "Nguyễn Thị Hoa" → "N. T. Hoa". */
function initials(name: string): string {
  const words = name.split(' ')
  return words.map((word, index) => (index === words.length - 1 ? word : `${word.charAt(0)}.`)).join(' ')
}

/** `POST /api/tracking`: the second factor is in the body, never in the address. */
export function trackingRoutes(app: FastifyInstance, door: Door): void {
  app.post<{ Body: TrackInput }>(
    '/api/tracking',
    {
      schema: { tags: ['tracking'], body: TrackInput, response: { 200: TrackedView } },
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    async (request) => track(door, request.body, languageOf(request)),
  )
}
