import { type Board, FIGURE_TEXT, type FigureName } from '#modules/oversight'
import { formatMoment } from '#platform/dates.ts'
import { type Language, say, type Text } from '#platform/text.ts'
import { periodText, type ShownPeriod } from './period.ts'
import type { WholeSheet } from './whole-sheet.ts'

const FIGURES = Object.keys(FIGURE_TEXT) as FigureName[]

/** The board as a sheet: every unit with every figure, and the total. */
export function boardSheet(board: Board, period: ShownPeriod, language: Language): WholeSheet {
  const word = (text: Text): string => say(text, language)
  const total = word({ vi: 'Toàn thành phố', en: 'The whole city' })
  const rows = [
    ...board.items.map((row) => ({ name: row.unit.full_name, code: row.unit.code, figures: row })),
  ]
  return {
    name: word({ vi: 'Bảng điều hành', en: 'Board' }),
    titles: [
      word({ vi: 'Bảng điều hành', en: 'Live board' }),
      `${word({ vi: 'Số liệu', en: 'Figures' })} ${word(periodText(period))}; ${word({ vi: 'việc đang chờ tính lúc', en: 'what waits is as of' })} ${formatMoment(board.at)}`,
    ],
    head: [
      word({ vi: 'Mã', en: 'Code' }),
      word({ vi: 'Xã, phường', en: 'Commune, ward' }),
      ...FIGURES.map((name) => word(FIGURE_TEXT[name])),
    ],
    widths: [8, 26, ...FIGURES.map(() => 9)],
    rows: rows.map(({ name, code, figures }) => [code, name, ...FIGURES.map((one) => figures[one] ?? '')]),
    total: ['', total, ...FIGURES.map((one) => board.total[one] ?? '')],
  }
}
