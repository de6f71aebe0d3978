import type { Text } from '#platform/text.ts'

/** Đại lượng: what is counted of a unit and a procedure in a period, or at its end. Reports and the index name these. */
export const MEASURE_TEXT = {
  carried: { vi: 'Kỳ trước chuyển qua', en: 'Carried over from before' },
  new_online: { vi: 'Tiếp nhận mới, trực tuyến', en: 'Newly received, online' },
  new_counter: { vi: 'Tiếp nhận mới, trực tiếp', en: 'Newly received, at the counter' },
  new_post: { vi: 'Tiếp nhận mới, bưu chính', en: 'Newly received, by post' },
  new_elsewhere: { vi: 'Tiếp nhận mới, phi địa giới', en: 'Newly received at another unit’s desk' },
  settled_early: { vi: 'Giải quyết trước ngày hẹn', en: 'Settled before the day' },
  settled_on_day: { vi: 'Giải quyết đúng hạn', en: 'Settled on the day' },
  settled_late: { vi: 'Giải quyết quá hạn', en: 'Settled late' },
  settled_late_with_apology: { vi: 'Giải quyết quá hạn, có xin lỗi', en: 'Settled late, with apology' },
  open_in_time: { vi: 'Đang giải quyết, trong hạn', en: 'In progress, in time' },
  open_late: { vi: 'Đang giải quyết, quá hạn', en: 'In progress, late' },
  open_late_with_apology: {
    vi: 'Đang giải quyết, quá hạn, có xin lỗi',
    en: 'In progress, late, with apology',
  },
  waiting_online_in_time: {
    vi: 'Trực tuyến chờ tiếp nhận, trong hạn',
    en: 'Online, awaiting acceptance, in time',
  },
  waiting_online_late: { vi: 'Trực tuyến chờ tiếp nhận, quá hạn', en: 'Online, awaiting acceptance, late' },
  finished: { vi: 'Có kết quả', en: 'Finished with a result' },
  refused: { vi: 'Không tiếp nhận', en: 'Not accepted' },
  withdrawn: { vi: 'Rút hồ sơ', en: 'Withdrawn' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
  settle_minutes: { vi: 'Phút từ tiếp nhận đến có kết quả', en: 'Minutes from acceptance to result' },
  fee_told: { vi: 'Hồ sơ biết rõ có phí hay không', en: 'Dossiers of which the fee is known' },
  fee_bearing: { vi: 'Hồ sơ có phí, lệ phí', en: 'Dossiers that bear a fee' },
  fee_paid_online: {
    vi: 'Hồ sơ có phí đã nộp không dùng tiền mặt',
    en: 'Fee-bearing dossiers paid without cash',
  },
  result_told: { vi: 'Có kết quả, biết rõ dạng kết quả', en: 'Finished, the form of the result known' },
  result_electronic: { vi: 'Kết quả điện tử có ký số', en: 'Results digitally signed' },
  result_digitised: {
    vi: 'Có tệp giấy tờ và kết quả điện tử',
    en: 'With files of papers and a signed result',
  },
  online_with_result: { vi: 'Trực tuyến, có kết quả điện tử', en: 'Online, with a signed result' },
  index_all: { vi: 'Hồ sơ xét tiến độ (QĐ 766)', en: 'Dossiers judged for timeliness (QĐ 766)' },
  index_on_time: { vi: 'Đúng hạn theo QĐ 766', en: 'On time as QĐ 766 counts' },
  asked_twice: { vi: 'Yêu cầu bổ sung quá một lần', en: 'Papers asked for more than once' },
  payments: { vi: 'Lượt thu phí, lệ phí', en: 'Payments of fees' },
  payments_online: { vi: 'Lượt thu không dùng tiền mặt', en: 'Payments without cash' },
  payments_direct: { vi: 'Lượt thu tiền mặt', en: 'Payments in cash' },
  payments_with_receipt: { vi: 'Lượt thu đã có biên lai', en: 'Payments with a receipt' },
  paid_amount: { vi: 'Số tiền đã thu (đồng)', en: 'Money taken (đồng)' },
  result_mismatch: {
    vi: 'Bản giấy khác kết quả điện tử',
    en: 'Paper differs from the electronic result',
  },
  ratings: { vi: 'Lượt đánh giá', en: 'Ratings' },
  rating_sum: { vi: 'Tổng điểm đánh giá', en: 'Sum of ratings' },
  ratings_low: { vi: 'Lượt đánh giá không hài lòng', en: 'Ratings that are dissatisfied' },
} as const satisfies Readonly<Record<string, Text>>
export type Measure = keyof typeof MEASURE_TEXT

/** Every measure there is; a report that names another shows “no data” there. */
export const MEASURES = Object.keys(MEASURE_TEXT).filter(isMeasure)

/** Is this the name of a measure? */
export function isMeasure(name: string): name is Measure {
  return Object.hasOwn(MEASURE_TEXT, name)
}

/** Counts by measure; what is not named is zero. */
export type Counts = Readonly<Partial<Record<Measure, number>>>

/** The counts of one unit and procedure. */
export type FigureRow = {
  readonly unit_id: number
  readonly procedure_code: string
  readonly counts: Counts
}

/** The counts of many together. */
export function addCounts(rows: readonly { readonly counts: Counts }[]): Counts {
  const sums: Partial<Record<Measure, number>> = {}
  for (const { counts } of rows) {
    for (const name of MEASURES) {
      const by = counts[name]
      if (by) sums[name] = (sums[name] ?? 0) + by
    }
  }
  return sums
}
