import { type Actor, holds } from '#modules/record'
import type { Unit } from '#modules/units'
import { type Card, TOO_SLOW } from './card.ts'
import type { Scenario, Step } from './scenario.ts'

/** Đánh dấu: what the observer saw of one step, and when by the house's clock. */
export type Tick = {
  /** The step's place, from 1. */
  readonly step: number
  readonly outcome: 'done' | 'error'
  /** What went otherwise and what to fix; never empty of an error. */
  readonly note: string
  readonly ticked_at: string
  readonly ticked_by_name: string
}

/** Lượt diễn: one scenario played once by the people of a commune, with its ticks in their order. */
export type Play = {
  readonly id: string
  readonly unit_id: number
  readonly agency_id: string
  readonly scenario: string
  /** Which play of this scenario in this commune it is, from 1. */
  readonly number: number
  /** The scenario as it was when the play began. */
  readonly script: Scenario
  readonly observer_name: string
  readonly began_at: string
  readonly finished_at: string | null
  /** What the observer wrote of the whole. */
  readonly note: string
  readonly version: number
  readonly ticks: readonly Tick[]
}

/** A step as the observer's page shows it; minutes to a tenth, null where it was not ticked. */
export type PlayedStep = {
  readonly place: number
  readonly step: Step
  readonly tick: Tick | null
  readonly minutes: number | null
}

/** Whether this person observes plays of a unit: its administrator or leader, and the city's. */
export function mayObserve(actor: Actor, unit: Pick<Unit, 'id'>): boolean {
  return (
    holds(actor, 'city_admin') ||
    holds(actor, 'city_leader') ||
    actor.posts.some(({ role, unit_id }) => OBSERVERS.has(role) && unit_id === unit.id)
  )
}

const OBSERVERS: ReadonlySet<string> = new Set(['commune_admin', 'signer'])

/** Whether this person reads the scorecard of a unit: who observes there, and whoever sees the whole city. */
export function maySeePlays(actor: Actor, unit: Pick<Unit, 'id'>): boolean {
  return actor.sees === 'city' || mayObserve(actor, unit)
}

/** The step whose turn it is, from 1; null when all are ticked or the play is over. */
export function nextStep({ finished_at, ticks, script }: Play): number | null {
  return finished_at !== null || ticks.length >= script.steps.length ? null : ticks.length + 1
}

/** Every step with its tick and how long it took: from the tick before, or from the beginning. */
export function playedSteps({ script, ticks, began_at }: Play): readonly PlayedStep[] {
  return script.steps.map((step, index) => {
    const tick = ticks[index] ?? null
    const from = ticks[index - 1]?.ticked_at ?? began_at
    const minutes = tick ? Math.round(minutesBetween(from, tick.ticked_at) * 10) / 10 : null
    return { place: index + 1, step, tick, minutes }
  })
}

/** The card of a play: its time runs from the beginning to the last tick. A step that was not ticked was not done. */
export function cardOf(play: Play, unit: Pick<Unit, 'code' | 'full_name'>): Card {
  const { script, ticks, number } = play
  const minutes = Math.round(minutesBetween(play.began_at, ticks.at(-1)?.ticked_at ?? play.began_at))
  const failed = ticks.flatMap(({ step, outcome, note }) => {
    const of = script.steps[step - 1]
    return outcome === 'error' && of ? [{ of, note }] : []
  })
  const isLate = minutes > script.minutes
  return {
    ...{ commune: unit.code, name: unit.full_name, scenario: play.scenario, by: 'people' },
    steps: script.steps.length,
    steps_done: ticks.filter(({ outcome }) => outcome === 'done').length,
    errors: failed.map(({ of, note }) => ({ step: of.title.vi, expected: of.expected.vi, what: note })),
    ...{ minutes, target_minutes: script.minutes, repeats: number },
    fix: [...failed.map(({ of }) => of.fix), ...(isLate ? [TOO_SLOW] : [])],
    is_checklist: script.stands_in !== undefined,
    notes: play.note === '' ? [] : [{ observer: play.observer_name, note: play.note }],
  }
}

function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000
}
