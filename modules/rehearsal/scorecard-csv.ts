import { writeCsv } from '#platform/csv.ts'
import type { Card } from './card.ts'
import { BY_TEXT, cellsOf, SCORE_HEADS } from './scorecard-paper.ts'
import type { Scenario } from './scenario.ts'
import type { Scorecard } from './scorecard.ts'

/** The scorecard as a CSV: the figures of its paper, and in three columns what came instead, what to fix, what observers wrote. */
export function scorecardCsv({ cards }: Scorecard, scenarios: readonly Scenario[]): string {
  const titles = new Map(scenarios.map(({ key, title }) => [key, title.vi]))
  const head = [
    'Mã',
    'Xã, phường',
    'Kịch bản',
    'Ai diễn',
    ...SCORE_HEADS,
    'Gặp gì',
    'Cần sửa',
    'Người quan sát ghi',
  ]
  return writeCsv([
    head,
    ...cards.map((card) => [
      ...[card.commune, card.name, titles.get(card.scenario) ?? card.scenario, BY_TEXT[card.by].vi],
      ...[...cellsOf(card), ...wordsOf(card)],
    ]),
  ])
}

function wordsOf({ errors, fix, notes }: Card): string[] {
  return [
    errors.map(({ step, expected, what }) => `“${step}” cần: ${expected}; gặp: ${what}`),
    fix.map(({ vi }) => vi),
    notes.map(({ observer, note }) => `${observer}: ${note}`),
  ].map((lines) => lines.join(' | ').replaceAll(/\s+/g, ' '))
}
