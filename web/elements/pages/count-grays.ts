import type { Gray } from './gray.ts'

/** How often each of the 256 grays stands in a picture. */
export function countGrays({ data }: Gray): Uint32Array {
  const counts = new Uint32Array(256)
  for (const gray of data) counts[gray] = (counts[gray] ?? 0) + 1
  return counts
}

/** The gray below which a share (0 to 1) of the picture lies. */
export function grayAt(counts: Uint32Array, share: number): number {
  const all = counts.reduce((sum, one) => sum + one, 0)
  let below = 0
  for (let gray = 0; gray < 256; gray++) {
    below += counts[gray] ?? 0
    if (below >= share * all) return gray
  }
  return 255
}

/** The gray that parts dark from light best (Otsu 1979). */
export function partingGray(counts: Uint32Array): number {
  const all = counts.reduce((sum, one) => sum + one, 0)
  const total = counts.reduce((sum, one, gray) => sum + one * gray, 0)
  let [dark, darkSum, best, parting] = [0, 0, -1, 128]
  for (let gray = 0; gray < 256; gray++) {
    dark += counts[gray] ?? 0
    darkSum += (counts[gray] ?? 0) * gray
    if (dark === 0 || dark === all) continue
    const apart = darkSum / dark - (total - darkSum) / (all - dark)
    const between = dark * (all - dark) * apart * apart
    if (between > best) [best, parting] = [between, gray]
  }
  return parting
}
