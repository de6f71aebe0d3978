import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

const Count = Type.Integer({ minimum: 0 })
const Share = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], {
  description: 'From 0 to 1; null where there is nothing to share',
})

/** Số liệu của một đơn vị hay toàn thành phố: of a period, and (from `waiting` to `overdue`) of now. */
export const Figures = Type.Object({
  received: Count,
  online: Count,
  settled: Count,
  on_time: Count,
  late: Count,
  late_with_apology: Count,
  late_without_apology: Count,
  apologies: Count,
  lapses: Count,
  refused: Count,
  withdrawn: Count,
  stopped: Count,
  supplements: Count,
  mismatches: Count,
  delivered: Count,
  ratings: Count,
  waiting: Count,
  waiting_late: Count,
  open: Count,
  due_soon: Count,
  overdue: Count,
  overdue_with_apology: Count,
  overdue_without_apology: Count,
  online_share: Share,
  on_time_share: Share,
  response_share: Share,
  rating: Type.Union([Type.Number({ minimum: 1, maximum: 5 }), Type.Null()], {
    description: 'Null below the fewest ratings that are shown',
  }),
  average_hours: Type.Union([Type.Number({ minimum: 0 }), Type.Null()], {
    description: 'Hours on the wall from acceptance to finish',
  }),
})
export type Figures = Static<typeof Figures>
export type FigureName = keyof Figures

/** One unit's line of the board. */
export const BoardRow = Type.Interface([Figures], {
  unit: Type.Object({
    code: Type.String(),
    slug: Type.String(),
    name: Type.String(),
    full_name: Type.String(),
  }),
})
export type BoardRow = Static<typeof BoardRow>

/** Bảng điều hành: every unit's figures and their total, as of a position of the feed. */
export const Board = Type.Object(
  {
    at: Type.String({ description: 'The moment against which late and due soon were told' }),
    cursor: Type.Integer({ description: 'How many events of the feed are counted' }),
    from: Type.Union([Type.String(), Type.Null()]),
    to: Type.Union([Type.String(), Type.Null()]),
    total: Figures,
    items: Type.Array(BoardRow),
  },
  { $id: 'Board' },
)
export type Board = Static<typeof Board>

/** What each figure is called. */
export const FIGURE_TEXT: Record<FigureName, Text> = {
  received: { vi: 'Tiếp nhận', en: 'Received' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  settled: { vi: 'Đã giải quyết', en: 'Settled' },
  on_time: { vi: 'Đúng hạn', en: 'On time' },
  late: { vi: 'Trễ hạn', en: 'Late' },
  late_with_apology: { vi: 'Trễ hạn, có xin lỗi', en: 'Late, with apology' },
  late_without_apology: { vi: 'Trễ hạn, không xin lỗi', en: 'Late, without apology' },
  apologies: { vi: 'Văn bản xin lỗi đã ký', en: 'Apologies signed' },
  lapses: { vi: 'Lượt quá hẹn không xin lỗi', en: 'Dates passed without apology' },
  refused: { vi: 'Không tiếp nhận', en: 'Not accepted' },
  withdrawn: { vi: 'Rút hồ sơ', en: 'Withdrawn' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
  supplements: { vi: 'Lượt yêu cầu bổ sung', en: 'Requests for papers' },
  mismatches: { vi: 'Bản giấy khác bản điện tử', en: 'Paper differs from e-result' },
  ratings: { vi: 'Lượt đánh giá', en: 'Ratings' },
  waiting: { vi: 'Chờ tiếp nhận', en: 'Waiting for acceptance' },
  waiting_late: { vi: 'Chờ tiếp nhận quá hạn', en: 'Waiting too long' },
  open: { vi: 'Đang giải quyết', en: 'In progress' },
  due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  overdue_with_apology: { vi: 'Đang quá hạn, đã xin lỗi', en: 'Overdue, with apology' },
  overdue_without_apology: { vi: 'Đang quá hạn, chưa xin lỗi', en: 'Overdue, no apology' },
  online_share: { vi: 'Tỷ lệ trực tuyến', en: 'Online share' },
  on_time_share: { vi: 'Tỷ lệ đúng hạn', en: 'On-time share' },
  delivered: { vi: 'Đã trả kết quả', en: 'Handed over' },
  response_share: { vi: 'Tỷ lệ có đánh giá', en: 'Response rate' },
  rating: { vi: 'Đánh giá', en: 'Rating' },
  average_hours: { vi: 'Giờ giải quyết trung bình', en: 'Average hours' },
}

/** Figures of now: a period does not change them. */
export const FIGURES_OF_NOW: readonly FigureName[] = [
  'waiting',
  'waiting_late',
  'open',
  'due_soon',
  'overdue',
  'overdue_with_apology',
  'overdue_without_apology',
]
