import { Type, type Static } from 'typebox'

/** Đánh giá: what an applicant says of a hand-over, 1 (very dissatisfied) to 5 (very satisfied). */
export const RatingInput = Type.Object(
  {
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    comment: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
)
export type RatingInput = Static<typeof RatingInput>

export type Rating = { id: string; score: number; comment: string | null; rated_at: string }
