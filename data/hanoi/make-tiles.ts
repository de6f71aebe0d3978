/**
 * Lays the 126 units of Hà Nội out as tiles: `node data/hanoi/make-tiles.ts` reads the label points of
 * `data/units/communes.csv` and writes `tiles.json` beside this file. The same points give the same tiles.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseCsv } from '#platform/csv.ts'

const COLUMNS = 14
const ROWS = 12

type Point = { readonly code: string; readonly x: number; readonly y: number }
type Cell = { readonly column: number; readonly row: number }

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const communes = parseCsv(readFileSync(here('../units/communes.csv'), 'utf8'))
const points = spread(communes.filter((row) => row['province'] === '01'))
const tiles = improve(points, place(points))
// Columns and rows count from 1, as a style sheet's grid does; row 1 is the north.
const lines = points.map(({ code }, index) => {
  const { column = 0, row = 0 } = tiles[index] ?? {}
  return `    "${code}": ${JSON.stringify({ column: column + 1, row: row + 1 })}`
})
writeFileSync(
  here('tiles.json'),
  `{\n  "columns": ${COLUMNS},\n  "rows": ${ROWS},\n  "tiles": {\n${lines.join(',\n')}\n  }\n}\n`,
)

/** Half by place and half by rank, so that the crowded centre gets room and the rim keeps its shape. */
function spread(rows: readonly Readonly<Record<string, string>>[]): Point[] {
  const along = (column: string, cells: number) => {
    const values = rows.map((row) => Number(row[column]))
    const sorted = values.toSorted((one, two) => one - two)
    const [least = 0, most = 1] = [sorted[0], sorted.at(-1)]
    const share = (value: number) => (value - least) / (most - least) + sorted.indexOf(value) / (rows.length - 1)
    return values.map((value) => (share(value) / 2) * (cells - 1))
  }
  const [x, y] = [along('lon', COLUMNS), along('lat', ROWS)]
  return rows.map((row, index) => ({ code: row['code'] ?? '', x: x[index] ?? 0, y: ROWS - 1 - (y[index] ?? 0) }))
}

function cost({ x, y }: Point, { column, row }: Cell): number {
  return (x - column) ** 2 + (y - row) ** 2
}

/** Points nearest a corner of the map choose first; each takes the nearest free cell. */
function place(points: readonly Point[]): Cell[] {
  const free = new Set(
    Array.from({ length: COLUMNS * ROWS }, (_, index) => ({ column: index % COLUMNS, row: Math.floor(index / COLUMNS) })),
  )
  const middle = { column: (COLUMNS - 1) / 2, row: (ROWS - 1) / 2 }
  const order = points.toSorted((one, two) => cost(one, middle) - cost(two, middle))
  const chosen = new Map<Point, Cell>()
  for (const point of order) {
    const [cell] = [...free].toSorted((one, two) => cost(point, one) - cost(point, two))
    if (!cell) throw new Error('There are more units than tiles')
    free.delete(cell)
    chosen.set(point, cell)
  }
  return points.map((point) => chosen.get(point) ?? middle)
}

/** Two units change places, or one moves to a free cell, as long as the map gets truer by it. */
function improve(points: readonly Point[], start: readonly Cell[]): Cell[] {
  const cells = [...start]
  const isFree = ({ column, row }: Cell) => !cells.some((cell) => cell.column === column && cell.row === row)
  let isBetter = true
  while (isBetter) {
    isBetter = false
    for (const [one, point] of points.entries()) {
      for (const [two, other] of points.entries()) {
        const [mine, theirs] = [cells[one], cells[two]]
        if (!mine || !theirs || one >= two) continue
        const gain = cost(point, mine) + cost(other, theirs) - cost(point, theirs) - cost(other, mine)
        if (gain < 1e-9) continue
        cells[one] = theirs
        cells[two] = mine
        isBetter = true
      }
      for (let index = 0; index < COLUMNS * ROWS; index += 1) {
        const mine = cells[one]
        const cell = { column: index % COLUMNS, row: Math.floor(index / COLUMNS) }
        if (!mine || !isFree(cell) || cost(point, cell) > cost(point, mine) - 1e-9) continue
        cells[one] = cell
        isBetter = true
      }
    }
  }
  return cells
}
