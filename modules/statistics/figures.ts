import type { FigureRow } from './measure.ts'
import type { Names } from './names.ts'
import type { Period } from './period.ts'

/** Who closed a period, when, and up to which position of the feed it counts. */
export type Closing = {
  readonly id: string
  readonly closed_at: string
  readonly closed_by_name: string
  readonly position: number
  readonly pins: Readonly<Record<string, number>>
}

/** `reported`: as it was closed, or as it stands while it is open. `restated`: everything known now, by today's units. */
export type Basis = 'reported' | 'restated'

/** Số liệu của một kỳ: every measure by unit and procedure, with the names it is printed with. */
export type Figures = {
  readonly period: Period
  readonly basis: Basis
  /** The moment up to which was counted: the end of the period, or now while it goes on. */
  readonly until: string
  /** How many events of the feed are counted. */
  readonly cursor: number
  readonly closing: Closing | null
  readonly rows: readonly FigureRow[]
  readonly names: Names
  /** Units of the rows that are no more and were split: their figures belong to no single unit of today. */
  readonly split_units: readonly number[]
}
