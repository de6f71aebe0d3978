import { Details } from './tabs.tsx'
import { Table } from './table.tsx'
import { type Words, useView, useWords } from './words.ts'

/** One place on the map: a cell of the grid (from 1), its figure, and the page behind it. */
export type Tile = {
  key: string
  name: string
  column: number
  row: number
  /** null where there is nothing to count. */
  value: number | null
  href: string
}

export type TileMapProps = {
  caption: Words
  /** What is counted, as a column heading. */
  measure: Words
  tiles: readonly Tile[]
  /** Four rising borders between the five steps of colour. */
  borders: readonly [number, number, number, number]
  format: (value: number) => string
  /** `good`: more is better (blue); `bad`: more is worse (red). */
  tone?: 'good' | 'bad' | undefined
}

/** A map of equal tiles, each a link coloured by its figure in five steps; the same figures stand in a table. */
export function TileMap(props: TileMapProps) {
  const say = useWords()
  const { tone = 'good', tiles, borders, format } = props
  return (
    <figure class={`tile-map tile-map-${tone}`}>
      <figcaption>{say(props.caption)}</figcaption>
      <Legend {...props} />
      <div class="tiles">
        {tiles.map((tile) => (
          <a
            key={tile.key}
            class={`tile c${tile.column} r${tile.row} step-${stepOf(tile.value, borders)}`}
            href={tile.href}
            title={`${tile.name}: ${show(tile.value, format)}`}
          >
            <span class="tile-name">{tile.name}</span>{' '}
            <span class="tile-value">{show(tile.value, format)}</span>
          </a>
        ))}
      </div>
      <TileTable {...props} />
    </figure>
  )
}

function show(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value)
}

/** 1 to 5 by how many borders the value has reached; 0 where there is none. */
export function stepOf(value: number | null, borders: TileMapProps['borders']): number {
  return value === null ? 0 : 1 + borders.filter((border) => value >= border).length
}

function Legend({ borders, format, measure, tiles }: TileMapProps) {
  const view = useView()
  const say = useWords()
  const [first, second, third, fourth] = borders
  // Of whole numbers a step ends before the next begins; of shares there is always something between.
  const isWhole = [...borders, ...tiles.map(({ value }) => value ?? 0)].every(Number.isInteger)
  const range = (from: number, next: number): string => {
    const to = isWhole ? next - 1 : next
    return from === to ? format(from) : `${format(from)} – ${format(to)}`
  }
  const words = [
    view.t(`dưới ${format(first)}`, `under ${format(first)}`),
    range(first, second),
    range(second, third),
    range(third, fourth),
    view.t(`từ ${format(fourth)}`, `${format(fourth)} or more`),
  ]
  return (
    <div class="tile-legend">
      <span class="tile-legend-title">{say(measure)}</span>
      <ul>
        {tiles.some((tile) => tile.value === null) ? (
          <li>
            <span class="tile-swatch step-0" />
            {view.t('chưa có', 'none yet')}
          </li>
        ) : null}
        {words.map((range, place) => (
          <li key={range}>
            <span class={`tile-swatch step-${place + 1}`} />
            {range}
          </li>
        ))}
      </ul>
    </div>
  )
}

function TileTable({ caption, measure, tiles, format }: TileMapProps) {
  const view = useView()
  const sorted = [...tiles].sort((a, b) => (b.value ?? -1) - (a.value ?? -1))
  return (
    <Details summary={view.t('Xem dạng bảng', 'Show as a table')}>
      <Table
        caption={caption}
        rows={sorted}
        rowKey={(tile) => tile.key}
        columns={[
          {
            key: 'name',
            label: view.t('Đơn vị', 'Unit'),
            isRowHeader: true,
            cell: (tile) => <a href={tile.href}>{tile.name}</a>,
          },
          { key: 'value', label: measure, align: 'end', cell: (tile) => show(tile.value, format) },
        ]}
      />
    </Details>
  )
}
