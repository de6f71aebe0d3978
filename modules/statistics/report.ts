import type { Value } from './formula.ts'
import type { Basis, Closing } from './figures.ts'
import type { NamedUnit } from './names.ts'
import type { Period } from './period.ts'
import type { ReportDefinition } from './report-definition.ts'
import type { Text } from '#platform/text.ts'

/** One row: a field or a unit, and a value for each column. */
export type ReportRow = {
  readonly key: string
  readonly name: string
  readonly values: Readonly<Record<string, Value>>
  /** A unit of before that was split: today no unit has these figures. */
  readonly is_split: boolean
}

/** Báo cáo: a definition filled with the figures of a period, of one unit or of the whole city. */
export type Report = {
  readonly definition: ReportDefinition
  readonly period: Period
  readonly basis: Basis
  readonly until: string
  readonly cursor: number
  readonly closing: Closing | null
  readonly unit: NamedUnit | null
  readonly rows: readonly ReportRow[]
  readonly total: ReportRow['values']
}

/** What a column is called on one line: its heads from the top down. */
export function columnName(column: ReportDefinition['columns'][number]): Text {
  return {
    vi: column.heads.map((head) => head.vi).join(' – '),
    en: column.heads.map((head) => head.en).join(' – '),
  }
}
