import type { Random } from './random.ts'
import type { WorkDay } from './working-minutes.ts'

/** On Mondays so many times as many people come. */
const MONDAY_RUSH = 1.25

/** A minute in which a desk is open, the last quarter of an hour of a day left out. */
export function counterMinute(days: readonly WorkDay[], random: Random): number {
  const weights = days.map(({ day }) => ((day + 3) % 7 === 0 ? MONDAY_RUSH : 1))
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  let chosen = 0
  while (chosen < days.length - 1 && left >= (weights[chosen] ?? 0)) left -= weights[chosen++] ?? 0
  const spans = days[chosen]?.spans ?? []
  // Mornings are fuller than afternoons.
  const span = (random.chance(0.58) ? spans[0] : spans.at(-1)) ?? { from: 0, to: 60 }
  return span.from + Math.floor(random.next() * (span.to - span.from - 15))
}

/** People file online day and night; what must be accepted comes two hours before the last closing at the latest. */
export function onlineMinute(days: readonly WorkDay[], random: Random): number {
  const first = days[0]?.spans[0]?.from ?? 0
  const lastClose = days.at(-1)?.spans.at(-1)?.to ?? first + 480
  for (let tries = 0; tries < 100; tries += 1) {
    const minute = first + Math.floor(random.next() * (lastClose - 125 - first))
    const hour = Math.floor(minute / 60) % 24
    const isBusy = days.some(({ spans }) => spans.some(({ from, to }) => from <= minute && minute < to))
    if (isBusy || (hour >= 6 && hour < 24 && random.chance(0.5)) || random.chance(0.03)) return minute
  }
  return first
}

/** After the last closing of the days: nobody is there any more to accept it. */
export function eveningMinute(days: readonly WorkDay[], random: Random): number {
  return (days.at(-1)?.spans.at(-1)?.to ?? 0) + random.between(5, 360)
}
