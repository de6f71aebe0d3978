import type { Text } from '#platform/text.ts'
import type { Business, Dossier } from './dossier.ts'

/** Trạng thái chính thức 1–10 of the national portal, derived from the axes (domain brief §2.2). */
export type OfficialStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

export const OFFICIAL_STATUS: Record<OfficialStatus, Text> = {
  1: { vi: 'Mới đăng ký', en: 'Newly filed' },
  2: { vi: 'Được tiếp nhận', en: 'Accepted' },
  3: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  4: { vi: 'Đang xử lý', en: 'In progress' },
  5: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Papers to be supplemented' },
  6: { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Financial obligation due' },
  7: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawn by the applicant' },
  8: { vi: 'Dừng xử lý', en: 'Stopped' },
  9: { vi: 'Đã xử lý xong', en: 'Finished, waiting for collection' },
  10: { vi: 'Đã trả kết quả', en: 'Result handed over' },
}

const OF_BUSINESS: Record<Business, OfficialStatus> = {
  submitted: 1,
  supplement_before: 5,
  refusal_drafted: 1,
  refused: 3,
  accepted: 2,
  forwarded: 4,
  reviewing: 4,
  consulting: 4,
  supplement_proposed: 4,
  supplement: 5,
  financial: 6,
  proposed: 4,
  endorsed: 4,
  approved: 4,
  finished: 9,
  withdrawn: 7,
  stopped: 8,
}

/** The official status of a dossier. */
export function officialStatus(dossier: Pick<Dossier, 'business' | 'delivery'>): OfficialStatus {
  return dossier.delivery === 'delivered' ? 10 : OF_BUSINESS[dossier.business]
}

/** Where the dossier stands, in the words officers and residents use. */
export const BUSINESS_TEXT: Record<Business, Text> = {
  submitted: { vi: 'Chờ tiếp nhận', en: 'Waiting for acceptance' },
  supplement_before: { vi: 'Chờ bổ sung (trước tiếp nhận)', en: 'Waiting for papers (before acceptance)' },
  refusal_drafted: { vi: 'Chờ ký từ chối tiếp nhận', en: 'Refusal waiting for signature' },
  refused: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
  accepted: { vi: 'Đã tiếp nhận', en: 'Accepted' },
  forwarded: { vi: 'Đã chuyển, chờ thụ lý', en: 'Forwarded, waiting for review' },
  reviewing: { vi: 'Đang thẩm định', en: 'Under review' },
  consulting: { vi: 'Chờ ý kiến phối hợp', en: 'Waiting for another body' },
  supplement_proposed: {
    vi: 'Chờ duyệt yêu cầu bổ sung lần hai',
    en: 'Second request for papers with the head',
  },
  supplement: { vi: 'Chờ bổ sung giấy tờ', en: 'Waiting for papers' },
  financial: { vi: 'Chờ nghĩa vụ tài chính', en: 'Waiting for payment of an obligation' },
  proposed: { vi: 'Đã trình, chờ lãnh đạo phòng', en: 'Proposed, with the head of the body' },
  endorsed: { vi: 'Chờ ký', en: 'Waiting for signature' },
  approved: { vi: 'Đã ký, chờ văn thư', en: 'Signed, with the clerk' },
  finished: { vi: 'Đã có kết quả', en: 'Result ready' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
  stopped: { vi: 'Đã dừng giải quyết', en: 'Stopped' },
}

/** Where a dossier stands, in those words; what was handed over is not waiting to be, whatever its business was last. */
export function standText({ business, delivery }: Pick<Dossier, 'business' | 'delivery'>): Text {
  return delivery === 'delivered' ? OFFICIAL_STATUS[10] : BUSINESS_TEXT[business]
}
