import { evaluate, type Only, type Value } from './formula.ts'
import type { Figures } from './figures.ts'
import { addCounts, type Counts, type FigureRow } from './measure.ts'
import type { NamedUnit } from './names.ts'
import type { ReportDefinition } from './report-definition.ts'
import type { Report, ReportRow } from './report.ts'

const NAMES = new Intl.Collator('vi')

/**
 * Fills a definition with figures. The identities it names are checked in every row: a report that breaks one is not
 * made, because something counts wrongly then.
 */
export function makeReport(definition: ReportDefinition, figures: Figures, unit: NamedUnit | null): Report {
  const levels = new Map(figures.names.procedures.map((one) => [one.code, one.online_level]))
  const valuesOf = (rows: readonly FigureRow[]): ReportRow['values'] => {
    const values = valuesOfRows(definition, rows, levels)
    mustBeIdentical(definition, values)
    return values
  }
  const groups = definition.rows === 'unit' ? byUnit(figures) : byField(figures)
  const { period, basis, until, cursor, closing } = figures
  return {
    ...{ definition, period, basis, until, cursor, closing, unit },
    rows: groups.map(({ rows, ...named }) => ({ ...named, values: valuesOf(rows) })),
    total: valuesOf(figures.rows),
  }
}

type Group = Omit<ReportRow, 'values'> & { readonly rows: readonly FigureRow[] }

function byUnit({ rows, names, split_units }: Figures): Group[] {
  const groups = Map.groupBy(rows, (row) => row.unit_id)
  return names.units
    .map(({ id, code, full_name }) => {
      const is_split = split_units.includes(id)
      return { key: code, name: full_name, is_split, rows: groups.get(id) ?? [] }
    })
    .sort(
      (one, other) => Number(one.is_split) - Number(other.is_split) || NAMES.compare(one.name, other.name),
    )
}

/** What a procedure is sorted under that no list names. */
const NO_FIELD = 'Lĩnh vực khác'

function byField({ rows, names }: Figures): Group[] {
  const fields = new Map(names.procedures.map((one) => [one.code, one.field]))
  const groups = Map.groupBy(rows, (row) => fields.get(row.procedure_code) ?? NO_FIELD)
  return [...groups]
    .map(([field, own]) => ({ key: field, name: field, is_split: false, rows: own }))
    .sort((one, other) => NAMES.compare(one.name, other.name))
}

function valuesOfRows(
  { columns }: ReportDefinition,
  rows: readonly FigureRow[],
  levels: ReadonlyMap<string, string>,
): ReportRow['values'] {
  const all = addCounts(rows)
  const counts = (only: Only | undefined): Counts => {
    if (!only) return all
    const { online_level } = only
    const levelOf = (code: string): string => levels.get(code) ?? 'unknown'
    // What came in online although today's definition has no such channel is of unknown level, too.
    const counted = online_level === 'unknown' ? ['unknown', 'none'] : [online_level]
    return addCounts(rows.filter((row) => counted.includes(levelOf(row.procedure_code))))
  }
  const known = new Map<string, Value>()
  for (const { key, value } of columns) known.set(key, evaluate(value, { counts, columns: known }))
  return Object.fromEntries(known)
}

function mustBeIdentical({ key, identities }: ReportDefinition, values: ReportRow['values']): void {
  for (const { left, right } of identities) {
    const parts = right.map((name) => values[name])
    const whole = values[left]
    if (typeof whole !== 'number' || parts.some((part) => typeof part !== 'number')) continue
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0)
    if (sum !== whole) {
      throw new Error(`report ${key}: ${left} is ${whole}, but ${right.join(' + ')} make ${sum}`)
    }
  }
}
