import type { DossierSummary } from '#http/present-dossier.ts'
import { formatMoment } from '#platform/dates.ts'
import { type Language, say, type Text } from '#platform/text.ts'
import { CHANNEL_TEXT } from '../citizen/limit-words.ts'

/** What heads the columns of a list's file. */
export const HEAD: readonly Text[] = [
  { vi: 'Mã hồ sơ', en: 'Code' },
  { vi: 'Mã thủ tục', en: 'Procedure code' },
  { vi: 'Thủ tục', en: 'Procedure' },
  { vi: 'Xã, phường', en: 'Commune, ward' },
  { vi: 'Cách nộp', en: 'Filed' },
  { vi: 'Trạng thái', en: 'Status' },
  { vi: 'Nộp lúc', en: 'Filed at' },
  { vi: 'Tiếp nhận lúc', en: 'Accepted at' },
  { vi: 'Hạn', en: 'Due' },
  { vi: 'Có kết quả lúc', en: 'Finished at' },
]

/** One dossier as a row. */
export function lineOf(line: DossierSummary, language: Language): string[] {
  const channel = (['counter', 'online', 'post'] as const).find((one) => one === line.channel)
  const at = (moment: string | null): string => (moment ? formatMoment(moment) : '')
  return [
    ...[line.code, line.procedure.code, line.procedure.name, line.unit.name],
    ...[channel ? say(CHANNEL_TEXT[channel], language) : '', line.business_text, at(line.submitted_at)],
    ...[
      at(line.accepted_at),
      at(line.accepted_at ? line.due_at : line.acceptance_due_at),
      at(line.finished_at),
    ],
  ]
}
