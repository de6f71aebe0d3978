/** Counts from 1 to 4 could point at a person; they are never published. */
export const FEWEST = 5

/** A column as it may be published: null is hidden, in units or in their total. */
export type Published = { readonly shown: readonly (number | null)[]; readonly total: number | null }

/**
 * Che số nhỏ: hides counts from 1 to 4, and others with so much above 5 that subtracting what is shown from the total
 * tells none of them: each of the small ones may still be 1 to 4, and each of the others at least 5. Where the others
 * are not enough, the total is hidden, too.
 */
export function suppress(counts: readonly number[]): Published {
  const small = counts.flatMap((count, place) => (isSmall(count) ? [place] : []))
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (small.length === 0) return { shown: counts, total }
  const needed = small.reduce((sum, place) => sum + FEWEST - 1 - (counts[place] ?? 0), 0)
  const cover = coverFor(counts, Math.max(1, needed))
  const hidden = new Set([...small, ...(cover ?? [])])
  return {
    shown: counts.map((count, place) => (hidden.has(place) ? null : count)),
    total: cover ? total : null,
  }
}

function isSmall(count: number): boolean {
  return count > 0 && count < FEWEST
}

/** The places of others that together lie so far above 5 each: one small one where one does, else the largest. */
function coverFor(counts: readonly number[], needed: number): number[] | null {
  const others = counts
    .map((count, place) => ({ over: count - FEWEST, place }))
    .filter(({ over }) => over > 0)
    .sort((one, other) => one.over - other.over || one.place - other.place)
  const one = others.find(({ over }) => over >= needed)
  if (one) return [one.place]
  const cover: number[] = []
  let left = needed
  for (const { over, place } of others.toReversed()) {
    if (left <= 0) break
    cover.push(place)
    left -= over
  }
  return left <= 0 ? cover : null
}

/** A share that tells no small count: exact, or only that it is at least or at most so much. */
export type PublishedShare = { readonly share: number; readonly is: 'exactly' | 'at_least' | 'at_most' }

/** A share of a whole, in whole percent: one that rests on fewer than 5 on either side is told as a bound for all of them alike. */
export function publishShare(part: number, whole: number): PublishedShare | null {
  if (whole < FEWEST * 4) return null
  const bound = FEWEST - 1
  const percent = (count: number, round: (value: number) => number): number =>
    round((100 * count) / whole) / 100
  if (whole - part <= bound) return { share: percent(whole - bound, Math.floor), is: 'at_least' }
  if (part <= bound) return { share: percent(bound, Math.ceil), is: 'at_most' }
  return { share: percent(part, Math.round), is: 'exactly' }
}
