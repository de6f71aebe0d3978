import type { CostsByIndicator } from '#http/statistics/present-index.ts'
import type { IndexScore } from '#modules/statistics'
import { formatDay, formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import { showNumber } from '#web/format.ts'
import {
  ErrorSummary,
  Facts,
  FilterForm,
  Heading,
  Page,
  Select,
  Stack,
  Table,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { IndicatorCard } from './indicator-card.tsx'
import { periodOptions } from './period-choice.ts'
import { type AskedReport, askedParts } from './reports-query.ts'

type Props = {
  view: View
  asked: AskedReport
  score: IndexScore
  costs: CostsByIndicator
  /** Every unit's score, for the city; empty for a commune. */
  units: readonly IndexScore[]
  today: string
  dossierHref: string
}

/** Bộ chỉ số 766: points by indicator, what they rest on, which dossiers cost most and what to do. */
export function IndexPage({ view, asked, score, costs, units, today, dossierHref }: Props) {
  const { t, language } = view
  const { definition, period } = score
  const whose = score.unit?.full_name ?? t('Toàn thành phố', 'The whole city')
  return (
    <Page
      view={view}
      title={t('Bộ chỉ số 766', 'Service index 766')}
      width="wide"
      hasErrors={asked.errors.length > 0}
    >
      <ErrorSummary errors={asked.errors} />
      <Heading
        text={say(definition.title, language)}
        lead={`${definition.law} · ${whose} · ${t('từ', 'from')} ${formatDay(period.from)} ${t('đến', 'to')} ${formatDay(period.to)}`}
      />
      <Stack>
        <FilterForm action="/chi-so-766">
          <Select
            name="ky"
            label={t('Kỳ', 'Period')}
            value={period.key}
            options={periodOptions(today, period)}
          />
          {units.length > 0 ? (
            <Select
              name="don-vi"
              label={t('Đơn vị', 'Unit')}
              value={asked.unit ?? ''}
              options={[
                { value: '', label: t('Toàn thành phố', 'The whole city') },
                ...units.flatMap(({ unit }) => (unit ? [{ value: unit.slug, label: unit.full_name }] : [])),
              ]}
            />
          ) : null}
        </FilterForm>
        <Score score={score} />
        {score.groups.map((group, place) => (
          <Group key={group.key} score={score} place={place} costs={costs} dossierHref={dossierHref} />
        ))}
        {units.length > 0 && !score.unit ? <League asked={asked} units={units} /> : null}
      </Stack>
    </Page>
  )
}

function Score({ score }: { score: IndexScore }) {
  const { t, language } = useView()
  const { points, of, percent, band, closing, until } = score
  const show = (value: number): string => showNumber(value, language, 2)
  return (
    <>
      <Facts
        items={[
          {
            key: 'points',
            label: t('Điểm có số liệu', 'Points with data'),
            value: `${show(points)} / ${show(of)}`,
            note: t(
              `${show(100 - of)} trong 100 điểm chưa có số liệu hoặc chưa có hồ sơ để xét`,
              `${show(100 - of)} of 100 points have no data yet, or nothing to judge`,
            ),
          },
          {
            key: 'percent',
            label: t('Tỷ lệ', 'Share'),
            value: percent === null ? '–' : `${show(percent)} %`,
          },
          {
            key: 'band',
            label: t('Xếp loại', 'Band'),
            value: band ? say(band.name, language) : t('Chưa xếp loại', 'None yet'),
            ...(band
              ? {}
              : {
                  note: t('Chỉ xếp loại khi đủ 100 điểm có số liệu', 'Only where all 100 points have data'),
                }),
          },
        ]}
      />
      <p class="muted">
        {closing
          ? t(
              `Theo số liệu đã chốt lúc ${formatMoment(closing.closed_at)}.`,
              `By figures closed at ${formatMoment(closing.closed_at)}.`,
            )
          : t(`Tính đến ${formatMoment(until)}, chưa chốt.`, `As of ${formatMoment(until)}, not closed.`)}
      </p>
    </>
  )
}

type GroupProps = { score: IndexScore; place: number; costs: CostsByIndicator; dossierHref: string }

function Group({ score, place, costs, dossierHref }: GroupProps) {
  const { language } = useView()
  const group = score.groups[place]
  const definition = score.definition.groups[place]
  if (!group || !definition) return null
  const show = (value: number): string => showNumber(value, language, 2)
  return (
    <section>
      <Heading
        level={2}
        text={`${group.key}. ${say(definition.name, language)}: ${show(group.points)} / ${show(group.of)}`}
      />
      {group.indicators.map((one) => (
        <IndicatorCard
          key={one.indicator.key}
          scored={one}
          costs={costs[one.indicator.key]}
          dossierHref={dossierHref}
        />
      ))}
    </section>
  )
}

function League({ asked, units }: { asked: AskedReport; units: readonly IndexScore[] }) {
  const { t, language } = useView()
  const ranked = units
    .filter((one) => one.groups.some((group) => group.key === '2' && group.of > 0))
    .toSorted((one, other) => (other.percent ?? 0) - (one.percent ?? 0))
  return (
    <>
      <Heading
        level={2}
        text={t('Các xã, phường có hồ sơ trong kỳ', 'Communes with dossiers in the period')}
      />
      <Table
        caption={t('Điểm theo đơn vị', 'Points by unit')}
        hideCaption
        dense
        rows={ranked}
        rowKey={(one) => one.unit?.code ?? ''}
        empty={t('Không đơn vị nào có hồ sơ trong kỳ.', 'No unit has dossiers in the period.')}
        columns={[
          {
            key: 'unit',
            label: t('Đơn vị', 'Unit'),
            isRowHeader: true,
            cell: ({ unit }) => (
              <a href={`/chi-so-766?${askedParts(asked, { 'don-vi': unit?.slug ?? '' })}`}>
                {unit?.full_name}
              </a>
            ),
          },
          {
            key: 'percent',
            label: t('Tỷ lệ %', 'Share %'),
            align: 'end',
            cell: ({ percent }) => (percent === null ? '–' : showNumber(percent, language, 2)),
          },
          {
            key: 'points',
            label: t('Điểm', 'Points'),
            align: 'end',
            cell: ({ points, of }) => `${showNumber(points, language, 2)} / ${showNumber(of, language, 2)}`,
          },
          {
            key: 'on_time',
            label: t('Tiến độ (nhóm 2)', 'Timeliness (group 2)'),
            align: 'end',
            cell: ({ groups }) => showNumber(groups.find((one) => one.key === '2')?.points ?? 0, language, 2),
          },
        ]}
      />
    </>
  )
}
