import type { Report, ReportColumn, Value } from '#modules/statistics'
import type { Language } from '#platform/text.ts'
import { say } from '#platform/text.ts'
import { showNumber, showShare } from '#web/format.ts'
import { useView } from '#web/ui/index.ts'

/** A value as a report shows it; what nobody counts is said, never a zero. */
export function showValue(
  value: Value | undefined,
  format: ReportColumn['format'],
  language: Language,
): string {
  if (value === null || value === undefined) return '…'
  return format === 'percent' ? showShare(value, language) : showNumber(value, language)
}

type Head = { text: string; columns: number; rows: number }

/** A report as on paper: heads over heads, a row for each field or unit, the total last. It scrolls within itself. */
export function ReportTable({ report, caption }: { report: Report; caption: string }) {
  const { language, t } = useView()
  const { definition, rows, total } = report
  const { columns } = definition
  const heads = headsOf(columns, language)
  const rowTitle = definition.rows === 'field' ? t('Lĩnh vực', 'Field') : t('Đơn vị', 'Unit')
  return (
    <div class="report-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="report-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          {heads.map((level, depth) => (
            <tr key={depth}>
              {depth === 0 ? (
                <th scope="col" rowSpan={heads.length}>
                  {rowTitle}
                </th>
              ) : null}
              {level.map((head, place) => (
                <th
                  key={place}
                  scope={head.columns > 1 ? 'colgroup' : 'col'}
                  colSpan={head.columns}
                  rowSpan={head.rows}
                >
                  {head.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.name}
                {row.is_split ? ` (${t('đã chia', 'was split')})` : null}
              </th>
              {columns.map(({ key, format }) => (
                <td key={key}>{showValue(row.values[key], format, language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('Tổng số', 'Total')}</th>
            {columns.map(({ key, format }) => (
              <td key={key}>{showValue(total[key], format, language)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Heads by level: neighbours with the same words above are one cell; the lowest carries the column's number. */
function headsOf(columns: readonly ReportColumn[], language: Language): Head[][] {
  const depth = Math.max(...columns.map((column) => column.heads.length))
  return Array.from({ length: depth }, (_, level) => {
    const cells: (Head & { path: string | null })[] = []
    for (const { heads, number } of columns) {
      const head = heads[level]
      if (!head) continue
      const isLast = level === heads.length - 1
      const path = isLast
        ? null
        : heads
            .slice(0, level + 1)
            .map((one) => one.vi)
            .join('\n')
      const last = cells.at(-1)
      if (path !== null && last?.path === path) last.columns += 1
      else {
        const text = isLast ? `${say(head, language)} ${number}` : say(head, language)
        cells.push({ text, columns: 1, rows: isLast ? depth - level : 1, path })
      }
    }
    return cells
  })
}
