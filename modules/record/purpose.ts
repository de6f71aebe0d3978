import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

/** Why a city role opens a dossier of another unit. */
export const PURPOSES = ['supervision', 'feedback', 'inspection', 'report', 'support'] as const

export const Purpose = Type.Enum([...PURPOSES])
export type Purpose = Static<typeof Purpose>

/** What each purpose is called; `handling` is that of officers at the dossier's own places, `oversight` of a list. */
export const PURPOSE_TEXT: Record<Purpose | 'handling' | 'oversight', Text> = {
  supervision: { vi: 'Giám sát, đôn đốc tiến độ', en: 'Supervising its progress' },
  feedback: { vi: 'Giải quyết phản ánh, kiến nghị', en: 'Answering feedback about it' },
  inspection: { vi: 'Kiểm tra, thanh tra', en: 'Inspection or audit' },
  report: { vi: 'Đối chiếu số liệu báo cáo', en: 'Checking figures of a report' },
  support: { vi: 'Hỗ trợ đơn vị xử lý', en: 'Helping the unit that handles it' },
  handling: { vi: 'Giải quyết hồ sơ', en: 'Handling the dossier' },
  oversight: { vi: 'Theo dõi danh sách', en: 'Following a list' },
}
