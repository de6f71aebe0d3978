import type { QuarterHour } from '#modules/queue'
import type { Unit } from '#modules/units'
import { meanMinutes } from '../queue/mean-minutes.ts'

/** Waits and services at counters, as sums that add up: people, and seconds of them all together. */
export type Waits = Omit<QuarterHour, 'unit_id' | 'at'>
export type UnitWaits = Waits & { readonly unit: Unit }
export type QuarterWaits = Waits & { readonly at: string }

const NONE: Waits = { taken: 0, called: 0, waited_s: 0, longest_s: 0, done: 0, served_s: 0, missed: 0 }
const QUARTER_MS = 15 * 60_000

/** Everything together: sums, and the longest of the longest waits. */
export function sumOf(times: readonly Waits[]): Waits {
  return times.reduce<Waits>(
    (sum, one) => ({
      taken: sum.taken + one.taken,
      called: sum.called + one.called,
      waited_s: sum.waited_s + one.waited_s,
      longest_s: Math.max(sum.longest_s, one.longest_s),
      done: sum.done + one.done,
      served_s: sum.served_s + one.served_s,
      missed: sum.missed + one.missed,
    }),
    NONE,
  )
}

/** Each commune's day, where people waited longest first; those where nobody came come last. */
export function byUnit(times: readonly QuarterHour[], units: readonly Unit[]): UnitWaits[] {
  const own = Map.groupBy(times, ({ unit_id }) => unit_id)
  const rows = units.map((unit) => ({ unit, ...sumOf(own.get(unit.id) ?? []) }))
  return rows.toSorted(
    (one, other) =>
      (meanMinutes(other.waited_s, other.called) ?? -1) - (meanMinutes(one.waited_s, one.called) ?? -1) ||
      other.taken - one.taken ||
      one.unit.name.localeCompare(other.unit.name, 'vi'),
  )
}

/** The day quarter by quarter, from the first to the last in which something happened, none left out. */
export function byQuarter(times: readonly QuarterHour[]): QuarterWaits[] {
  const own = Map.groupBy(times, ({ at }) => Date.parse(at))
  const first = Math.min(...own.keys())
  const last = Math.max(...own.keys())
  const count = own.size === 0 ? 0 : (last - first) / QUARTER_MS + 1
  return Array.from({ length: count }, (_, place) => {
    const at = first + place * QUARTER_MS
    return { at: new Date(at).toISOString(), ...sumOf(own.get(at) ?? []) }
  })
}
