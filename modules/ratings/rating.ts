import { Type, type Static } from 'typebox'
import { TrackInput } from '#modules/dossiers'
import { Criteria } from './criteria.ts'

/** Đánh giá: what an applicant says of a hand-over, 1 (very dissatisfied) to 5 (very satisfied). */
export const RatingInput = Type.Object(
  {
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    comment: Type.Optional(Type.String({ maxLength: 1000 })),
    criteria: Type.Optional(Criteria),
  },
  { additionalProperties: false },
)
export type RatingInput = Static<typeof RatingInput>

/** The rating with the code and the second factor that open it to a visitor. */
export const TrackedRatingInput = Type.Interface(
  [TrackInput, RatingInput],
  {},
  { additionalProperties: false },
)
export type TrackedRatingInput = Static<typeof TrackedRatingInput>

export type Rating = {
  id: string
  score: number
  comment: string | null
  criteria: Criteria
  rated_at: string
}

/** Ý kiến: a rating as the head of the unit reads it: what was said, in which month, never by whom or of which dossier. */
export type HeardRating = Omit<Rating, 'rated_at'> & {
  readonly unit_id: number
  readonly month: string
  readonly follow_up_due_at: string | null
  readonly followed_up_at: string | null
  readonly followed_up_by_name: string | null
  readonly follow_up: string | null
}

export const FollowUpInput = Type.Object(
  { follow_up: Type.String({ minLength: 10, maxLength: 1000, pattern: '\\S' }) },
  { additionalProperties: false },
)
export type FollowUpInput = Static<typeof FollowUpInput>
