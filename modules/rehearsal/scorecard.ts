import type { Card } from './card.ts'

/** All cards of a rehearsal, added up. */
export type Scorecard = {
  readonly communes: number
  readonly scenarios: number
  readonly passed: number
  readonly failed: number
  readonly over_time: number
  readonly steps: number
  readonly steps_done: number
  readonly by_scenario: readonly {
    readonly scenario: string
    readonly passed: number
    readonly failed: number
    readonly minutes: number
    readonly target_minutes: number
  }[]
  readonly cards: readonly Card[]
}

/** A card of which every step was done, without an error, within its time. */
export function isPassed({ errors, steps, steps_done, minutes, target_minutes }: Card): boolean {
  return errors.length === 0 && steps_done === steps && minutes <= target_minutes
}

/** Adds cards up; minutes of a scenario are the middle ones of its communes. */
export function addUp(cards: readonly Card[]): Scorecard {
  const sum = (pick: (card: Card) => number, own = cards): number =>
    own.reduce((all, card) => all + pick(card), 0)
  const passed = cards.filter(isPassed).length
  return {
    communes: new Set(cards.map(({ commune }) => commune)).size,
    scenarios: new Set(cards.map(({ scenario }) => scenario)).size,
    passed,
    failed: cards.length - passed,
    over_time: cards.filter(({ minutes, target_minutes }) => minutes > target_minutes).length,
    steps: sum(({ steps }) => steps),
    steps_done: sum(({ steps_done }) => steps_done),
    by_scenario: [...Map.groupBy(cards, ({ scenario }) => scenario)].map(([scenario, own]) => ({
      scenario,
      passed: own.filter(isPassed).length,
      failed: own.filter((card) => !isPassed(card)).length,
      minutes: median(own.map(({ minutes }) => minutes)),
      target_minutes: own[0]?.target_minutes ?? 0,
    })),
    cards,
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
