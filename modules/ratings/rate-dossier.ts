import { randomUUID } from 'node:crypto'
import { getDossier, isApplicant, type Dossier } from '#modules/dossiers'
import type { Actor, Work } from '#modules/record'
import { conflict, forbidden } from '#platform/refusal.ts'
import type { Rating, RatingInput } from './rating.ts'
import { insertRating, lockRating } from './ratings-store.ts'

/** May this actor rate this dossier, its rating aside? Only the applicant, once the result is handed over. */
export function mayRate(dossier: Dossier, actor: Actor): boolean {
  return dossier.delivery === 'delivered' && isApplicant(dossier, actor)
}

/** Đánh giá: the applicant rates the hand-over, once; officers who filed for somebody cannot (no self-rating). */
export async function rateDossier(work: Work, code: string, input: RatingInput): Promise<Rating> {
  const dossier = await getDossier(work.trx, code)
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
  return insertRating(work, dossier, {
    id: randomUUID(),
    score: input.score,
    comment: input.comment?.trim() || null,
    rated_at: work.now,
  })
}
