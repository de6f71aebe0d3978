import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

/** The criteria beside the overall score, each answered with 0 (not satisfied), 1 (so-so) or 2 (satisfied) or not at all. */
export const CRITERION_TEXT = {
  convenience: { vi: 'Nơi tiếp nhận thuận tiện', en: 'The place was convenient' },
  on_time: { vi: 'Trả kết quả đúng hẹn', en: 'The result came on the day' },
  attitude: { vi: 'Thái độ của cán bộ', en: 'How the officers behaved' },
  legal_time: { vi: 'Thời gian so với quy định', en: 'The time, compared with the rule' },
  contacts: { vi: 'Số lần phải đến', en: 'How often one had to come' },
  agencies: { vi: 'Số cơ quan phải đến', en: 'How many offices one had to visit' },
  reception: { vi: 'Việc tiếp nhận, hướng dẫn', en: 'Reception and guidance' },
  publicity: { vi: 'Công khai thủ tục, phí', en: 'Procedures and fees were posted' },
  response: { vi: 'Tiếp thu, trả lời ý kiến', en: 'Feedback was answered' },
  online_progress: { vi: 'Theo dõi tiến độ trên mạng', en: 'Progress could be followed online' },
} as const satisfies Readonly<Record<string, Text>>
export type Criterion = keyof typeof CRITERION_TEXT

/** The ten names beside `overall`, which is the score itself. */
export const CRITERIA = Object.keys(CRITERION_TEXT) as Criterion[]

const Points = Type.Integer({ minimum: 0, maximum: 2 })

/** What was answered, by criterion. */
export const Criteria = Type.Partial(
  Type.Object(
    {
      ...{ convenience: Points, on_time: Points, attitude: Points, legal_time: Points, contacts: Points },
      ...{
        agencies: Points,
        reception: Points,
        publicity: Points,
        response: Points,
        online_progress: Points,
      },
    },
    { additionalProperties: false },
  ),
)
export type Criteria = Static<typeof Criteria>

/** Fewer ratings than this are not shown as a score: nobody must be guessed from it. */
export const FEWEST_RATINGS = 5
/** A score up to this opens a follow-up. */
export const LOW_SCORE = 2
