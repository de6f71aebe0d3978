import { checkAnswers } from '#modules/forms'
import {
  bansOf,
  caseFor,
  findStanding,
  getVersion,
  type PaperBans,
  type ProcedureVersion,
} from '#modules/procedures'
import type { Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden, type FieldError } from '#platform/refusal.ts'
import type { Text } from '#platform/text.ts'
import { missingPapers } from './checklist.ts'
import { isEnded, type Dossier } from './dossier.ts'
import { calendarOf, clockOf } from './dossier-clock.ts'
import { agencyAt, isApplicant, type Step } from './dossier-policy.ts'
import { lockDossier, writeDossier, type Target } from './dossier-store.ts'

/** States in which nothing is decided yet: only such a dossier may change its version. */
const MOVABLE: readonly Dossier['business'][] = [
  'submitted',
  'supplement_before',
  'accepted',
  'forwarded',
  'reviewing',
  'consulting',
  'supplement_proposed',
  'supplement',
  'financial',
]

/** Why a dossier stays with its version; empty when it may move. */
function hindrancesOfMove(dossier: Dossier, to: ProcedureVersion, bans: PaperBans): readonly Text[] {
  if (isEnded(dossier) || !MOVABLE.includes(dossier.business)) {
    return [{ vi: 'Hồ sơ đã trình hoặc đã xong.', en: 'The dossier is proposed or done already.' }]
  }
  const { form } = to.definition
  const { answers, errors } = checkAnswers(form, known(dossier, to), { today: dayOf(dossier.submitted_at) })
  const { checklist, channel } = dossier
  const missing = missingPapers(to, { answers, checklist, channel, bans })
  return [...errors, ...missing].map((one: FieldError) => one.message)
}

/** The answers the new form still asks for. */
function known(dossier: Dossier, to: ProcedureVersion): Dossier['answers'] {
  const keys = new Set(to.definition.form.sections.flatMap((section) => section.fields.map((one) => one.key)))
  return Object.fromEntries(Object.entries(dossier.answers).filter(([key]) => keys.has(key)))
}

/** What moving changes: version, case, steps; the appointment only ever becomes earlier, never later (D15). */
async function changesOf(work: Work, dossier: Dossier, to: ProcedureVersion): Promise<Partial<Dossier>> {
  const case_key = caseFor(to, dossier.answers)
  const moved = { ...dossier, case_key }
  const changes = {
    procedure_version_id: to.id,
    case_key,
    has_head_step: to.definition.steps.some((step) => step.act === 'check'),
  }
  if (!dossier.accepted_at) return changes
  const { legal_due } = clockOf(moved, to, await calendarOf(work, dossier))
  const promised = dossier.due_at
  const due_at = [promised, legal_due].filter((moment) => moment !== null).sort()[0] ?? null
  return { ...changes, due_at }
}

/** May this actor move it: the house where the version says `move`, the applicant or his specialist where it says `offer`. */
function mayMove(dossier: Dossier, effect: 'keep' | 'offer' | 'move', work: Work): Step['post'] {
  const { actor } = work
  const body = agencyAt(dossier, 'body')
  const post = actor.posts.find((one) => one.role === 'specialist' && one.agency_id === body) ?? null
  if (effect === 'move' && actor.kind === 'system') return null
  if (effect === 'offer' && (isApplicant(dossier, actor) || post)) return post
  throw forbidden('version_not_offered', {
    vi: 'Hồ sơ giữ phiên bản thủ tục đã nộp; phiên bản này không được áp dụng cho hồ sơ đang chạy.',
    en: 'The dossier keeps the version it was filed by; this version is not offered to it.',
  })
}

/** Chuyển phiên bản: a running dossier goes over to a version in force, by declaration (move) or by choice (offer). */
export async function moveDossier(work: Work, target: Target, versionId: string): Promise<Dossier> {
  const dossier = await lockDossier(work, target)
  const standing = await findStanding(work.trx, versionId)
  const to = await getVersion(work.trx, versionId)
  if (
    !standing ||
    standing.revoked_at ||
    to.code !== dossier.procedure_code ||
    standing.valid_from > dayOf(work.now)
  ) {
    throw conflict('version_not_in_force', {
      vi: 'Phiên bản này chưa có hiệu lực cho hồ sơ.',
      en: 'This version is not in force for the dossier.',
    })
  }
  if (dossier.procedure_version_id === to.id) return dossier
  const post = mayMove(dossier, standing.effect, work)
  const [why] = hindrancesOfMove(dossier, to, await bansOf(work.trx, to.code))
  if (why) throw conflict('version_does_not_fit', why)
  const step: Step = { act: 'take_version', to: dossier.business, post, rule: {} }
  return writeDossier(work, dossier, {
    step,
    changes: await changesOf(work, dossier, to),
    data: { from_version: dossier.procedure_version_id, version: to.id, number: to.version },
  })
}

/** A dossier that a version would move, or why it stays. */
export type MoveLine = {
  readonly code: string
  readonly business: Dossier['business']
  readonly stays: readonly Text[]
}

/** Shows what a declared move would do to the running dossiers of a procedure. Writes nothing. */
export async function previewMove(
  sql: Reader,
  to: ProcedureVersion,
  limit = 500,
): Promise<{ readonly lines: readonly MoveLine[]; readonly moves: number; readonly stays: number }> {
  const bans = await bansOf(sql, to.code)
  const rows = await sql<Dossier[]>`
    select * from dossiers where procedure_code = ${to.code} and procedure_version_id <> ${to.id}
      and business = any (${[...MOVABLE]}::text[]) order by submitted_at, id limit ${limit}`
  const lines = rows.map((row) => {
    return { code: row.code, business: row.business, stays: hindrancesOfMove(row, to, bans) }
  })
  const moves = lines.filter((line) => line.stays.length === 0).length
  return { lines, moves, stays: lines.length - moves }
}
