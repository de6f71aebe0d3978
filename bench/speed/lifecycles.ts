/** Lifecycles a second and how long each step takes, at a size of the house. */
import { httpRound, type HttpRound } from './act-rounds.ts'
import { percentile, spreadOf, type Spread } from './figures.ts'
import { STEPS, type Step } from './lifecycle.ts'
import type { Scene } from './scene.ts'

/** Milliseconds below which half, nineteen of twenty, and ninety-nine of a hundred answers came. */
export type Times = { readonly p50: number; readonly p95: number; readonly p99: number }

/** What was measured at one size. */
export type Lifecycles = {
  readonly dossiers: number
  readonly perS: Spread
  readonly times: Times
  readonly bySteps: readonly (readonly [Step, Times])[]
  readonly refused: number
}

/** What is played: rounds of so many seconds, after `warm` seconds that are not counted. */
export type Playing = {
  readonly dossiers: number
  readonly rounds: number
  readonly seconds: number
  readonly warm: number
  readonly told: (text: string) => void
}

/** Plays rounds of lifecycles by sixteen clients, the look by its code included. */
export async function measureLifecycles(scene: Scene, asked: Playing): Promise<Lifecycles> {
  const { dossiers, rounds, seconds, warm, told } = asked
  const played: HttpRound[] = []
  if (warm > 0) await httpRound(scene, { seconds: warm, track: true })
  for (let round = 1; round <= rounds; round += 1) {
    const one = await httpRound(scene, { seconds, track: true })
    told(`lifecycles ${round}/${rounds} at ${dossiers}: ${one.lifecyclesPerS.toFixed(1)}/s`)
    played.push(one)
  }
  const tooks = played.flatMap((round) => round.tooks)
  return {
    dossiers,
    perS: spreadOf(played.map((round) => round.lifecyclesPerS)),
    times: timesOf(tooks.map(({ ms }) => ms)),
    bySteps: STEPS.map((step) => [
      step,
      timesOf(tooks.flatMap((took) => (took.step === step ? [took.ms] : []))),
    ]),
    refused: played.reduce((sum, round) => sum + [...round.refused.values()].reduce((a, b) => a + b, 0), 0),
  }
}

/** The percentiles of some times. */
export function timesOf(ms: readonly number[]): Times {
  return { p50: percentile(ms, 0.5), p95: percentile(ms, 0.95), p99: percentile(ms, 0.99) }
}
