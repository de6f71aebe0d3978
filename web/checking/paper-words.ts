import type { Text } from '#platform/text.ts'

/** What a statement of the log is about, by the word it bears. */
export const PAPER_WORDS: Readonly<Record<string, Text>> = {
  result: { vi: 'Kết quả giải quyết', en: 'Result' },
  certification: { vi: 'Lời chứng bản sao', en: 'Certification of a copy' },
  mau_01: { vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt and appointment' },
  mau_02: { vi: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', en: 'Request for papers' },
  mau_03: { vi: 'Phiếu từ chối tiếp nhận hồ sơ', en: 'Refusal of acceptance' },
  reorganisation: { vi: 'Biên bản đối soát sắp xếp đơn vị', en: 'Reconciliation of a reorganisation' },
  record: { vi: 'Nhật ký của hồ sơ', en: 'Record of the dossier' },
}
