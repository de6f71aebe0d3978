/** Medians, spreads and percentiles of what was measured. */

/** The value below which this share (0–1) of the values lies; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle one. */
function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** Median, smallest and largest of repeated rounds. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number }

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) }
}

/** `3.14159` → `3.14`; large numbers lose their fraction. */
export function rounded(value: number): number {
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return Number(value.toFixed(places))
}

/** `0.62 (0.58–0.66)`. */
export function shown({ median, min, max }: Spread): string {
  return `${rounded(median)} (${rounded(min)}–${rounded(max)})`
}
