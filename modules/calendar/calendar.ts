import { toDayNumber, weekdayOf } from '#platform/dates.ts'
import type { Text } from '#platform/text.ts'
import type { CalendarContent, DayContent, WeekContent } from './calendar-content.ts'
import type { Interval } from './interval.ts'

/** Working time within a day, in minutes from midnight, half-open. */
export type Span = { readonly from: number; readonly to: number }

/** Why a day is not an ordinary working day. */
export type DayReason = { readonly kind: DayContent['kind'] | 'weekend'; readonly name: Text }

/** What one day is: its working spans in order, their sum `open` in minutes (0: a day off), and why. */
export type DayPlan = {
  readonly spans: readonly Span[]
  readonly open: number
  readonly why: DayReason | null
}

type Week = {
  readonly from: number
  readonly until: number
  readonly plans: readonly (DayPlan | undefined)[]
}

/** An agency's working time with everything it inherits, ready for quick questions by day number. */
export type Calendar = {
  /** Ids of the stored versions it was put together from, city first. */
  readonly versions: readonly string[]
  readonly weeks: readonly Week[]
  readonly days: ReadonlyMap<number, DayPlan>
  readonly outages: readonly Interval[]
  /** Last day number for which days off have been announced. */
  readonly announced_to: number
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const WEEKEND: DayReason = { kind: 'weekend', name: { vi: 'cuối tuần', en: 'weekend' } }
const CLOSED: DayPlan = {
  spans: [],
  open: 0,
  why: { kind: 'closure', name: { vi: 'không làm việc', en: 'closed' } },
}

/** What a day is in this calendar. */
export function planOf(calendar: Calendar, day: number): DayPlan {
  return calendar.days.get(day) ?? weekPlan(calendar.weeks, day)
}

/** The minute of the day at which work ends; only for a working day. */
export function closingOf(plan: DayPlan): number {
  return plan.spans.at(-1)?.to ?? 0
}

/** The minute of the day at which work begins; only for a working day. */
export function openingOf(plan: DayPlan): number {
  return plan.spans[0]?.from ?? 0
}

/** A layer of inheritance: the content of one stored version. */
export type Layer = { readonly id: string; readonly content: CalendarContent }

/** Lays calendars over each other, the city's first: hours, days and outages of a later one win. */
export function resolveCalendar(layers: readonly Layer[]): Calendar {
  const weeks = layers.toReversed().flatMap((layer) => layer.content.weeks.map(toWeek).sort(latestFirst))
  const days = new Map<number, DayPlan>()
  for (const { content } of layers) {
    for (const day of content.days) days.set(toDayNumber(day.on), toPlan(day, weeks))
  }
  return {
    versions: layers.map((layer) => layer.id),
    weeks,
    days,
    outages: layers.flatMap((layer) => layer.content.outages.map(toInterval)),
    announced_to: toDayNumber(layers[0]?.content.announced_to ?? '1970-01-01'),
  }
}

/** What the ordinary week says of a day, whatever is special about it. */
export function weekPlan(weeks: readonly Week[], day: number): DayPlan {
  const index = weekdayOf(day) - 1
  for (const week of weeks) {
    const plan = week.from <= day && day <= week.until ? week.plans[index] : undefined
    if (plan) return plan
  }
  return CLOSED
}

function latestFirst(a: Week, b: Week): number {
  return b.from - a.from
}

function toWeek(week: WeekContent): Week {
  const plans = WEEKDAYS.map((weekday, index) => {
    const hours = week.hours[weekday]
    if (!hours) return undefined
    return hours.length === 0 && index >= 5 ? { ...CLOSED, why: WEEKEND } : withHours(hours, null)
  })
  const until = week.until === undefined ? Number.POSITIVE_INFINITY : toDayNumber(week.until)
  return { from: toDayNumber(week.from), until, plans }
}

function toPlan(day: DayContent, weeks: readonly Week[]): DayPlan {
  const why = { kind: day.kind, name: day.name }
  if (day.kind !== 'make_up' || day.hours) return withHours(day.hours ?? [], why)
  // A make-up day works the hours of the day it stands in for, in the agency's own week.
  const stoodFor = weekPlan(weeks, toDayNumber(day.instead_of ?? day.on))
  return { ...stoodFor, why }
}

function withHours(hours: readonly string[], why: DayReason | null): DayPlan {
  const spans = hours.map(toSpan)
  const open = spans.reduce((sum, span) => sum + span.to - span.from, 0)
  return { spans, open, why: open === 0 ? (why ?? CLOSED.why) : why }
}

function toSpan(hours: string): Span {
  const minute = (at: number) => Number(hours.slice(at, at + 2)) * 60 + Number(hours.slice(at + 3, at + 5))
  return { from: minute(0), to: minute(6) }
}

function toInterval(outage: CalendarContent['outages'][number]): Interval {
  const { from_at, to_at, legal_basis } = outage
  return { kind: 'objective_cause', from_at, to_at, legal_basis }
}
