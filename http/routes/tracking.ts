import type { FastifyInstance } from 'fastify'
import { Type, type Static } from 'typebox'
import {
  Dossier,
  explainDossier,
  metricDueOf,
  TrackInput,
  trackDossier,
  trackResult,
  TrackResultInput,
} from '#modules/dossiers'
import { getVersion } from '#modules/procedures'
import { findRating } from '#modules/ratings'
import { anyone } from '#modules/record'
import { listSignatures } from '#modules/signing'
import { conflict } from '#platform/refusal.ts'
import { say, type Language } from '#platform/text.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Trx } from '#platform/database.ts'
import type { Door } from '../door.ts'
import { languageOf } from '../language.ts'
import { agencyOf } from '../names.ts'
import { chainOf, ChainShown } from '../present-chain.ts'
import { DossierSummary, MetricDue, presentLine } from '../present-dossier.ts'
import { Handled, handledSince } from '../present-handled.ts'
import { fileOf, lastSigned, mayHave, type ResultFile } from '../signing/result-file.ts'
import { sendResult } from './results.ts'

/** What whoever knows code and second factor may see: no persons, no answers. */
export const TrackedView = Type.Interface([DossierSummary], {
  original_due_at: Type.Union([Type.String(), Type.Null()]),
  metric_due_at: MetricDue,
  supplement: Type.Index(Dossier, ['supplement']),
  extension: Type.Index(Dossier, ['extension']),
  refusal: Type.Index(Dossier, ['refusal']),
  ending: Type.Index(Dossier, ['ending']),
  result_number: Type.Union([Type.String(), Type.Null()]),
  return_at: Type.String(),
  explanation: Type.Array(Type.String()),
  chain: Type.Union([ChainShown, Type.Null()]),
  handled: Handled,
  may_rate: Type.Boolean({ description: 'Handed over and not rated yet' }),
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

/** The signed result for whoever knows the code, the second factor and the whole number of one of its persons. */
export async function trackFile(door: Door, input: TrackResultInput): Promise<ResultFile> {
  const tracked = await inTransaction(door.house.app, {}, async (trx) => {
    const found = await trackResult({ trx, actor: anyone('tracking'), now: door.clock(), key: null }, input)
    if ('refusal' in found) return found
    const signed = lastSigned(await listSignatures(trx, found.dossier.id))
    return { dossier: found.dossier, signed }
  })
  if ('refusal' in tracked) throw tracked.refusal
  const { dossier, signed } = tracked
  mayHave(dossier)
  if (signed) return fileOf(door, { dossier, signed })
  throw conflict('not_signed_digitally', {
    vi: 'Kết quả này không có bản ký số; bản giấy nhận tại nơi trả kết quả.',
    en: 'This result has no signed file; the paper is handed over where results are returned.',
  })
}

async function trackedView(
  trx: Trx,
  dossier: Dossier,
  at: { now: string; language: Language },
): Promise<TrackedView> {
  const reading = { actor: anyone('tracking'), ...at }
  const work = { trx, actor: reading.actor, now: at.now, key: null }
  const explained = async () =>
    explainDossier(work, dossier, await getVersion(trx, dossier.procedure_version_id))
  const [summary, explanation, place, chain, rating, handled] = await Promise.all([
    presentLine(trx, dossier, reading),
    explained(),
    agencyOf(trx, dossier.return_agency_id),
    chainOf(work, dossier.id, at.language),
    findRating(trx, dossier.id),
    handledSince(trx, dossier),
  ])
  return {
    ...summary,
    principal_name: initials(dossier.principal_name),
    original_due_at: dossier.original_due_at,
    metric_due_at: metricDueOf(dossier),
    supplement: dossier.supplement,
    extension: dossier.extension,
    refusal: dossier.business === 'refused' ? dossier.refusal : null,
    ending: dossier.ending,
    result_number: dossier.result_number,
    return_at: place.name,
    chain,
    handled,
    may_rate: dossier.delivery === 'delivered' && rating === null,
    explanation: explanation.map((line) => say(line.text, at.language)),
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
  app.post<{ Body: TrackResultInput }>(
    '/api/tracking/result',
    {
      schema: { tags: ['tracking'], operationId: 'downloadTrackedResult', body: TrackResultInput },
      config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async (request, reply) => sendResult(reply, await trackFile(door, request.body)),
  )
}
