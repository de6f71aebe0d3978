import type { Unknown } from '#modules/procedures'
import type { Text } from '#platform/text.ts'

/** What an administrator has to find out, in words. */
export const UNKNOWN_TEXT: Record<Unknown, Text> = {
  version: { vi: 'Phiên bản đang áp dụng', en: 'A version in force' },
  limit: { vi: 'Thời hạn', en: 'Time limit' },
  papers: { vi: 'Thành phần hồ sơ', en: 'Papers' },
  fee: { vi: 'Phí, lệ phí', en: 'Fee' },
  channels: { vi: 'Cách nộp', en: 'Ways to file' },
  applicants: { vi: 'Đối tượng', en: 'Who applies' },
  result: { vi: 'Kết quả', en: 'Result' },
  code: { vi: 'Mã chưa đối chiếu', en: 'Code not verified' },
}
