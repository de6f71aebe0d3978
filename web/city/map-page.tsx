import { FIGURE_TEXT, type Board } from '#modules/oversight'
import { say } from '#platform/text.ts'
import { Heading, LivePiece, LiveRegion, Page, Tabs, TileMap } from '#web/ui/index.ts'
import type { View } from '#web/view.ts'
import { showValue } from './figure-words.ts'
import { unitHref } from './league-table.tsx'
import { bordersOf, MAP_FIGURES, mapFigureOf } from './map-figures.ts'
import { PeriodErrors, PeriodFilter } from './period-filter.tsx'
import { periodParts, periodText, type ShownPeriod } from './period.ts'
import { tilePlaces } from './tiles.ts'

type Props = { view: View; board: Board; period: ShownPeriod; figure: string | undefined }

/** Bản đồ: one tile for each of the 126 units, coloured by the chosen figure; the same in a table. */
export function MapPage({ view, board, period, figure }: Props) {
  const { t, language } = view
  const { name, tone, borders } = mapFigureOf(figure)
  const values = board.items.map((row) => row[name])
  const title = t('Bản đồ 126 xã, phường', 'Map of the 126 communes and wards')
  const places = tilePlaces()
  return (
    <Page
      view={view}
      title={`${title}: ${FIGURE_TEXT[name][language]}`}
      width="wide"
      hasErrors={period.errors.length > 0}
      breadcrumbs={[
        { text: t('Bảng điều hành', 'Live board'), href: '/dieu-hanh' },
        { text: t('Bản đồ', 'Map') },
      ]}
    >
      <PeriodErrors period={period} />
      <Heading
        text={title}
        lead={t(
          `Số liệu ${say(periodText(period), language)}`,
          `Figures ${say(periodText(period), language)}`,
        )}
      />
      <Tabs
        label={t('Số liệu trên bản đồ', 'Figure on the map')}
        current={name}
        tabs={MAP_FIGURES.map((one) => ({
          key: one.name,
          label: FIGURE_TEXT[one.name],
          href: `/dieu-hanh/ban-do?${new URLSearchParams({ ...periodParts(period), 'so-lieu': one.name })}`,
        }))}
      />
      <PeriodFilter path="/dieu-hanh/ban-do" period={period} keep={{ 'so-lieu': name }} />
      <LiveRegion source="/dieu-hanh/su-kien?ve=lai">
        <LivePiece id="ban-do">
          <TileMap
            caption={FIGURE_TEXT[name]}
            measure={FIGURE_TEXT[name]}
            tone={tone}
            borders={borders ?? bordersOf(values)}
            format={(value) => showValue(name, value, language)}
            tiles={board.items.map((row) => ({
              key: row.unit.code,
              name: row.unit.name,
              column: places[row.unit.code]?.column ?? 1,
              row: places[row.unit.code]?.row ?? 1,
              value: row[name],
              href: unitHref(row.unit.slug, period),
            }))}
          />
        </LivePiece>
      </LiveRegion>
    </Page>
  )
}
