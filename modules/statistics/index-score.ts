import type { Basis, Closing } from './figures.ts'
import type { IndexDefinition, IndexIndicator } from './index-definition.ts'
import type { NamedUnit } from './names.ts'
import type { Period } from './period.ts'

/** `scored`: it earns points. `empty`: nothing to judge in the period. `no_data`: no source or no published formula. */
export type IndicatorStatus = 'scored' | 'empty' | 'no_data' | 'information'

/** What one indicator came to; points are rounded to two decimals. */
export type ScoredIndicator = {
  readonly indicator: IndexIndicator
  readonly status: IndicatorStatus
  /** The rate from 0 to 1, or minutes; null where there is none. */
  readonly value: number | null
  readonly points: number | null
  /** How much of its weight is missing. */
  readonly lost: number | null
  /** What one dossier (or procedure) more would have earned. */
  readonly each: number | null
}

/** Điểm: what the points of the indicators with data come to, and on how many of the hundred they rest. */
export type IndexScore = {
  readonly definition: IndexDefinition
  readonly period: Period
  readonly basis: Basis
  readonly until: string
  readonly cursor: number
  readonly closing: Closing | null
  readonly unit: NamedUnit | null
  readonly groups: readonly {
    readonly key: string
    readonly points: number
    /** Weight of its indicators that have data. */
    readonly of: number
    readonly indicators: readonly ScoredIndicator[]
  }[]
  readonly points: number
  readonly of: number
  /** Points as a share of what they rest on, in percent; null where nothing has data. */
  readonly percent: number | null
  /** Only where all 100 points have data. */
  readonly band: IndexDefinition['bands'][number] | null
}
