import { Type, type Static } from 'typebox'
import { type Counts, isMeasure } from './measure.ts'

/** Which procedures a measure counts: those whose online service has a level on the last day of the period. */
const Only = Type.Object(
  { online_level: Type.Enum(['full', 'partial', 'unknown']) },
  { additionalProperties: false },
)
export type Only = Static<typeof Only>

const Names = Type.Array(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), { minItems: 1 })

/**
 * Công thức của một cột: names are measures, or other columns written before this one as `c4`. `plus` is summed and
 * `minus` taken away; with `share_of` the result is a share of that sum.
 */
export const Formula = Type.Object(
  {
    plus: Names,
    minus: Type.Optional(Names),
    share_of: Type.Optional(Names),
    only: Type.Optional(Only),
  },
  { additionalProperties: false },
)
export type Formula = Static<typeof Formula>

/** What a column comes to; null where there is no data: an unknown measure, or a share of nothing. */
export type Value = number | null

/** What a formula reads: the counts a filter leaves, and the columns there are already. */
export type Known = {
  readonly counts: (only: Only | undefined) => Counts
  readonly columns: ReadonlyMap<string, Value>
}

/** Evaluates a formula. Nothing it names may be unknown; then nothing is known of the whole. */
export function evaluate({ plus, minus = [], share_of, only }: Formula, known: Known): Value {
  const counts = known.counts(only)
  const sum = (names: readonly string[]): Value =>
    names.reduce<Value>((total, name) => {
      const value = valueOf(name, counts, known.columns)
      return total === null || value === null ? null : total + value
    }, 0)
  const [more, less] = [sum(plus), sum(minus)]
  if (more === null || less === null) return null
  if (!share_of) return more - less
  const whole = sum(share_of)
  return whole === null || whole === 0 ? null : (more - less) / whole
}

function valueOf(name: string, counts: Counts, columns: Known['columns']): Value {
  if (columns.has(name)) return columns.get(name) ?? null
  return isMeasure(name) ? (counts[name] ?? 0) : null
}
