import { once, recordEvent, type Work } from '#modules/record'
import { conflict, notFound } from '#platform/refusal.ts'
import { unitsHeaded } from './hear-ratings.ts'
import { lockHeard, updateFollowUp } from './heard-store.ts'
import type { FollowUpInput, HeardRating } from './rating.ts'

/** Xử lý đánh giá thấp: the head of the unit records, once, what was done about a low rating. */
export async function followUpRating(work: Work, id: string, input: FollowUpInput): Promise<HeardRating> {
  return once(work, async () => {
    const { actor, now } = work
    const rating = await lockHeard(work, id)
    if (!rating || !unitsHeaded(actor).includes(rating.unit_id)) throw notThere()
    if (rating.follow_up_due_at === null || rating.followed_up_at) throw nothingToDo(rating)
    const follow_up = input.follow_up.trim()
    await updateFollowUp(work, id, follow_up)
    await recordEvent(work, {
      ...{ module: 'ratings', noun: 'rating', noun_id: id, noun_version: 2, act: 'follow_up' },
      agency_id: actor.posts.find((post) => post.unit_id === rating.unit_id)?.agency_id ?? null,
      ...{ unit_id: rating.unit_id, data: { is_late: now > rating.follow_up_due_at } },
    })
    return { ...rating, follow_up, followed_up_at: now, followed_up_by_name: actor.name }
  })
}

function notThere() {
  return notFound('rating', {
    vi: 'Không có ý kiến này ở đơn vị bạn đứng đầu.',
    en: 'There is no such comment at a unit you head.',
  })
}

function nothingToDo({ followed_up_by_name: by }: HeardRating) {
  return conflict('nothing_to_follow_up', {
    vi: by ? `${by} đã ghi việc xử lý đánh giá này.` : 'Đánh giá này không cần xử lý.',
    en: by ? `${by} has recorded what was done.` : 'This rating needs no follow-up.',
  })
}
