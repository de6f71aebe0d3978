import { steadyNumber } from './names.ts'

/** A stream of numbers that its seed decides: the same seed, the same numbers, on every machine. */
export type Random = {
  /** At least 0, under 1. */
  readonly next: () => number
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number
  /** True in this share of cases (0 to 1). */
  readonly chance: (share: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
}

/** Opens the stream of a seed (mulberry32). */
export function randomFrom(seed: string): Random {
  let state = steadyNumber(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick(list) {
      const one = list[Math.floor(next() * list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

/** The list in an order of chance (Fisher and Yates). */
export function shuffle<T>(list: readonly T[], random: Random): T[] {
  const all = [...list]
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last)
    const [one, two] = [all[last], all[other]]
    if (one === undefined || two === undefined) continue
    all[last] = two
    all[other] = one
  }
  return all
}

/**
 * Shares a whole number out by weights so that the parts sum up to it (largest remainder). With `least`,
 * each part gets that many first, where there are enough.
 */
export function shareOut(total: number, weights: readonly number[], least = 0): number[] {
  const base = total >= least * weights.length ? least : 0
  const rest = total - base * weights.length
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (sum === 0 ? 0 : (rest * weight) / sum))
  const parts = exact.map(Math.floor)
  const missing = rest - parts.reduce((all, part) => all + part, 0)
  const order = exact.map((value, index) => ({ index, part: value - Math.floor(value) }))
  order.sort((a, b) => b.part - a.part || a.index - b.index)
  for (const { index } of order.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1
  return parts.map((part) => part + base)
}
