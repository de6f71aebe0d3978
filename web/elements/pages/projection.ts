import type { Point } from './corners.ts'

/** In dots. */
export type Size = { readonly width: number; readonly height: number }

/** The eight numbers that lead from a place on the straight page to its place in the picture. */
export function projection({ width, height }: Size, corners: readonly Point[]): number[] {
  const flat = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]
  const rows = flat.flatMap(({ x, y }, at) => {
    const to = corners[at] ?? { x: 0, y: 0 }
    return [
      [x, y, 1, 0, 0, 0, -x * to.x, -y * to.x, to.x],
      [0, 0, 0, x, y, 1, -x * to.y, -y * to.y, to.y],
    ]
  })
  return solve(rows)
}

/** Solves eight equations by elimination; each row holds its factors and, last, what they sum to. */
function solve(rows: number[][]): number[] {
  const count = rows.length
  for (let at = 0; at < count; at++) {
    const order = rows.slice(at).sort((a, b) => Math.abs(b[at] ?? 0) - Math.abs(a[at] ?? 0))
    rows.splice(at, count - at, ...order)
    const pivot = rows[at] ?? []
    for (let row = 0; row < count; row++) {
      if (row === at) continue
      const line = rows[row] ?? []
      const factor = (line[at] ?? 0) / (pivot[at] || 1)
      for (let column = at; column <= count; column++)
        line[column] = (line[column] ?? 0) - factor * (pivot[column] ?? 0)
    }
  }
  return rows.map((row, at) => (row[count] ?? 0) / (row[at] || 1))
}
