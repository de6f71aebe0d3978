import type { Change } from '#modules/reorganisation'
import { useView } from '../../ui/index.ts'

const WIDTH = 360
const BOX = 138
const ROW = 44
const GAP = 10
const TOP = 8

type Place = { readonly code: string; readonly name: string; readonly y: number }

/** Old units on the left, new ones on the right, a line for each part; the rows below say the same in words. */
export function PlanPicture({ changes }: { changes: readonly Change[] }) {
  const { t } = useView()
  const olds = placesOf(changes.map(({ old_code: code, old_name: name }) => ({ code, name })))
  const news = placesOf(changes.map(({ new_code: code, new_name: name }) => ({ code, name })))
  const rows = Math.max(olds.length, news.length)
  const height = rows * (ROW + GAP) + TOP * 2
  const summary = t(
    `${olds.length} đơn vị cũ thành ${news.length} đơn vị mới; từng phần ghi trong bảng bên dưới.`,
    `${olds.length} old units become ${news.length} new ones; each part stands in the table below.`,
  )
  const at = (places: readonly Place[], code: string): number =>
    (places.find((place) => place.code === code)?.y ?? 0) + ROW / 2
  return (
    <figure class="plan-picture">
      <figcaption>{summary}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={summary}>
        {changes.map((change) => (
          <path
            key={`${change.old_code} ${change.new_code}`}
            class={change.extent === 'whole' ? 'plan-whole' : 'plan-part'}
            d={curve(at(olds, change.old_code), at(news, change.new_code))}
          />
        ))}
        {olds.map((place) => (
          <Unit key={place.code} place={place} x={0} kind="plan-old" />
        ))}
        {news.map((place) => (
          <Unit key={place.code} place={place} x={WIDTH - BOX} kind="plan-new" />
        ))}
      </svg>
      <p class="plan-key">
        <span class="plan-key-whole">{t('toàn bộ', 'the whole unit')}</span>
        <span class="plan-key-part">{t('một phần', 'a part of it')}</span>
      </p>
    </figure>
  )
}

function Unit({ place, x, kind }: { place: Place; x: number; kind: string }) {
  const lines = wrapped(place.name)
  const first = place.y + ROW / 2 - (lines.length - 1) * 7.5 - 2
  return (
    <g class={kind}>
      <rect x={x + 0.5} y={place.y} width={BOX - 1} height={ROW} rx="5" />
      <text x={x + BOX / 2} y={first}>
        {lines.map((line, index) => (
          <tspan key={line} x={x + BOX / 2} y={first + index * 13}>
            {line}
          </tspan>
        ))}
        <tspan class="plan-code" x={x + BOX / 2} y={first + lines.length * 13}>
          {place.code}
        </tspan>
      </text>
    </g>
  )
}

function curve(from: number, to: number): string {
  const [left, right] = [BOX, WIDTH - BOX]
  const middle = WIDTH / 2
  return `M${left} ${from} C${middle} ${from} ${middle} ${to} ${right} ${to}`
}

function placesOf(units: readonly { readonly code: string; readonly name: string }[]): Place[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  return [...byCode.values()].map((unit, index) => ({ ...unit, y: TOP + index * (ROW + GAP) }))
}

/** A long name on two lines, broken between words. */
function wrapped(name: string): string[] {
  if (name.length <= 20) return [name]
  const words = name.split(' ')
  let first = ''
  while (words.length > 0 && `${first} ${words[0]}`.length <= 20) first = `${first} ${words.shift()}`.trim()
  const rest = words.join(' ')
  return [first, rest.length > 21 ? `${rest.slice(0, 20)}…` : rest]
}
