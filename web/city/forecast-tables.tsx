import type { DossierAhead, OfficerAhead } from '#http/present-forecast.ts'
import { HORIZONS } from '#modules/oversight'
import { formatMoment } from '#platform/dates.ts'
import { showNumber, showShare } from '#web/format.ts'
import { Heading, Table, useView } from '#web/ui/index.ts'

/** What each specialist will likely be late with, by name. */
export function OfficersAhead({ rows }: { rows: readonly OfficerAhead[] }) {
  const { t, language } = useView()
  const title = t('Theo người thụ lý', 'By officer')
  return (
    <section class="stack">
      <Heading level={2} text={title} />
      <Table
        caption={title}
        hideCaption
        dense
        rows={rows}
        rowKey={(row) => row.account ?? '-'}
        empty={t('Không có hồ sơ nào sắp đến hạn.', 'Nothing is due soon.')}
        columns={[
          {
            key: 'name',
            label: t('Người thụ lý', 'Officer'),
            isRowHeader: true,
            cell: (row: OfficerAhead) => row.name ?? t('Chưa ai thụ lý', 'Nobody yet'),
          },
          ...HORIZONS.map((hours) => ({
            key: `h${hours}`,
            label: t(`Trễ trong ${hours} giờ`, `Late in ${hours} hours`),
            align: 'end' as const,
            cell: (row: OfficerAhead) => showNumber(row[`h${hours}`].likely, language),
          })),
          {
            key: 'due',
            label: t('Đến hạn trong 48 giờ', 'Due in 48 hours'),
            align: 'end' as const,
            cell: (row: OfficerAhead) => showNumber(row.h48.due, language),
          },
        ]}
      />
    </section>
  )
}

/** The dossiers that are due, the likeliest to be late first. */
export function DossiersAhead({ rows }: { rows: readonly DossierAhead[] }) {
  const { t, language } = useView()
  const title = t('Hồ sơ đến hạn trong 48 giờ làm việc', 'Dossiers due within 48 working hours')
  return (
    <section class="stack">
      <Heading level={2} text={title} />
      <Table
        caption={title}
        hideCaption
        rows={rows}
        rowKey={(row) => row.code}
        empty={t('Không có hồ sơ nào sắp đến hạn.', 'Nothing is due soon.')}
        columns={[
          {
            key: 'code',
            label: t('Mã hồ sơ', 'Code'),
            isRowHeader: true,
            cell: (row: DossierAhead) => (
              <a class="nowrap" href={`/dieu-hanh/ho-so/${row.code}`}>
                {row.code}
              </a>
            ),
          },
          {
            key: 'holder',
            label: t('Người thụ lý', 'Officer'),
            cell: (row: DossierAhead) => row.holder ?? t('Chưa ai thụ lý', 'Nobody yet'),
          },
          { key: 'due', label: t('Hạn', 'Due'), cell: (row: DossierAhead) => formatMoment(row.due_at) },
          {
            key: 'left',
            label: t('Còn (giờ làm việc)', 'Left (working hours)'),
            align: 'end' as const,
            cell: (row: DossierAhead) => showNumber(row.hours_left, language, 1),
          },
          {
            key: 'chance',
            label: t('Khả năng trễ', 'Chance of lateness'),
            align: 'end' as const,
            cell: (row: DossierAhead) =>
              row.chance === null
                ? t('chưa đủ số liệu', 'too little known')
                : showShare(row.chance, language),
          },
        ]}
      />
    </section>
  )
}
