import { FIGURE_TEXT, type Board } from '#modules/oversight'
import { formatMoment } from '#platform/dates.ts'
import { say } from '#platform/text.ts'
import {
  ButtonGroup,
  ButtonLink,
  FilterForm,
  Heading,
  LiveRegion,
  type Order,
  Page,
  SearchBox,
  SearchResults,
  Select,
  Stack,
  useView,
} from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { BoardFigures } from './board-figures.tsx'
import { arrange, type BoardQuery, COLUMNS, orderOf, orderParts } from './board-query.ts'
import { DownloadLinks } from './download-links.tsx'
import { boardHref, LeagueTable } from './league-table.tsx'
import { PeriodErrors, PeriodFilter } from './period-filter.tsx'
import { periodParts, periodText, type ShownPeriod } from './period.ts'

type Props = { view: View; board: Board; period: ShownPeriod; query: BoardQuery }

/** Bảng điều hành: the city's figures, every commune beside the others, live. */
export function BoardPage({ view, board, period, query }: Props) {
  const { t, language } = view
  const rows = arrange(board.items, query)
  const order = orderOf(query)
  const kept = query.theo ? orderParts(order) : {}
  const q = query.q ?? ''
  return (
    <Page
      view={view}
      title={t('Bảng điều hành', 'Live board')}
      width="wide"
      hasErrors={period.errors.length > 0}
    >
      <PeriodErrors period={period} />
      <Heading
        text={t('Bảng điều hành', 'Live board')}
        lead={t(
          `${board.items.length} xã, phường · số liệu ${say(periodText(period), language)}; việc đang chờ tính lúc ${formatMoment(board.at)}`,
          `${board.items.length} communes and wards · figures ${say(periodText(period), language)}; what waits is as of ${formatMoment(board.at)}`,
        )}
      />
      <ButtonGroup>
        <ButtonLink
          kind="secondary"
          href={`/dieu-hanh/phan-tich?${new URLSearchParams(periodParts(period))}`}
          text={t('Phân tích', 'Breakdown')}
        />
        <ButtonLink kind="secondary" href="/dieu-hanh/du-bao" text={t('Dự báo', 'Forecast')} />
        <ButtonLink kind="secondary" href="/dieu-hanh/cho-doi" text={t('Chờ ở quầy', 'Waits')} />
        <ButtonLink kind="secondary" href="/bao-cao" text={t('Báo cáo', 'Reports')} />
        <ButtonLink kind="secondary" href="/chi-so-766" text={t('Bộ chỉ số 766', 'Service index 766')} />
        <ButtonLink kind="secondary" href="/bao-cao/ra-soat" text={t('Báo cáo rà soát', 'Review')} />
        <ButtonLink kind="secondary" href="/can-bo/canh-bao" text={t('Cảnh báo', 'Alerts')} />
        <ButtonLink kind="secondary" href="/dieu-hanh/giai-trinh" text={t('Giải trình', 'Explanations')} />
      </ButtonGroup>
      <PeriodFilter path="/dieu-hanh" period={period} keep={{ ...kept, ...(q ? { q } : {}) }} />
      <LiveRegion source={`/dieu-hanh/su-kien?${new URLSearchParams(periodParts(period))}`}>
        <Stack>
          <BoardFigures figures={board.total} period={period} />
          <Heading level={2} text={t('Từng xã, phường', 'Each commune and ward')} />
          <SearchBox
            action="/dieu-hanh"
            label={t('Tìm xã, phường', 'Find a commune or ward')}
            hint={t('Gõ không dấu cũng được', 'Accents are not needed')}
            value={q}
            results="bang-xep"
            keep={{ ...periodParts(period), ...kept }}
          />
          <OrderChoice order={order} keep={{ ...periodParts(period), ...(q ? { q } : {}) }} />
          <SearchResults
            id="bang-xep"
            summary={t(`${rows.length} xã, phường`, `${rows.length} communes and wards`)}
          >
            <LeagueTable
              rows={rows}
              period={period}
              order={order}
              orderHref={(next) => boardHref({ period, q, order: next })}
            />
          </SearchResults>
          <DownloadLinks
            path="/dieu-hanh/tai"
            query={{ ...periodParts(period), ...kept, ...(q ? { q } : {}) }}
          />
        </Stack>
      </LiveRegion>
    </Page>
  )
}

/** The order as a choice, where the heads of the columns have no room. */
function OrderChoice({ order, keep }: { order: Order; keep: Readonly<Record<string, string>> }) {
  const { t } = useView()
  return (
    <div class="phone-only">
      <FilterForm action="/dieu-hanh" keep={keep}>
        <Select
          name="theo"
          label={t('Xếp theo', 'Order by')}
          value={order.key}
          options={[
            ...COLUMNS.map((name) => ({ value: name, label: FIGURE_TEXT[name] })),
            { value: 'name', label: t('Tên', 'Name') },
          ]}
        />
      </FilterForm>
    </div>
  )
}
