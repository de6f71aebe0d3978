import { FIGURE_TEXT } from '#modules/oversight'
import { formatDay } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import { showNumber } from '#web/format.ts'
import {
  ButtonGroup,
  ButtonLink,
  Heading,
  Line,
  LivePiece,
  LiveRegion,
  Page,
  Stack,
  Table,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { BoardFigures } from './board-figures.tsx'
import { DossierLines } from './dossier-lines.tsx'
import { listHref, showFigure } from './figure-words.ts'
import { PeriodErrors, PeriodFilter } from './period-filter.tsx'
import { periodParts, periodText, type ShownPeriod } from './period.ts'
import type { ProcedureLine, UnitFacts } from './unit-facts.ts'

type Props = { view: View; facts: UnitFacts; period: ShownPeriod; now: string }

/** One commune as the city sees it: its figures, its days, its procedures, what is open. */
export function UnitPage({ view, facts, period, now }: Props) {
  const { t, language } = view
  const { unit, row } = facts
  const openHref = listHref('open', { unit: unit.slug, period }) ?? ''
  return (
    <Page
      view={view}
      title={unit.full_name}
      width="wide"
      hasErrors={period.errors.length > 0}
      breadcrumbs={[
        { text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' },
        { text: unit.full_name },
      ]}
    >
      <PeriodErrors period={period} />
      <Heading
        text={unit.full_name}
        lead={t(
          `Số liệu ${say(periodText(period), language)}`,
          `Figures ${say(periodText(period), language)}`,
        )}
      />
      <ButtonGroup>
        <ButtonLink
          kind="secondary"
          href={`/dieu-hanh/phan-tich?${new URLSearchParams({ unit: unit.slug, ...periodParts(period) })}`}
          text={t('Phân tích', 'Breakdown')}
        />
        <ButtonLink
          kind="secondary"
          href={`/dieu-hanh/cho-doi?${new URLSearchParams({ unit: unit.slug })}`}
          text={t('Chờ ở quầy', 'Waits')}
        />
        <ButtonLink
          kind="secondary"
          href={`/dieu-hanh/giai-trinh?${new URLSearchParams({ unit: unit.slug, from: period.from, to: period.to })}`}
          text={t('Yêu cầu giải trình', 'Ask for an explanation')}
        />
      </ButtonGroup>
      <PeriodFilter path={`/dieu-hanh/don-vi/${unit.slug}`} period={period} keep={{}} />
      <LiveRegion source="/dieu-hanh/su-kien?ve=lai">
        <LivePiece id="don-vi">
          <Stack>
            <BoardFigures figures={row} period={period} unit={unit.slug} />
            <p class="muted">
              {FIGURE_TEXT.average_hours[language]}: {showFigure('average_hours', row, language)} ·{' '}
              {FIGURE_TEXT.supplements[language]}: {showFigure('supplements', row, language)} ·{' '}
              {FIGURE_TEXT.ratings[language]}: {showFigure('ratings', row, language)}
            </p>
            <Days days={facts.days} />
            <Procedures rows={facts.procedures} unit={unit.slug} period={period} />
            <Heading level={2} text={t('Đang giải quyết, gần hạn nhất trước', 'In progress, due first')} />
            <DossierLines
              rows={facts.open}
              now={now}
              hideUnit
              caption={t('Hồ sơ đang giải quyết', 'Dossiers in progress')}
              empty={t('Không có hồ sơ nào đang giải quyết.', 'No dossier is in progress.')}
            />
            {row.open > facts.open.length ? (
              <ButtonLink
                kind="secondary"
                href={openHref}
                text={t(`Xem cả ${row.open} hồ sơ`, `Show all ${row.open}`)}
              />
            ) : null}
          </Stack>
        </LivePiece>
      </LiveRegion>
    </Page>
  )
}

function Days({ days }: { days: UnitFacts['days'] }) {
  const { t, language } = useView()
  const most = days.reduce((best, day) => (day.received > best.received ? day : best), days[0] ?? NO_DAY)
  const sum = (name: 'received' | 'settled'): string =>
    showNumber(
      days.reduce((total, day) => total + day[name], 0),
      language,
    )
  return (
    <Line
      caption={t('Tiếp nhận và giải quyết mỗi ngày', 'Received and settled each day')}
      summary={t(
        `${days.length} ngày: tiếp nhận ${sum('received')}, giải quyết ${sum('settled')}; nhiều nhất ngày ${formatDay(most.on_day)} với ${most.received} hồ sơ tiếp nhận.`,
        `${days.length} days: ${sum('received')} received, ${sum('settled')} settled; most on ${formatDay(most.on_day)} with ${most.received} received.`,
      )}
      labels={days.map((day) => formatDay(day.on_day).slice(0, 5))}
      series={[
        { key: 'received', label: FIGURE_TEXT.received, values: days.map((day) => day.received) },
        { key: 'settled', label: FIGURE_TEXT.settled, values: days.map((day) => day.settled) },
      ]}
      format={(value) => showNumber(value, language)}
    />
  )
}

const NO_DAY = { on_day: '', received: 0 }

type ProceduresProps = { rows: readonly ProcedureLine[]; unit: string; period: ShownPeriod }

function Procedures({ rows, unit, period }: ProceduresProps) {
  const { t, language } = useView()
  const names = ['received', 'settled', 'on_time', 'late'] as const
  return (
    <>
      <Heading level={2} text={t('Theo thủ tục', 'By procedure')} />
      <Table
        caption={t('Số liệu theo thủ tục', 'Figures by procedure')}
        hideCaption
        rows={rows}
        rowKey={(row) => row.code}
        empty={t('Chưa có hồ sơ nào trong kỳ.', 'No dossier in this period.')}
        columns={[
          { key: 'name', label: t('Thủ tục', 'Procedure'), isRowHeader: true, cell: (row) => row.name },
          ...names.map((name) => ({
            key: name,
            label: FIGURE_TEXT[name],
            align: 'end' as const,
            cell: (row: ProcedureLine) => (
              <a href={`${listHref(name, { unit, period }) ?? ''}&procedure=${row.code}`}>
                {showNumber(row[name], language)}
              </a>
            ),
          })),
        ]}
      />
    </>
  )
}
