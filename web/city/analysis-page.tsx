import { say } from '#platform/text.ts'
import { ComboBox, FilterForm, Heading, LivePiece, LiveRegion, Page, Stack } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { CriteriaBars } from '../satisfaction/criteria-bars.tsx'
import { AgeBars } from './age-bars.tsx'
import type { AnalysisFacts } from './analysis-facts.ts'
import { OfficerTable, SliceTable } from './analysis-tables.tsx'
import { DayCalendar } from './day-calendar.tsx'
import { PeriodErrors, PeriodFilter } from './period-filter.tsx'
import { periodParts, periodText, type ShownPeriod } from './period.ts'
import { WeekTrend } from './week-trend.tsx'

const PATH = '/dieu-hanh/phan-tich'

type Props = { view: View; facts: AnalysisFacts; period: ShownPeriod }

/** Phân tích: when, how old, in which field, how filed, which procedure, who holds it; each number opens its dossiers. */
export function AnalysisPage({ view, facts, period }: Props) {
  const { t, language } = view
  const { unit } = facts
  const title = t('Phân tích', 'Breakdown')
  const where = unit?.full_name ?? t('toàn thành phố', 'the whole city')
  const keep: Record<string, string> = unit ? { unit: unit.slug } : {}
  const name = { unit: unit?.slug, period }
  return (
    <Page
      view={view}
      title={`${title} – ${where}`}
      width="wide"
      hasErrors={period.errors.length > 0}
      breadcrumbs={[{ text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' }, { text: title }]}
    >
      <PeriodErrors period={period} />
      <Heading text={title} lead={`${where}, ${say(periodText(period), language)}`} />
      <FilterForm action={PATH} keep={periodParts(period)}>
        <ComboBox
          name="unit"
          label={t('Xã, phường', 'Commune, ward')}
          optional
          emptyLabel={t('Toàn thành phố', 'The whole city')}
          value={unit?.slug}
          options={facts.units.map((one) => ({ value: one.slug, label: one.full_name }))}
        />
      </FilterForm>
      <PeriodFilter path={PATH} period={period} keep={keep} />
      <LiveRegion source="/dieu-hanh/su-kien?ve=lai">
        <LivePiece id="phan-tich">
          <Stack>
            <AgeBars {...name} ages={facts.ages} />
            <SliceTable
              {...name}
              caption={t('Theo lĩnh vực', 'By field')}
              label={t('Lĩnh vực', 'Field')}
              rows={facts.fields}
              narrow="linh-vuc"
            />
            <SliceTable
              {...name}
              caption={t('Theo cách nộp', 'By way of filing')}
              label={t('Cách nộp', 'Way of filing')}
              rows={facts.channels}
              narrow="cach-nop"
            />
            <SliceTable
              {...name}
              caption={t('Theo thủ tục, nhiều nhất trước', 'By procedure, most received first')}
              label={t('Thủ tục', 'Procedure')}
              rows={facts.procedures}
              narrow="procedure"
            />
            <OfficerTable {...name} rows={facts.officers} />
            <CriteriaBars rows={facts.criteria} />
            <DayCalendar unit={unit?.slug} days={facts.days} />
            <WeekTrend days={facts.days} />
          </Stack>
        </LivePiece>
      </LiveRegion>
    </Page>
  )
}
