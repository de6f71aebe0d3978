import { countGrays, grayAt } from './count-grays.ts'
import type { Gray } from './gray.ts'

/** Why a page may not be readable. */
export type PageFault = 'dark' | 'pale' | 'blurred' | 'small'

/** The paper itself must be brighter than this gray. */
const LEAST_PAPER = 100
/** Between the paper and the darkest of its letters, in grays. */
const LEAST_CONTRAST = 40
/** How much of that contrast lies between two dots at the sharpest edges: letters in focus change within two dots. */
const LEAST_SHARP = 0.22
/** Longer side in dots: 1,400 are 120 dots an inch on A4, where letters of 10 points are 14 dots high. */
const LEAST_DOTS = 1400

/** What speaks against reading a page; `gray` in the size it is kept in, at most some 1,700 dots long. */
export function faultsOf(gray: Gray, longest: number): PageFault[] {
  const counts = countGrays(gray)
  const [paper, letters] = [grayAt(counts, 0.9), grayAt(counts, 0.0005)]
  const contrast = paper - letters
  if (paper < LEAST_PAPER) return ['dark']
  if (contrast < LEAST_CONTRAST) return ['pale']
  return [
    ...(longest < LEAST_DOTS ? (['small'] as const) : []),
    ...(sharpestEdge(gray) / contrast < LEAST_SHARP ? (['blurred'] as const) : []),
  ]
}

/** The change from dot to next dot but one that one in two thousand exceeds, halved: grays a dot. */
function sharpestEdge({ width, height, data }: Gray): number {
  const counts = new Uint32Array(256)
  let all = 0
  // The outermost dots are edges of the paper, not of letters.
  const [edgeX, edgeY] = [Math.round(width / 25), Math.round(height / 25)]
  for (let y = edgeY; y < height - edgeY; y++) {
    for (let x = edgeX; x < width - edgeX - 2; x++) {
      const at = y * width + x
      const change = Math.abs((data[at + 2] ?? 0) - (data[at] ?? 0))
      counts[change] = (counts[change] ?? 0) + 1
      all += 1
    }
  }
  let above = 0
  for (let change = 255; change > 0; change--) {
    above += counts[change] ?? 0
    if (above * 2000 > all) return change / 2
  }
  return 0
}
