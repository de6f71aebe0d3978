import type { DiscardInput } from '#modules/dossiers'
import type { Text } from '#platform/text.ts'

/** What is done at a desk without its line, as its queue and its leader's list call it. */
export const OFFLINE_KIND_TEXT: Record<DiscardInput['kind'], Text> = {
  intake: { vi: 'Tiếp nhận', en: 'Intake' },
  ticket: { vi: 'Cấp số', en: 'Number given' },
  visit: { vi: 'Phục vụ số', en: 'Number served' },
  scan: { vi: 'Quét giấy tờ', en: 'Paper scanned' },
  hand_over: { vi: 'Trả kết quả', en: 'Result handed over' },
}
