import { randomUUID } from 'node:crypto'
import { getDossier, isApplicant, type Dossier } from '#modules/dossiers'
import type { Actor, Work } from '#modules/record'
import { addWorkingHours, findCalendar } from '#modules/calendar'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden } from '#platform/refusal.ts'
import { LOW_SCORE } from './criteria.ts'
import type { Rating, RatingInput } from './rating.ts'
import { insertRating, isOfficerThere, lockRating } from './ratings-store.ts'

/** May this actor rate this dossier, its rating aside? Only the applicant, once the result is handed over. */
export function mayRate(dossier: Dossier, actor: Actor): boolean {
  return dossier.delivery === 'delivered' && isApplicant(dossier, actor)
}

/** Đánh giá: the applicant rates the hand-over, once; officers who filed for somebody cannot (no self-rating). */
export async function rateDossier(work: Work, code: string, input: RatingInput): Promise<Rating> {
  const dossier = await getDossier(work, code)
  if (!isApplicant(dossier, work.actor)) {
    throw forbidden('not_the_applicant', {
      vi: 'Chỉ người nộp hồ sơ, chủ hồ sơ hoặc người được ủy quyền được đánh giá.',
      en: 'Only the applicant or his proxy may rate.',
    })
  }
  const before = await lockRating(work, dossier.id)
  if (dossier.delivery !== 'delivered') {
    throw conflict('not_delivered', {
      vi: 'Bạn có thể đánh giá sau khi nhận kết quả.',
      en: 'You can rate once you have received the result.',
    })
  }
  if (before) {
    throw conflict('rated_already', {
      vi: 'Hồ sơ này đã được đánh giá. Mỗi lần trả kết quả được đánh giá một lần.',
      en: 'This dossier has been rated. One rating for one hand-over.',
    })
  }
  if (await isOfficerThere(work, dossier)) throw selfRated()
  const rating = {
    ...{ id: randomUUID(), score: input.score, comment: input.comment?.trim() || null },
    ...{ criteria: input.criteria ?? {}, rated_at: work.now },
  }
  return insertRating(work, dossier, {
    ...rating,
    follow_up_due_at: await followUpDue(work, dossier, input.score),
  })
}

/** Three working days, in hours. */
const FOLLOW_UP_HOURS = 24

/** Until when the head answers a low rating, by the calendar of the agency that settled; null for any other. */
async function followUpDue({ trx, now }: Work, dossier: Dossier, score: number): Promise<string | null> {
  if (score > LOW_SCORE) return null
  const calendar = await findCalendar(trx, dossier.competence_agency_id, dayOf(now))
  return addWorkingHours(calendar, now, FOLLOW_UP_HOURS)
}

function selfRated() {
  return forbidden('no_self_rating', {
    vi: 'Bạn là cán bộ của đơn vị giải quyết hồ sơ này nên không đánh giá thay người dân được.',
    en: 'You are an officer of the unit that handled this dossier, so you cannot rate it.',
  })
}
