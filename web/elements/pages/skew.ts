import { countGrays, partingGray } from './count-grays.ts'
import type { Gray } from './gray.ts'

/** Beyond this a page was laid in wrong, and somebody must turn it. */
const MOST_DEGREES = 10
const MOST_DOTS = 40_000
/** How much sharper the lines must stand at the best angle than on average: pictures and seals have no lines. */
const LEAST_CLEARER = 1.25

/**
 * By how many degrees the lines of a page lean, clockwise where positive; 0 where no lines are clear. Its dark dots are
 * summed along slanted rows: at the right slant rows are full or empty, and neighbouring sums differ most (Postl 1986).
 * Give it a picture of some 800 dots.
 */
export function skewOf(gray: Gray): number {
  const dots = darkDots(gray)
  if (dots.length < 200) return 0
  const tried = new Map<number, number>()
  const clearness = (degrees: number) => {
    const known = tried.get(degrees) ?? clearnessAt(dots, gray, degrees)
    tried.set(degrees, known)
    return known
  }
  let best = 0
  const better = (degrees: number) => {
    if (clearness(degrees) > clearness(best)) best = degrees
  }
  for (let degrees = -MOST_DEGREES; degrees <= MOST_DEGREES; degrees += 0.5) better(degrees)
  const mean = [...tried.values()].reduce((sum, one) => sum + one, 0) / tried.size
  if (clearness(best) < LEAST_CLEARER * mean) return 0
  const around = best
  for (let step = -4; step <= 4; step++) better(around + step / 10)
  return Math.round(best * 10) / 10
}

/** Places of dark dots as x, y, x, y; of very many, every so many-th. The outermost twentieth is left out: shadows lie there. */
function darkDots(gray: Gray): Float32Array {
  const { width, height, data } = gray
  const parting = Math.min(partingGray(countGrays(gray)), 170)
  const [edgeX, edgeY] = [Math.round(width / 20), Math.round(height / 20)]
  const found: number[] = []
  for (let y = edgeY; y < height - edgeY; y++)
    for (let x = edgeX; x < width - edgeX; x++) if ((data[y * width + x] ?? 255) <= parting) found.push(x, y)
  const step = Math.ceil(found.length / 2 / MOST_DOTS)
  if (step <= 1) return Float32Array.from(found)
  const kept: number[] = []
  for (let at = 0; at < found.length; at += 2 * step) kept.push(found[at] ?? 0, found[at + 1] ?? 0)
  return Float32Array.from(kept)
}

function clearnessAt(dots: Float32Array, { width, height }: Gray, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const rows = new Uint32Array(height + width)
  const offset = width / 2
  for (let at = 0; at < dots.length; at += 2) {
    const row = Math.round((dots[at + 1] ?? 0) - ((dots[at] ?? 0) - width / 2) * slope + offset)
    rows[row] = (rows[row] ?? 0) + 1
  }
  let sum = 0
  for (let row = 1; row < rows.length; row++) {
    const step = (rows[row] ?? 0) - (rows[row - 1] ?? 0)
    sum += step * step
  }
  return sum
}
