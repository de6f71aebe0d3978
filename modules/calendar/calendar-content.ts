import { Type, type Static } from 'typebox'

/** `08:00-12:00` */
const Hours = Type.Array(
  Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' }),
)
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Words = Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) })
const Basis = Type.String({ minLength: 1 })

/** Opening hours of a week from a day on; a weekday left out is inherited from the calendar below. */
export const WeekContent = Type.Object({
  from: Day,
  until: Type.Optional(Day),
  hours: Type.Object({
    mon: Type.Optional(Hours),
    tue: Type.Optional(Hours),
    wed: Type.Optional(Hours),
    thu: Type.Optional(Hours),
    fri: Type.Optional(Hours),
    sat: Type.Optional(Hours),
    sun: Type.Optional(Hours),
  }),
  legal_basis: Basis,
})
export type WeekContent = Static<typeof WeekContent>

/**
 * A day that is not as its weekday: `holiday`, `compensatory` (nghỉ bù), `swap` (nghỉ hoán đổi) and
 * `closure` are off (or open only in `hours`), `make_up` (làm bù) works the hours of the day it
 * stands in for, `hours` works its own hours.
 */
export const DayContent = Type.Object({
  on: Day,
  kind: Type.Union([
    Type.Literal('holiday'),
    Type.Literal('compensatory'),
    Type.Literal('swap'),
    Type.Literal('closure'),
    Type.Literal('make_up'),
    Type.Literal('hours'),
  ]),
  name: Words,
  hours: Type.Optional(Hours),
  instead_of: Type.Optional(Day),
  made_up_on: Type.Optional(Day),
  legal_basis: Basis,
  status: Type.Union([Type.Literal('announced'), Type.Literal('derived')]),
  note: Type.Optional(Type.String()),
})
export type DayContent = Static<typeof DayContent>

/** A recorded outage of the agency's systems: an objective cause for every dossier it touches. */
const OutageContent = Type.Object({
  from_at: Type.String(),
  to_at: Type.String(),
  name: Words,
  legal_basis: Basis,
})

/** Lịch làm việc: one version of the city's calendar (`agency` null) or of what an agency lays over it. */
export const CalendarContent = Type.Object({
  name: Type.String({ pattern: '^[a-z0-9-]+$' }),
  agency: Type.Union([Type.Null(), Type.String({ minLength: 1 })]),
  title: Words,
  effective_on: Day,
  announced_to: Day,
  source: Basis,
  weeks: Type.Array(WeekContent),
  days: Type.Array(DayContent),
  outages: Type.Array(OutageContent),
})
export type CalendarContent = Static<typeof CalendarContent>
