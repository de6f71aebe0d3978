import { columnName, type Report } from '#modules/statistics'
import { showNumber } from '#web/format.ts'
import { Table, useView } from '#web/ui/index.ts'
import { showValue } from './report-table.tsx'

/** A closed period: what was reported beside what is known now by today's units, and how far they differ. */
export function ComparedTable({ reported, restated }: { reported: Report; restated: Report }) {
  const { t, language } = useView()
  const { columns } = reported.definition
  return (
    <Table
      caption={t('Số đã chốt và số tính lại hôm nay', 'As reported, and as restated today')}
      rows={columns}
      rowKey={(column) => column.key}
      dense
      columns={[
        {
          key: 'name',
          label: t('Chỉ tiêu', 'Column'),
          isRowHeader: true,
          cell: (column) => `${column.number} ${columnName(column)[language]}`,
        },
        {
          key: 'reported',
          label: t('Đã báo cáo', 'As reported'),
          align: 'end',
          cell: ({ key, format }) => showValue(reported.total[key], format, language),
        },
        {
          key: 'restated',
          label: t('Tính lại theo địa giới hiện nay', 'Restated for today’s boundaries'),
          align: 'end',
          cell: ({ key, format }) => showValue(restated.total[key], format, language),
        },
        {
          key: 'difference',
          label: t('Chênh lệch', 'Difference'),
          align: 'end',
          cell: ({ key }) => differenceOf(reported.total[key], restated.total[key], language),
        },
      ]}
    />
  )
}

function differenceOf(
  was: number | null | undefined,
  is: number | null | undefined,
  language: 'vi' | 'en',
): string {
  if (typeof was !== 'number' || typeof is !== 'number') return '–'
  const by = is - was
  return by > 0 ? `+${showNumber(by, language)}` : showNumber(by, language)
}
