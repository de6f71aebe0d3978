import { randomUUID } from 'node:crypto'
import { getDossier, isApplicant, trackDossier, type Dossier } from '#modules/dossiers'
import type { Actor, Work } from '#modules/record'
import { addWorkingHours, findCalendar } from '#modules/calendar'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden } from '#platform/refusal.ts'
import { LOW_SCORE } from './criteria.ts'
import type { Rating, RatingInput, TrackedRatingInput } from './rating.ts'
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
  await mustBeFree(work, dossier)
  if (await isOfficerThere(work, dossier)) throw selfRated()
  return giveRating(work, dossier, input)
}

/** Looks the key up, then refuses before the hand-over and after a first rating. */
async function mustBeFree(work: Work, dossier: Dossier): Promise<void> {
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
}

/**
 * Đánh giá bằng mã (QR on the receipt, or the tablet at the desk): whoever knows the code and the second factor rates the
 * hand-over, once and without a name. A wrong try is kept, so a refusal of the code is answered and thrown by the door.
 */
export async function rateTracked(
  work: Work,
  { code, phone_tail, ...input }: TrackedRatingInput,
): Promise<Rating | { refusal: Error }> {
  if (work.actor.kind === 'officer') throw byOfficer()
  const tracked = await trackDossier(work, { code, phone_tail })
  if ('refusal' in tracked) return tracked
  await mustBeFree(work, tracked.dossier)
  return giveRating({ ...work, actor: { ...work.actor, person_id: null } }, tracked.dossier, input)
}

async function giveRating(work: Work, dossier: Dossier, input: RatingInput): Promise<Rating> {
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

function byOfficer() {
  return forbidden('no_rating_by_officers', {
    vi: 'Đang đăng nhập bằng tài khoản cán bộ nên không đánh giá được. Người dân tự đánh giá trên điện thoại của mình hoặc máy tại quầy.',
    en: 'An officer is signed in here, so no rating can be given. People rate on their own phone or on the device at the desk.',
  })
}
