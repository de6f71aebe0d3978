import type { DossierSummary } from '#http/present-dossier.ts'
import type { DossierStep } from '#modules/dossiers'
import { Table, Tag, useView, type Column, type Words } from '#web/ui/index.ts'
import { DueTag } from './due-tag.tsx'
import type { Standing } from './standing.ts'

/** A line of a list with the procedure's short name and how it stands. */
export type ListedDossier = DossierSummary & {
  readonly short_name: string
  readonly standing: Standing
  readonly step: DossierStep | undefined
}

type Props = {
  rows: readonly ListedDossier[]
  caption: Words
  empty: Words
  /** What heads the column of dates: the appointment, or the end of the time to accept. */
  dueLabel?: Words | undefined
  /** True where the fee decides what can be done next. */
  showsMoney?: boolean | undefined
}

/** Dossiers under one another: code, what, whose, where it stands, until when. */
export function DossierTable({ rows, caption, empty, dueLabel, showsMoney }: Props) {
  const { t } = useView()
  const columns: Column<ListedDossier>[] = [
    {
      key: 'code',
      label: t('Mã hồ sơ', 'Code'),
      isRowHeader: true,
      cell: (row) => (
        <a class="nowrap" href={`/can-bo/ho-so/${row.code}`}>
          {row.code}
        </a>
      ),
    },
    { key: 'procedure', label: t('Thủ tục', 'Procedure'), cell: (row) => row.short_name },
    { key: 'principal', label: t('Chủ hồ sơ', 'Whose'), cell: (row) => row.principal_name },
    { key: 'status', label: t('Trạng thái', 'Status'), cell: (row) => row.business_text },
    ...(showsMoney
      ? [
          {
            key: 'money',
            label: t('Phí, lệ phí', 'Fee'),
            cell: (row: ListedDossier) => <MoneyTag row={row} />,
          },
        ]
      : []),
    {
      key: 'due',
      label: dueLabel ?? t('Hạn', 'Due'),
      cell: (row) => <DueTag standing={row.standing} step={row.step} />,
    },
  ]
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      rowClass={rowClass}
      empty={empty}
    />
  )
}

function rowClass({ standing }: ListedDossier): string | undefined {
  if (standing.state === 'late') return 'row-bad'
  return standing.state === 'due_soon' ? 'row-warning' : undefined
}

function MoneyTag({ row }: { row: ListedDossier }) {
  const { t } = useView()
  if (row.money === 'due') return <Tag tone="warning" text={t('Chưa thu', 'Not yet paid')} />
  return row.money === 'paid' ? (
    <Tag tone="good" text={t('Đã thu', 'Paid')} />
  ) : (
    <Tag text={t('Không thu', 'None')} />
  )
}
