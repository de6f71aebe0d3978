import { soonUntil } from '#modules/dossiers'
import { formatMoment } from '#platform/dates.ts'
import { StatusTag, Table, useView, type Column, type Words } from '#web/ui/index.ts'
import type { DossierRow } from './dossier-rows.ts'

type Props = {
  rows: readonly DossierRow[]
  caption: Words
  empty: Words
  now: string
  /** True where all rows are of one unit. */
  hideUnit?: boolean
}

/** Dossiers as the city reads them: whose, what, where, how they stand; each leads to its page. */
export function DossierLines({ rows, caption, empty, now, hideUnit }: Props) {
  const { t } = useView()
  const columns: Column<DossierRow>[] = [
    {
      key: 'code',
      label: t('Mã hồ sơ', 'Code'),
      isRowHeader: true,
      cell: (row) => (
        <a class="nowrap" href={`/dieu-hanh/ho-so/${row.code}`}>
          {row.code}
        </a>
      ),
    },
    { key: 'procedure', label: t('Thủ tục', 'Procedure'), cell: (row) => row.short_name },
    { key: 'name', label: t('Chủ hồ sơ', 'Whose'), cell: (row) => row.principal_name },
    { key: 'unit', label: t('Xã, phường', 'Commune, ward'), cell: (row) => row.unit.name },
    { key: 'state', label: t('Trạng thái', 'Status'), cell: (row) => row.business_text },
    { key: 'due', label: t('Hạn', 'Due'), cell: (row) => <Due row={row} now={now} /> },
  ]
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns.filter((column) => !(hideUnit && column.key === 'unit'))}
      rows={rows}
      rowKey={(row) => row.code}
      empty={empty}
    />
  )
}

function Due({ row, now }: { row: DossierRow; now: string }) {
  const { t } = useView()
  const at = row.accepted_at ? row.due_at : row.acceptance_due_at
  const state = standing(row, now)
  return (
    <span class="due">
      {at ? formatMoment(at) : '–'}{' '}
      {state === 'late' ? <StatusTag tone="bad" text={t('Trễ hạn', 'Late')} /> : null}
      {state === 'on_time' ? <StatusTag tone="good" text={t('Đúng hạn', 'On time')} /> : null}
      {state === 'overdue' ? <StatusTag tone="bad" text={t('Quá hạn', 'Overdue')} /> : null}
      {state === 'soon' ? <StatusTag tone="warning" text={t('Sắp đến hạn', 'Due soon')} /> : null}
      {state === 'paused' ? <StatusTag text={t('Tạm dừng tính hạn', 'Clock paused')} /> : null}
    </span>
  )
}

type Standing = 'late' | 'on_time' | 'overdue' | 'soon' | 'paused' | 'none'

/** As the figures count it. */
function standing(row: DossierRow, now: string): Standing {
  if (row.finished_at) return row.on_time === false ? 'late' : 'on_time'
  if (['refused', 'withdrawn', 'stopped', 'supplement_before'].includes(row.business)) return 'none'
  if (row.business === 'supplement' || row.business === 'financial') return 'paused'
  const at = row.accepted_at ? row.due_at : row.acceptance_due_at
  if (!at) return 'none'
  if (at < now) return 'overdue'
  return row.accepted_at && at < soonUntil(now) ? 'soon' : 'none'
}
