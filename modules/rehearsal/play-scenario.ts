import { Refusal } from '#platform/refusal.ts'
import { type Card, TOO_SLOW } from './card.ts'
import type { Scenario } from './scenario.ts'
import { SCRIPTS } from './scripts.ts'
import type { Stage } from './stage.ts'

/** How much quicker or slower than the scenario's minutes people are; practised ones are near them. */
const PACE = { least: 0.6, most: 1.15 }

type Played = {
  readonly scenario: Scenario
  /** How many times slower this commune is than others; 1 where it is not. */
  readonly slowness: number
}

/** Plays a scenario in one commune, step by step, until it is over or a step is refused; answers its card. */
export async function playScenario(stage: Stage, { scenario, slowness }: Played): Promise<Card> {
  const began = stage.now
  const errors: Card['errors'][number][] = []
  const fix: Card['fix'][number][] = []
  let done = 0
  for (const step of scenario.steps) {
    const pace = PACE.least + (stage.random.between(0, 1000) / 1000) * (PACE.most - PACE.least)
    stage.now = later(stage.now, step.minutes * pace * slowness)
    const refused = await SCRIPTS[step.do](stage, step).then(
      () => null,
      (error: unknown) => error,
    )
    if (refused) {
      if (!(refused instanceof Refusal)) throw refused
      errors.push({ step: step.title.vi, expected: step.expected.vi, what: refused.text.vi })
      fix.push(step.fix)
      break
    }
    done += 1
  }
  const minutes = Math.round((Date.parse(stage.now) - Date.parse(began)) / 60_000)
  if (minutes > scenario.minutes) fix.push(TOO_SLOW)
  return {
    commune: stage.commune.unit.code,
    name: stage.commune.unit.full_name,
    ...{ scenario: scenario.key, by: 'scripted' },
    ...{ steps: scenario.steps.length, steps_done: done, errors, minutes, fix, repeats: 1 },
    target_minutes: scenario.minutes,
    is_checklist: scenario.stands_in !== undefined,
    notes: [],
  }
}

function later(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + Math.round(minutes * 60_000)).toISOString()
}
