import { Details } from './tabs.tsx'
import { Table } from './table.tsx'
import { type Words, useView, useWords } from './words.ts'

/** One line: its name and a value for each label; null where there is none. */
export type Series = { key: string; label: Words; values: readonly (number | null)[] }

export type LineProps = {
  caption: Words
  /** What the chart shows, as one sentence. */
  summary: Words
  labels: readonly string[]
  series: readonly Series[]
  format: (value: number) => string
}

const WIDTH = 600
const HEIGHT = 180

/** Values over time, with the sentence that says what they show and the table they are drawn from. */
export function Line(props: LineProps) {
  const { labels, series, format } = props
  const say = useWords()
  const top = niceTop(Math.max(1, ...series.flatMap((one) => one.values.map((value) => value ?? 0))))
  return (
    <figure class="line-chart">
      <figcaption>{say(props.caption)}</figcaption>
      {series.length > 1 ? <Names series={series} /> : null}
      <div class="line-chart-plot">
        <span class="line-chart-top">{format(top)}</span>
        <span class="line-chart-bottom">{format(0)}</span>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={say(props.summary)}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <line
              key={share}
              class="line-chart-grid"
              x1="0"
              x2={WIDTH}
              y1={HEIGHT * share}
              y2={HEIGHT * share}
            />
          ))}
          {series.map((one, place) => (
            <path key={one.key} class={`line-chart-line line-${place + 1}`} d={pathOf(one.values, top)} />
          ))}
        </svg>
        <span class="line-chart-start">{labels[0]}</span>
        <span class="line-chart-end">{labels.at(-1)}</span>
      </div>
      <LineTable {...props} />
    </figure>
  )
}

function Names({ series }: { series: readonly Series[] }) {
  const say = useWords()
  return (
    <ul class="line-chart-names">
      {series.map((one, place) => (
        <li key={one.key}>
          <svg width="28" height="8" aria-hidden="true" focusable="false">
            <path class={`line-chart-line line-${place + 1}`} d="M0 4H28" />
          </svg>
          {say(one.label)}
        </li>
      ))}
    </ul>
  )
}

function LineTable({ caption, labels, series, format }: LineProps) {
  const view = useView()
  const say = useWords()
  const columns = series.map((one) => ({
    key: one.key,
    label: one.label,
    align: 'end' as const,
    cell: (row: number) => showValue(one.values[row], format),
  }))
  return (
    <Details summary={view.t('Xem dạng bảng', 'Show as a table')}>
      <Table
        caption={say(caption)}
        rows={labels.map((_, row) => row)}
        rowKey={(row) => String(row)}
        columns={[
          { key: 'label', label: view.t('Thời gian', 'Time'), isRowHeader: true, cell: (row) => labels[row] },
          ...columns,
        ]}
      />
    </Details>
  )
}

function showValue(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value)
}

/** The next round number (1, 2, 2.5, 5 × 10ⁿ), so that the scale reads well. */
function niceTop(greatest: number): number {
  const power = 10 ** Math.floor(Math.log10(greatest))
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= greatest) ?? 10) * power
}

/** A gap in the values lifts the pen. */
function pathOf(values: readonly (number | null)[], top: number): string {
  const step = WIDTH / Math.max(1, values.length - 1)
  return values
    .map((value, place) => {
      if (value === null) return ''
      const pen = place === 0 || values[place - 1] === null ? 'M' : 'L'
      return `${pen}${(place * step).toFixed(1)} ${(HEIGHT - (HEIGHT * value) / top).toFixed(1)}`
    })
    .join('')
}
