import type { DigestView, NamedDigest } from '#http/present-digest.ts'
import { formatDay } from '#platform/dates.ts'
import { Heading, Page, Stack, Table } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { AsOf, countColumns, DigestFigures, KeptDays } from '../officer/digest-parts.tsx'

type Props = { view: View; digest: DigestView; days: readonly string[]; day: string | undefined }

const PATH = '/dieu-hanh/sap-tre'

/** Sắp trễ, for the city: every unit's digest of a working day, the worst first. */
export function CityDigestPage({ view, digest, days, day }: Props) {
  const { t } = view
  const [first] = digest.items
  const hours = first?.hours ?? 48
  const rows = [...digest.items].sort(
    (a, b) => b.late - a.late || b.within_8 - a.within_8 || b.within_all - a.within_all,
  )
  return (
    <Page view={view} title={t('Sắp trễ', 'Late soon')} width="wide">
      <Heading
        text={
          day
            ? t(`Sắp trễ, bản tin ngày ${formatDay(day)}`, `Late soon, digest of ${formatDay(day)}`)
            : t('Sắp trễ', 'Late soon')
        }
        lead={t(
          `Hồ sơ đã quá hạn và sẽ đến hạn trong ${hours} giờ làm việc, theo lịch của từng xã, phường, như lúc mở cửa.`,
          `Dossiers past their date or due within ${hours} working hours by each commune’s calendar, as when the doors opened.`,
        )}
      />
      <Stack>
        <KeptDays days={days} path={PATH} shown={day} />
        {first ? (
          <>
            <AsOf at={first.at} isKept />
            <DigestFigures counts={digest.total} hours={hours} />
          </>
        ) : null}
        <Table
          caption={t('Từng xã, phường', 'Each commune and ward')}
          dense
          rows={rows}
          rowKey={(row) => row.unit.code}
          empty={t('Ngày này không có bản tin nào được lưu.', 'No digest was kept on this day.')}
          columns={[
            {
              key: 'name',
              label: t('Xã, phường', 'Commune, ward'),
              isRowHeader: true,
              cell: (row: NamedDigest) => (
                <a
                  href={`/dieu-hanh/ho-so?${new URLSearchParams({ view: row.late > 0 ? 'overdue' : 'due_soon', unit: row.unit.slug })}`}
                >
                  {row.unit.full_name}
                </a>
              ),
            },
            ...countColumns<NamedDigest>(view, hours),
          ]}
        />
      </Stack>
    </Page>
  )
}
