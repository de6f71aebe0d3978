import { findPage } from './find-page.ts'
import { flatten, turned } from './flatten.ts'
import { grayOf, type Rgba } from './gray.ts'
import { faultsOf, type PageFault } from './readable.ts'
import { skewOf } from './skew.ts'

/** Longer side of a kept page, in dots: A4 at 200 dots an inch, which is what digitised papers need (TT 02/2019/TT-BNV). */
export const PAGE_DOTS = 2339
/** Less than this nobody sees, and turning costs sharpness. */
const LEAST_SKEW = 0.3

/** A page made ready: cut out, set straight, and judged. */
export type Prepared = {
  readonly picture: Rgba
  readonly isCut: boolean
  /** Degrees it was set straight by. */
  readonly skew: number
  readonly faults: readonly PageFault[]
}

/** Cuts the page out of a photograph, sets its lines straight and says what speaks against reading it. */
export function preparePage(given: Rgba): Prepared {
  const corners = findPage(grayOf(given, 320))
  const cut = corners ? flatten(given, corners, PAGE_DOTS) : given
  const skew = skewOf(grayOf(cut, 800))
  const picture = Math.abs(skew) < LEAST_SKEW ? cut : turned(cut, -skew)
  const longest = Math.max(picture.width, picture.height)
  // Judged as it was taken: turning it makes it a little softer.
  const faults = faultsOf(grayOf(cut, 1700), longest)
  return { picture, isCut: corners !== null, skew, faults }
}
