import type { NamedDigest } from '#http/present-digest.ts'
import type { DigestCounts } from '#modules/oversight'
import { formatDay } from '#platform/dates.ts'
import { Heading, Page, Stack } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { AsOf, DigestFigures, KeptDays, Turns } from './digest-parts.tsx'
import { DossierTable, type ListedDossier } from './dossier-table.tsx'

type Props = {
  view: View
  /** The officer's own, as of now; null where a kept day is shown. */
  own: (DigestCounts & { readonly hours: number; readonly items: readonly ListedDossier[] }) | null
  units: readonly NamedDigest[]
  days: readonly string[]
  /** The kept day that is shown (YYYY-MM-DD). */
  day: string | undefined
}

const PATH = '/can-bo/sap-tre'

/** Sắp trễ: what of the officer's own work and of his unit is late or will be within the next working hours. */
export function DigestPage({ view, own, units, days, day }: Props) {
  const { t } = view
  const hours = own?.hours ?? units[0]?.hours ?? 48
  const title = day
    ? t(`Bản tin ngày ${formatDay(day)}`, `Digest of ${formatDay(day)}`)
    : t('Sắp trễ', 'Late soon')
  return (
    <Page
      view={view}
      title={title}
      width="wide"
      breadcrumbs={
        day ? [{ text: t('Sắp trễ', 'Late soon'), href: PATH }, { text: formatDay(day) }] : undefined
      }
    >
      <Heading
        text={title}
        lead={t(
          `Hồ sơ đã quá hạn và sẽ đến hạn trong ${hours} giờ làm việc tới, theo lịch làm việc của đơn vị.`,
          `Dossiers past their date or due within the next ${hours} working hours, by the unit’s calendar.`,
        )}
      />
      <Stack>
        <KeptDays days={days} path={PATH} shown={day} now={{ vi: 'Bây giờ', en: 'Now' }} />
        {own ? (
          <>
            <Heading level={2} text={t('Việc đang chờ bạn', 'What waits for you')} />
            <DigestFigures counts={own} hours={own.hours} />
            <DossierTable
              rows={own.items}
              caption={t('Việc sắp trễ của bạn', 'Your work that will be late')}
              empty={t('Bạn không có việc nào sắp trễ.', 'Nothing of yours is late or due soon.')}
            />
          </>
        ) : null}
        {units.map((digest) => (
          <section key={digest.unit.code} class="stack">
            <Heading
              level={2}
              text={t(`Cả đơn vị: ${digest.unit.full_name}`, `The unit: ${digest.unit.full_name}`)}
            />
            <AsOf at={digest.at} isKept={day !== undefined} />
            <DigestFigures counts={digest} hours={digest.hours} />
            <Turns digest={digest} />
          </section>
        ))}
        {day && units.length === 0 ? (
          <p>{t('Ngày này không có bản tin nào được lưu.', 'No digest was kept on this day.')}</p>
        ) : null}
      </Stack>
    </Page>
  )
}
