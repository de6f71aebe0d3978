import { columnName, type Report } from '#modules/statistics'

/** A report as JSON: the same closed period gives the same for ever. */
export function presentReport(report: Report) {
  const { definition, period, basis, until, cursor, closing, unit, rows, total } = report
  return {
    report: definition.key,
    version: definition.version,
    number: definition.number,
    title: definition.title,
    ...presentGround({ period, basis, until, cursor, closing, unit }),
    columns: definition.columns.map((column) => ({
      key: column.key,
      number: column.number,
      name: columnName(column),
      missing: column.missing ?? null,
    })),
    rows: rows.map(({ key, name, is_split, values }) => ({ key, name, is_split, values })),
    total,
    notes: definition.notes,
  }
}

type Ground = Pick<Report, 'period' | 'basis' | 'until' | 'cursor' | 'closing' | 'unit'>

/** On what figures rest: the period, the unit, up to when and which event, closed by whom. */
export function presentGround({ period, basis, until, cursor, closing, unit }: Ground) {
  return {
    period: { key: period.key, from: period.from, to: period.to },
    unit: unit && { code: unit.code, slug: unit.slug, full_name: unit.full_name },
    basis,
    until,
    cursor,
    closed: closing && { at: closing.closed_at, by: closing.closed_by_name },
  }
}
