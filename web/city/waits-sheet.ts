import { formatDay } from '#platform/dates.ts'
import { type Language, say, type Text } from '#platform/text.ts'
import { meanMinutes } from '../queue/mean-minutes.ts'
import { sumOf, type UnitWaits, type Waits } from './waits-facts.ts'
import type { WholeSheet } from './whole-sheet.ts'

/** What the columns of waits are called, on the page and in files. */
export const WAIT_TEXT = {
  taken: { vi: 'Lấy số', en: 'Numbers taken' },
  called: { vi: 'Đã gọi', en: 'Called' },
  mean_wait: { vi: 'Chờ trung bình (phút)', en: 'Mean wait (minutes)' },
  longest_wait: { vi: 'Chờ lâu nhất (phút)', en: 'Longest wait (minutes)' },
  done: { vi: 'Làm xong', en: 'Served' },
  mean_service: { vi: 'Làm trung bình (phút)', en: 'Mean service (minutes)' },
  missed: { vi: 'Gọi không đến', en: 'Did not come' },
} as const satisfies Record<string, Text>
export type WaitName = keyof typeof WAIT_TEXT
export const WAIT_NAMES = Object.keys(WAIT_TEXT) as WaitName[]

/** One figure; null where nobody makes it one. */
export function waitFigure(name: WaitName, waits: Waits): number | null {
  switch (name) {
    case 'mean_wait':
      return meanMinutes(waits.waited_s, waits.called)
    case 'longest_wait':
      return waits.called === 0 ? null : (meanMinutes(waits.longest_s, 1) ?? 0)
    case 'mean_service':
      return meanMinutes(waits.served_s, waits.done)
    default:
      return waits[name]
  }
}

/** Every commune's waits of a day as a sheet, with the city's together. */
export function waitsSheet(rows: readonly UnitWaits[], day: string, language: Language): WholeSheet {
  const word = (text: Text): string => say(text, language)
  const cells = (waits: Waits) => WAIT_NAMES.map((name) => waitFigure(name, waits) ?? '')
  return {
    name: word({ vi: 'Chờ ở quầy', en: 'Waits' }),
    titles: [
      word({ vi: 'Thời gian chờ và phục vụ ở các quầy', en: 'Waits and services at the counters' }),
      `${word({ vi: 'Ngày', en: 'Day' })} ${formatDay(day)}`,
    ],
    head: [
      word({ vi: 'Mã', en: 'Code' }),
      word({ vi: 'Xã, phường', en: 'Commune, ward' }),
      ...WAIT_NAMES.map((name) => word(WAIT_TEXT[name])),
    ],
    widths: [8, 26, ...WAIT_NAMES.map(() => 11)],
    rows: rows.map((row) => [row.unit.code, row.unit.full_name, ...cells(row)]),
    total: ['', word({ vi: 'Toàn thành phố', en: 'The whole city' }), ...cells(sumOf(rows))],
  }
}
