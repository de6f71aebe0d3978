import { FEWEST_RATINGS } from '#modules/ratings'
import type { Figures } from './board.ts'
import type { Measure } from './measure.ts'

/** Sums as the tables hold them, of a unit or of many. */
export type UnitSums = Readonly<Record<Measure | StateFigure, number>>
type StateFigure = 'waiting' | 'waiting_late' | 'open' | 'due_soon' | 'overdue' | 'overdue_with_apology'

/** The figures that follow from sums; a share of nothing is null, not zero. */
export function figuresOf(sums: UnitSums): Figures {
  const { rating_sum, settle_minutes, ...counts } = sums
  return {
    ...counts,
    late_without_apology: counts.late - counts.late_with_apology,
    overdue_without_apology: counts.overdue - counts.overdue_with_apology,
    online_share: share(counts.online, counts.received),
    on_time_share: share(counts.on_time, counts.settled),
    response_share: share(Math.min(counts.ratings, counts.delivered), counts.delivered),
    // Few ratings could be told apart: no score is shown of them.
    rating: counts.ratings >= FEWEST_RATINGS ? round(rating_sum / counts.ratings, 100) : null,
    average_hours: counts.settled > 0 ? round(settle_minutes / counts.settled / 60, 100) : null,
  }
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? round(part / whole, 10_000) : null
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps
}
