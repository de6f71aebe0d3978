import type { Figures } from './figures.ts'
import { evaluate, type Value } from './formula.ts'
import type { IndexDefinition, IndexIndicator } from './index-definition.ts'
import type { IndexScore, ScoredIndicator } from './index-score.ts'
import { addCounts, type Counts } from './measure.ts'
import type { NamedUnit } from './names.ts'

/** Chấm điểm: an index over the figures of a unit, or of the whole city. Pure, so that any past period scores again. */
export function scoreIndex(
  definition: IndexDefinition,
  figures: Figures,
  unit: NamedUnit | null,
): IndexScore {
  const counts = addCounts(figures.rows)
  const extra = procedureCounts(figures)
  const done = new Map<string, ScoredIndicator>()
  const groups = definition.groups.map(({ key, indicators }) => {
    const scored = indicators.map((indicator) => {
      const times = indicator.times ? (done.get(indicator.times)?.value ?? null) : null
      const one = scoreOne(indicator, { counts, extra, times })
      done.set(indicator.key, one)
      return one
    })
    return { key, ...sumOf(scored), indicators: scored }
  })
  const points = round(groups.reduce((total, group) => total + group.points, 0))
  const of = round(groups.reduce((total, group) => total + group.of, 0))
  const { period, basis, until, cursor, closing } = figures
  return {
    ...{ definition, period, basis, until, cursor, closing, unit, groups, points, of },
    percent: of > 0 ? round((100 * points) / of) : null,
    band: of === 100 ? (definition.bands.find((band) => points >= band.from) ?? null) : null,
  }
}

type Read = {
  readonly counts: Counts
  readonly extra: ReadonlyMap<string, Value>
  /** The rate this one is multiplied by; null where there is none. */
  readonly times: number | null
}

function scoreOne(indicator: IndexIndicator, read: Read): ScoredIndicator {
  const { formula, weight, full_at, when_empty } = indicator
  const nothing = { indicator, value: null, points: null, lost: null, each: null }
  if (!formula) return { ...nothing, status: 'no_data' }
  const known = { counts: () => read.counts, columns: read.extra }
  const whole = formula.share_of ? evaluate({ plus: formula.share_of }, known) : 1
  if (whole === null) return { ...nothing, status: 'no_data' }
  if (whole === 0) {
    return when_empty === 'zero' && weight > 0
      ? { ...nothing, status: 'scored', value: 0, points: 0, lost: weight }
      : { ...nothing, status: 'empty' }
  }
  const value = evaluate(formula, known)
  if (value === null) return { ...nothing, status: 'no_data' }
  if (weight === 0) return { ...nothing, status: 'information', value }
  const rate = clamp(value) * (read.times ?? 1)
  const points = round(weight * Math.min(1, rate / full_at))
  const each = points < weight ? (weight * (read.times ?? 1)) / (whole * full_at) : 0
  return { indicator, status: 'scored', value: rate, points, lost: round(weight - points), each }
}

function clamp(rate: number): number {
  return Math.max(0, Math.min(1, rate))
}

function sumOf(scored: readonly ScoredIndicator[]): { points: number; of: number } {
  const counted = scored.filter((one) => one.status === 'scored')
  return {
    points: round(counted.reduce((total, one) => total + (one.points ?? 0), 0)),
    of: round(counted.reduce((total, one) => total + one.indicator.weight, 0)),
  }
}

/** What the index asks of procedures instead of dossiers, by the names of the period's last day. */
function procedureCounts({ names, rows }: Figures): ReadonlyMap<string, Value> {
  const offered = names.procedures.filter((one) => one.is_offered)
  const online = new Set(offered.filter((one) => one.online_level !== 'none').map((one) => one.code))
  const used = new Set(
    rows.filter((row) => (row.counts.new_online ?? 0) > 0).map((row) => row.procedure_code),
  )
  return new Map([
    ['procedures_offered', offered.length],
    ['procedures_complete', offered.filter((one) => one.is_complete).length],
    ['procedures_online', online.size],
    ['procedures_online_used', [...online].filter((code) => used.has(code)).length],
  ])
}

function round(value: number): number {
  return Math.round((value + Number.EPSILON) * 100) / 100
}
