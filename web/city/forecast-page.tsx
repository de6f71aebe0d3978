import type { ForecastView } from '#http/present-forecast.ts'
import type { Unit } from '#modules/units'
import { formatMoment } from '#platform/dates.ts'
import { ComboBox, EmptyState, FilterForm, Heading, Page, Stack } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { AheadFigures } from './ahead-figures.tsx'
import { DossiersAhead, OfficersAhead } from './forecast-tables.tsx'
import { ProposalList } from './proposal-list.tsx'
import { UnitsAhead } from './units-ahead.tsx'

const PATH = '/dieu-hanh/du-bao'

type Props = { view: View; forecast: ForecastView; unit: Unit | null; units: readonly Unit[] }

/** Dự báo: what will be late within the next working hours, how sure that is, and who could help. */
export function ForecastPage({ view, forecast, unit, units }: Props) {
  const { t } = view
  const title = t('Dự báo trễ hạn', 'Forecast of lateness')
  const [oldest] = forecast.items.map(({ at }) => at).sort()
  return (
    <Page
      view={view}
      title={unit ? `${title} – ${unit.full_name}` : title}
      width="wide"
      breadcrumbs={[
        { text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' },
        { text: title, ...(unit ? { href: PATH } : {}) },
        ...(unit ? [{ text: unit.full_name }] : []),
      ]}
    >
      <Heading
        text={title}
        lead={t(
          'So thời gian còn lại của từng hồ sơ với nhịp giải quyết của chính đơn vị: hồ sơ giống thế trước đây có kịp không.',
          'The time each dossier has left, held against its own unit’s pace: did dossiers like it make it before.',
        )}
      />
      <FilterForm action={PATH}>
        <ComboBox
          name="unit"
          label={t('Xã, phường', 'Commune, ward')}
          optional
          emptyLabel={t('Toàn thành phố', 'The whole city')}
          value={unit?.slug}
          options={units.map((one) => ({ value: one.slug, label: one.full_name }))}
        />
      </FilterForm>
      {oldest === undefined ? (
        <EmptyState
          title={t(
            'Chưa có dự báo; hệ thống lập ít phút một lần.',
            'No forecast yet; one is made every few minutes.',
          )}
        />
      ) : (
        <Stack>
          <p class="muted">
            {t(`Tính lúc ${formatMoment(oldest)} hoặc mới hơn.`, `As of ${formatMoment(oldest)} or later.`)}
          </p>
          <AheadFigures ahead={forecast.total} />
          {unit ? (
            <>
              <OfficersAhead rows={forecast.officers} />
              <DossiersAhead rows={forecast.dossiers} />
            </>
          ) : (
            <>
              <ProposalList rows={forecast.proposals} />
              <UnitsAhead rows={forecast.items} />
            </>
          )}
        </Stack>
      )}
    </Page>
  )
}
