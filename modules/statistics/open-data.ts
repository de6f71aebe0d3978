import type { Figures } from './figures.ts'
import { addCounts, type Counts } from './measure.ts'
import { publishShare, type PublishedShare, suppress } from './suppress.ts'

/** Ratings of fewer are not averaged. */
const FEWEST_RATINGS = 10

/** One unit's published figures; null is hidden or not there. */
export type OpenRow = {
  readonly code: string
  readonly slug: string
  readonly name: string
  readonly received: number | null
  readonly settled: number | null
  readonly on_time: PublishedShare | null
  readonly waiting: number | null
  readonly overdue: number | null
  readonly rating: number | null
}

/** What is published of a month: each unit, and the city. */
export type OpenData = { readonly items: readonly OpenRow[]; readonly city: OpenRow }

const COUNTS: Readonly<Record<'received' | 'settled' | 'waiting' | 'overdue', (counts: Counts) => number>> = {
  received: (counts) => (counts.new_online ?? 0) + (counts.new_counter ?? 0) + (counts.new_post ?? 0),
  settled: (counts) =>
    (counts.settled_early ?? 0) + (counts.settled_on_day ?? 0) + (counts.settled_late ?? 0),
  waiting: (counts) => (counts.open_in_time ?? 0) + (counts.open_late ?? 0),
  overdue: (counts) => counts.open_late ?? 0,
}

/** Dữ liệu mở: the public figures of a month, small numbers hidden. Only whole months, so that none lies within another. */
export function openData({ rows, names }: Figures): OpenData {
  const byUnit = Map.groupBy(rows, (row) => row.unit_id)
  const units = names.units.map((unit) => ({ unit, counts: addCounts(byUnit.get(unit.id) ?? []) }))
  const column = (name: keyof typeof COUNTS) => suppress(units.map(({ counts }) => COUNTS[name](counts)))
  const columns = { received: column('received'), settled: column('settled'), waiting: column('waiting') }
  const overdue = column('overdue')
  const whole = addCounts(rows)
  const { name, full_name } = names.city
  return {
    items: units.map(({ unit: { code, slug, full_name: said }, counts }, place) => ({
      ...{ code, slug, name: said },
      received: columns.received.shown[place] ?? null,
      settled: columns.settled.shown[place] ?? null,
      on_time: columns.settled.shown[place] === null ? null : onTime(counts),
      waiting: columns.waiting.shown[place] ?? null,
      overdue: overdue.shown[place] ?? null,
      rating: ratingOf(counts),
    })),
    city: {
      ...{ code: '', slug: '', name: full_name || name },
      received: columns.received.total,
      settled: columns.settled.total,
      on_time: onTime(whole),
      waiting: columns.waiting.total,
      overdue: overdue.total,
      rating: ratingOf(whole),
    },
  }
}

function onTime(counts: Counts): PublishedShare | null {
  const settled = COUNTS.settled(counts)
  return publishShare(settled - (counts.settled_late ?? 0), settled)
}

function ratingOf({ ratings = 0, rating_sum = 0 }: Counts): number | null {
  return ratings < FEWEST_RATINGS ? null : Math.round((10 * rating_sum) / ratings) / 10
}
