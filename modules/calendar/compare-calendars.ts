import type { CalendarContent, DayContent, WeekContent } from './calendar-content.ts'

/** One thing two contents say differently: null where the earlier, or the later, does not say it. */
export type CalendarDifference =
  | { readonly what: 'day'; readonly before: DayContent | null; readonly after: DayContent | null }
  | { readonly what: 'week'; readonly before: WeekContent | null; readonly after: WeekContent | null }
  | { readonly what: 'outage'; readonly before: Outage | null; readonly after: Outage | null }
type Outage = CalendarContent['outages'][number]

/** What a calendar says otherwise than before, days in their order, then opening hours and outages. */
export function compareCalendars(
  before: CalendarContent | null,
  after: CalendarContent,
): CalendarDifference[] {
  return [
    ...pairs(before?.days ?? [], after.days, (day) => day.on).map((pair) => ({
      what: 'day' as const,
      ...pair,
    })),
    ...pairs(before?.weeks ?? [], after.weeks, (week) => `${week.from} ${week.until ?? ''}`).map((pair) => ({
      what: 'week' as const,
      ...pair,
    })),
    ...pairs(before?.outages ?? [], after.outages, (outage) => `${outage.from_at} ${outage.to_at}`).map(
      (pair) => ({
        what: 'outage' as const,
        ...pair,
      }),
    ),
  ]
}

type Pair<T> = { readonly before: T | null; readonly after: T | null }

function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Pair<T>[] {
  const old = new Map(before.map((one) => [keyOf(one), one]))
  const fresh = new Map(after.map((one) => [keyOf(one), one]))
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .toSorted()
    .map((key) => ({ before: old.get(key) ?? null, after: fresh.get(key) ?? null }))
    .filter((pair) => JSON.stringify(pair.before) !== JSON.stringify(pair.after))
}
