import { countGrays, partingGray } from './count-grays.ts'
import type { Gray } from './gray.ts'
import { largestBright } from './bright-patch.ts'
import type { Corners } from './corners.ts'

/** A page is at least this share of the picture, else it is something else that is bright. */
const LEAST_SHARE = 0.2
/** How much of its four-cornered outline a page fills: letters and stamps make holes, a hand covers a corner. */
const LEAST_FILLED = 0.7
/** How much brighter than the ground a page is, in grays. */
const LEAST_APART = 35
/** A page whose corners all lie within this share of the picture's fills it: there is no ground to cut away. */
const AT_EDGE = 0.025

/**
 * The corners of a bright page on a darker ground, as a phone takes it; null where the page fills the picture or nothing
 * tells it from the ground. Give it a small picture: some 300 dots are enough.
 */
export function findPage(gray: Gray): Corners | null {
  const parting = partingGray(countGrays(gray))
  const page = largestBright(gray, parting)
  if (!page) return null
  const { corners, dots } = page
  const { width, height } = gray
  const area = areaOf(corners)
  if (area < LEAST_SHARE * width * height || dots < LEAST_FILLED * area) return null
  if (apart(gray, parting) < LEAST_APART) return null
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: x / width, y: y / height }))
  if (!a || !b || !c || !d) return null
  const ends = [a, { x: 1 - b.x, y: b.y }, { x: 1 - c.x, y: 1 - c.y }, { x: d.x, y: 1 - d.y }]
  if (ends.every(({ x, y }) => x < AT_EDGE && y < AT_EDGE)) return null
  return [a, b, c, d]
}

/** Area within four corners (the shoelace formula), in dots. */
function areaOf(corners: Corners): number {
  const sum = corners.reduce((total, { x, y }, at) => {
    const next = corners[(at + 1) % 4] ?? corners[0]
    return total + x * next.y - next.x * y
  }, 0)
  return Math.abs(sum) / 2
}

/** The mean of the bright dots less that of the dark. */
function apart({ data }: Gray, parting: number): number {
  let [bright, brightSum, dark, darkSum] = [0, 0, 0, 0]
  for (const gray of data) {
    if (gray > parting) [bright, brightSum] = [bright + 1, brightSum + gray]
    else [dark, darkSum] = [dark + 1, darkSum + gray]
  }
  return bright === 0 || dark === 0 ? 0 : brightSum / bright - darkSum / dark
}
