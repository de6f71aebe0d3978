import type { TableReport } from '#modules/prints'
import { formatMoment } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { Card } from './card.ts'
import type { Scenario } from './scenario.ts'
import { isPassed, type Scorecard } from './scorecard.ts'

/** Who played, as papers and pages say it. */
export const BY_TEXT: Readonly<Record<Card['by'], Text>> = {
  people: { vi: 'người diễn', en: 'people' },
  scripted: { vi: 'mô phỏng', en: 'scripted' },
}
/** What the figures of a card are, in the order of `cellsOf`. */
export const SCORE_HEADS = [
  ...['Bước đã làm', 'Tổng số bước', 'Lỗi', 'Số phút', 'Phút đặt ra', 'Lần diễn', 'Đạt'],
] as const

/** So many cards stand on the paper; the numbers of all are in its total. */
const MOST_ROWS = 2000
/** So many notes stand under the table; how many more there are is said. */
const MOST_NOTES = 150

type Asked = { readonly scenarios: readonly Scenario[]; readonly at: string; readonly city: string }

/** Phiếu điểm diễn tập: every commune and scenario with its steps, errors and time, and under it what to fix and what was seen. */
export function scorecardPaper(scorecard: Scorecard, { scenarios, at, city }: Asked): TableReport {
  const titles = new Map(scenarios.map(({ key, title }) => [key, title.vi]))
  const { cards, communes, passed, failed } = scorecard
  const sum = (pick: (card: Card) => number): number => cards.reduce((all, card) => all + pick(card), 0)
  const told = cards.flatMap((card) => notesOf(card, titles.get(card.scenario) ?? card.scenario))
  const more = told.length - MOST_NOTES
  return {
    ...{ demonstration: true, parent_body: null, body: `Ủy ban nhân dân ${city}`, place: 'Hà Nội' },
    form_number: 'Diễn tập',
    title: 'Phiếu điểm diễn tập chính quyền hai cấp',
    period: `${communes} xã, phường, ${titles.size} kịch bản`,
    basis: `Lập lúc ${formatMoment(at)}. ${passed} lượt đạt, ${failed} lượt chưa đạt`,
    row_title: 'Xã, phường · kịch bản',
    heads: [SCORE_HEADS.map((text) => ({ text, columns: 1, rows: 1 }))],
    numbers: ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
    rows: cards.slice(0, MOST_ROWS).map((card) => ({
      name: `${card.name} · ${titles.get(card.scenario) ?? card.scenario}${card.is_checklist ? ' (danh mục kiểm tra)' : ''} – ${BY_TEXT[card.by].vi}`,
      cells: cellsOf(card),
    })),
    total: [0, 1, 2, 3, 4, 5, 6].map((place) => sum((card) => cellsOf(card)[place] ?? 0)),
    notes: [...told.slice(0, MOST_NOTES), ...(more > 0 ? [`Và ${more} ghi nhận khác.`] : [])],
    signature: null,
  }
}

/** The figures of a card: steps done and all, errors, minutes and target, repeats, 1 where it is passed. */
export function cellsOf(card: Card): number[] {
  const { steps_done, steps, errors, minutes, target_minutes, repeats } = card
  return [steps_done, steps, errors.length, minutes, target_minutes, repeats, isPassed(card) ? 1 : 0]
}

/** What went otherwise than expected and what to do about it, then what observers wrote. */
function notesOf({ name, errors, fix, notes }: Card, title: string): string[] {
  const where = `${name}, ${title}`
  return [
    ...errors.map(({ step, expected, what }) => `${where}: “${step}” cần: ${expected}; gặp: ${what}`),
    ...fix.map(({ vi }) => `${where}: cần sửa: ${vi}`),
    ...notes.map(({ observer, note }) => `${where}: ${observer} ghi: ${note}`),
  ].map((line) => line.replaceAll(/\s+/g, ' ').slice(0, 500))
}
