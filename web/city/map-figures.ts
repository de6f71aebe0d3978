import type { FigureName } from '#modules/oversight'

type Borders = readonly [number, number, number, number]

type MapFigure = {
  readonly name: FigureName
  /** `good`: more is better. */
  readonly tone: 'good' | 'bad'
  /** Fixed where a share or a mark has its own scale; otherwise cut by what there is. */
  readonly borders?: Borders
}

const USUAL: MapFigure = { name: 'received', tone: 'good' }

/** The figures a map may show. */
export const MAP_FIGURES: readonly MapFigure[] = [
  USUAL,
  { name: 'online_share', tone: 'good', borders: [0.1, 0.2, 0.4, 0.6] },
  { name: 'on_time_share', tone: 'good', borders: [0.8, 0.9, 0.95, 0.99] },
  { name: 'open', tone: 'good' },
  { name: 'due_soon', tone: 'bad' },
  { name: 'overdue', tone: 'bad' },
  { name: 'waiting', tone: 'bad' },
  { name: 'rating', tone: 'good', borders: [3, 3.5, 4, 4.5] },
]

/** The figure an address asks for; what was received, unless told. */
export function mapFigureOf(name: string | undefined): MapFigure {
  return MAP_FIGURES.find((figure) => figure.name === name) ?? USUAL
}

/** Four rising borders that cut the counts above zero into parts of about the same size. */
export function bordersOf(values: readonly (number | null)[]): Borders {
  const sorted = values.filter((value): value is number => value !== null && value > 0).sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
  const first = Math.max(1, Math.round(at(0.2)))
  const second = Math.max(first + 1, Math.round(at(0.4)))
  const third = Math.max(second + 1, Math.round(at(0.6)))
  return [first, second, third, Math.max(third + 1, Math.round(at(0.8)))]
}
