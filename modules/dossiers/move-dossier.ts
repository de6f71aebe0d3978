import {
  bansOf,
  caseFor,
  findNewestStanding,
  getVersion,
  type Effect,
  type ProcedureVersion,
} from '#modules/procedures'
import type { Actor, Work } from '#modules/record'
import { conflict, forbidden } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import type { Dossier } from './dossier.ts'
import { calendarGiven, clockOf, keptDues, metricDueOf } from './dossier-clock.ts'
import { agencyAt, isApplicant, type Step } from './dossier-policy.ts'
import { lockDossier, type Target } from './dossier-store.ts'
import { writeDossier } from './write-dossier.ts'
import { isDraftedAtDesk } from './new-dossier.ts'
import { hindrancesOfMove } from './hindrances-of-move.ts'
import { promisedAt } from './pause-for-answer.ts'

/**
 * What moving changes: version, case, steps. The appointment only ever becomes earlier, never later (D15); one that
 * the new limit would put into the past stays, as does one that was apologised for: moving makes nobody late.
 */
async function changesOf(work: Work, dossier: Dossier, to: ProcedureVersion): Promise<Partial<Dossier>> {
  const case_key = caseFor(to, dossier.answers)
  const changes = {
    procedure_version_id: to.id,
    case_key,
    has_head_step: to.definition.steps.some((step) => step.act === 'check'),
    drafted_at_desk: isDraftedAtDesk(to),
  }
  if (!dossier.accepted_at) return changes
  const { legal_due, metric_due } = clockOf({ ...dossier, case_key }, to, await calendarGiven(work, dossier))
  const { due_at, extension } = dossier
  const promised = due_at ?? promisedAt(dossier)
  // While a question holds the clock no date is given, by whatever version.
  const isOpen = legal_due === null && due_at === null
  const kept = extension ? promised : nearer(legal_due, promised, work.now)
  // The date of the index is held with the appointment, and counted again with it.
  if (isOpen) return { ...changes, due_at: null, metric_due_at: dossier.metric_due_at }
  const metric = metricDueOf({ ...dossier, due_at: promised })
  return { ...changes, ...keptDues(kept, nearer(metric_due, metric, work.now)) }
}

function nearer(limit: string | null, promised: string | null, now: string): string | null {
  return limit !== null && limit > now && (promised === null || limit < promised) ? limit : promised
}

/** The post by which an actor takes an offered version: none for the applicant, the specialist's own; undefined: he may not. */
function takerOf(dossier: Dossier, actor: Actor): Step['post'] | undefined {
  if (isApplicant(dossier, actor)) return null
  if (dossier.holder_id !== null && dossier.holder_id !== actor.id) return undefined
  const body = agencyAt(dossier, 'body')
  return actor.posts.find((one) => one.role === 'specialist' && one.agency_id === body)
}

/** May this actor move it: the house where the version says `move`, the applicant or his specialist where it says `offer`. */
function mayMove(dossier: Dossier, effect: Effect, { actor }: Work): Step['post'] {
  if (effect === 'move' && actor.kind === 'system') return null
  const post = effect === 'offer' ? takerOf(dossier, actor) : undefined
  if (post !== undefined) return post
  throw forbidden('version_not_offered', {
    vi: 'Hồ sơ giữ phiên bản thủ tục đã nộp; phiên bản này không được áp dụng cho hồ sơ đang chạy.',
    en: 'The dossier keeps the version it was filed by; this version is not offered to it.',
  })
}

/** Refuses a version that is not the newest in force of the dossier's procedure. */
async function mustBeInForce(work: Work, dossier: Dossier, versionId: string): Promise<Effect> {
  const newest = await findNewestStanding(work.trx, dossier.procedure_code, work.now)
  if (newest?.id === versionId) return newest.effect
  throw conflict('version_not_in_force', {
    vi: 'Phiên bản này chưa có hiệu lực cho hồ sơ.',
    en: 'This version is not in force for the dossier.',
  })
}

/** Chuyển phiên bản: a running dossier goes over to a version in force, by declaration (move) or by choice (offer). */
export async function moveDossier(work: Work, target: Target, versionId: string): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const effect = await mustBeInForce(work, dossier, versionId)
  const to = await getVersion(work.trx, versionId)
  if (dossier.procedure_version_id === to.id) return dossier
  const post = mayMove(dossier, effect, work)
  const from = await getVersion(work.trx, dossier.procedure_version_id)
  const [why] = hindrancesOfMove(dossier, { from, to, bans: await bansOf(work.trx, to.code) })
  if (why) throw conflict('version_does_not_fit', why)
  const step: Step = { act: 'take_version', to: dossier.business, post, rule: {} }
  return writeDossier(work, dossier, {
    step,
    changes: await changesOf(work, dossier, to),
    data: { from_version: from.id, version: to.id, number: to.version },
  })
}

/** A newer version that a running dossier may take, what its appointment would be, and what keeps it from fitting. */
export type OfferedVersion = {
  readonly to: ProcedureVersion
  readonly from: ProcedureVersion
  readonly due_at: string | null
  readonly stays: readonly Text[]
}

/** The version in force that is offered to this actor for this dossier; null where there is none, or he may not take it. */
export async function findOffer(work: Work, dossier: Dossier): Promise<OfferedVersion | null> {
  if (takerOf(dossier, work.actor) === undefined) return null
  const newest = await findNewestStanding(work.trx, dossier.procedure_code, work.now)
  if (!newest || newest.effect !== 'offer' || newest.id === dossier.procedure_version_id) return null
  const [to, from] = await Promise.all([
    getVersion(work.trx, newest.id),
    getVersion(work.trx, dossier.procedure_version_id),
  ])
  const stays = hindrancesOfMove(dossier, { from, to, bans: await bansOf(work.trx, to.code) })
  const { due_at = dossier.due_at } = await changesOf(work, dossier, to)
  return { to, from, due_at, stays }
}
