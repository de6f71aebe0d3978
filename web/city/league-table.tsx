import { FIGURE_TEXT, type BoardRow, type FigureName } from '#modules/oversight'
import { Table, useView, type Column, type Order } from '#web/ui/index.ts'
import { figureKey } from './board-figures.tsx'
import { COLUMNS, orderParts } from './board-query.ts'
import { listHref, showFigure } from './figure-words.ts'
import { periodParts, type ShownPeriod } from './period.ts'

type Props = {
  rows: readonly BoardRow[]
  period: ShownPeriod
  order: Order
  /** The address of the same rows in another order. */
  orderHref: (order: Order) => string
}

/** Every unit with its figures side by side, sortable by each. */
export function LeagueTable({ rows, period, order, orderHref }: Props) {
  const { t } = useView()
  const name: Column<BoardRow> = {
    key: 'name',
    label: t('Xã, phường', 'Commune, ward'),
    isRowHeader: true,
    sortable: true,
    cell: ({ unit }) => <a href={unitHref(unit.slug, period)}>{unit.full_name}</a>,
  }
  const figures = COLUMNS.map((key): Column<BoardRow> => ({
    key,
    label: FIGURE_TEXT[key],
    align: 'end',
    sortable: true,
    cell: (row) => <FigureCell name={key} row={row} period={period} />,
  }))
  return (
    <Table
      caption={t('Bảng xếp các xã, phường', 'Communes and wards side by side')}
      hideCaption
      columns={[name, ...figures]}
      rows={rows}
      rowKey={({ unit }) => unit.code}
      dense
      order={order}
      orderHref={orderHref}
      empty={t('Không có xã, phường nào khớp tên này.', 'No commune or ward has this name.')}
    />
  )
}

function FigureCell({ name, row, period }: { name: FigureName; row: BoardRow; period: ShownPeriod }) {
  const { language } = useView()
  const { slug } = row.unit
  const href = listHref(name, { unit: slug, period })
  const value = showFigure(name, row, language)
  const key = figureKey(name, slug)
  if (!href) return <span data-figure={key}>{value}</span>
  return (
    <a href={href} data-figure={key} class={moodOf(name, row)}>
      {value}
    </a>
  )
}

/** Nothing stays quiet, lateness stands out; the number says it anyway. */
function moodOf(name: FigureName, row: BoardRow): string | undefined {
  if (!row[name]) return 'figure-none'
  return name === 'late' || name.startsWith('overdue') ? 'figure-worry' : undefined
}

/** The page of one unit, over the same period. */
export function unitHref(slug: string, period: ShownPeriod): string {
  return `/dieu-hanh/don-vi/${slug}?${new URLSearchParams(periodParts(period))}`
}

/** The board in another order, period and words kept. */
export function boardHref(parts: { period: ShownPeriod; q?: string | undefined; order?: Order }): string {
  const query = new URLSearchParams({
    ...periodParts(parts.period),
    ...(parts.q ? { q: parts.q } : {}),
    ...(parts.order ? orderParts(parts.order) : {}),
  })
  return `/dieu-hanh?${query}`
}
