import type { TableReport } from '#modules/prints'
import type { Report, ReportColumn, ReportRow } from '#modules/statistics'
import { formatDay, formatMoment } from '#platform/dates.ts'

/** Who issues a report, and whether the house is a demonstration. */
type Issuer = {
  readonly city: { readonly name: string; readonly full_name: string }
  readonly demonstration: boolean
}

/** A report as a table to print: Vietnamese, as the official forms are. */
export function tableOfReport(report: Report, { city, demonstration }: Issuer): TableReport {
  const { definition, unit, period, rows, total } = report
  const { columns } = definition
  const cells = (values: ReportRow['values']) => columns.map(({ key, format }) => cellOf(values[key], format))
  return {
    demonstration,
    parent_body: null,
    body: committeeOf(unit?.full_name ?? city.full_name),
    place: unit?.name ?? city.name,
    form_number: definition.law,
    title: definition.title.vi,
    period: `Kỳ báo cáo: từ ngày ${formatDay(period.from)} đến ngày ${formatDay(period.to)}`,
    basis: basisText(report),
    row_title: definition.rows === 'field' ? 'Lĩnh vực giải quyết' : 'Đơn vị',
    heads: headsOf(columns),
    numbers: columns.map((column) => column.number),
    rows: rows.map((row) => ({
      name: row.is_split ? `${row.name} (đã chia, không tính cho đơn vị hiện nay)` : row.name,
      cells: cells(row.values),
    })),
    total: cells(total),
    notes: [
      ...definition.notes.map((note) => note.vi),
      ...columns.flatMap((column) => (column.missing ? [`Cột ${column.number}: ${column.missing.vi}`] : [])),
    ],
    signature: null,
  }
}

function cellOf(value: number | null | undefined, format: ReportColumn['format']): number | null {
  if (value === null || value === undefined) return null
  return format === 'percent' ? Math.round(value * 10_000) / 100 : value
}

/** `Phường Cầu Giấy` → `Ủy ban nhân dân phường Cầu Giấy`. */
function committeeOf(full_name: string): string {
  return `Ủy ban nhân dân ${full_name.charAt(0).toLocaleLowerCase('vi')}${full_name.slice(1)}`
}

/** On what the figures rest, in one line. */
export function basisText({ basis, closing, until }: Pick<Report, 'basis' | 'closing' | 'until'>): string {
  if (basis === 'restated')
    return `Số liệu tính lại theo những gì biết đến nay và địa giới hiện nay; tính đến ${formatMoment(until)}`
  return closing
    ? `Số liệu đã chốt lúc ${formatMoment(closing.closed_at)}, người chốt: ${closing.closed_by_name}`
    : `Số liệu chưa chốt, tính đến ${formatMoment(until)}`
}

/** Heads over heads: neighbours with the same words above are one cell, a lone head reaches down. */
function headsOf(columns: readonly ReportColumn[]): TableReport['heads'] {
  const depth = Math.max(...columns.map((column) => column.heads.length))
  return Array.from({ length: depth }, (_, level) => {
    const cells: TableReport['heads'][number] = []
    let above: string | null = null
    for (const { heads } of columns) {
      const head = heads[level]
      if (!head) {
        above = null
        continue
      }
      const path = heads
        .slice(0, level + 1)
        .map((one) => one.vi)
        .join('\n')
      const isLast = level === heads.length - 1
      const last = cells.at(-1)
      if (!isLast && last && path === above) last.columns += 1
      else cells.push({ text: head.vi, columns: 1, rows: isLast ? depth - level : 1 })
      above = isLast ? null : path
    }
    return cells
  })
}
