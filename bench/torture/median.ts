import { percentile } from '../speed/figures.ts'

/** The middle one, in whole ms; 0 of nothing. */
export function medianOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.round(percentile(values, 0.5))
}
