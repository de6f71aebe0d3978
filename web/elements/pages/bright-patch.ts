import type { Corners, Point } from './corners.ts'
import type { Gray } from './gray.ts'

/** A bright patch: its outermost dots towards the four corners, and how many dots it has. */
export type Patch = { readonly corners: Corners; readonly dots: number }

/** The largest patch of bright dots that hang together, by its outermost dots towards the four corners. */
export function largestBright({ width, height, data }: Gray, parting: number): Patch | null {
  const seen = new Uint8Array(data.length)
  const line = new Int32Array(data.length)
  let best: Patch | null = null
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || (data[start] ?? 0) <= parting) continue
    let end = 0
    line[end++] = start
    seen[start] = 1
    const outer = outermost()
    for (let at = 0; at < end; at++) {
      const dot = line[at] ?? 0
      const [x, y] = [dot % width, Math.floor(dot / width)]
      outer.add(x, y)
      const around = [x > 0 ? dot - 1 : -1, x < width - 1 ? dot + 1 : -1, dot - width, dot + width]
      for (const next of around) {
        if (next < 0 || next >= width * height || seen[next] || (data[next] ?? 0) <= parting) continue
        seen[next] = 1
        line[end++] = next
      }
    }
    if (!best || end > best.dots) best = { corners: outer.corners(), dots: end }
  }
  return best
}

function outermost() {
  const far = [-Infinity, -Infinity, -Infinity, -Infinity]
  const points: [Point, Point, Point, Point] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ]
  return {
    add(x: number, y: number): void {
      const how = [-x - y, x - y, x + y, y - x]
      for (let at = 0; at < 4; at++) {
        const here = how[at] ?? 0
        if (here <= (far[at] ?? 0)) continue
        far[at] = here
        // A dot has a width: the corner is its outer one.
        points[at] = { x: at === 1 || at === 2 ? x + 1 : x, y: at >= 2 ? y + 1 : y }
      }
    },
    corners: (): Corners => points,
  }
}
