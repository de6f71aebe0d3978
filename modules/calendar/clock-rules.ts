import { DAY_MINUTES } from '#platform/dates.ts'
import { type Static, Type } from 'typebox'
import { type Calendar, closingOf, openingOf, planOf } from './calendar.ts'
import type { IntervalKind } from './interval.ts'
import { dayAt, openingAt, workingDayFrom } from './working-time.ts'

/**
 * From what a limit counts, by the text of its procedure: acceptance by the desk, which is usual; receipt by the system of
 * the electronic dossier (D14); hand-over to the body that settles it (D13); payment of the fee.
 */
export const CLOCK_STARTS = ['acceptance', 'submission', 'hand_over', 'payment'] as const

/** How a procedure version counts; every switch is data because the texts differ (D5–D8, D10, D12). */
export const ClockRules = Type.Object({
  /** From what the limit counts (D13, D14); not said: from acceptance. */
  starts: Type.Optional(Type.Enum([...CLOCK_STARTS])),
  /** A complete supplement lets the limit begin again (`restart`) or go on (`pause`). */
  supplement: Type.Union([Type.Literal('restart'), Type.Literal('pause')]),
  /** "Trong ngày": received after 15:00, the result may come the next working day. */
  fifteen_oclock: Type.Boolean(),
  /** Filed within the last hour before closing: as if received the next working morning. */
  last_hour: Type.Boolean(),
  /** Received after closing or on a day off: as if received the next working morning. */
  after_closing: Type.Boolean(),
  /** A consultation runs inside the limit, or stops the clock where the procedure's text says so. */
  consultation: Type.Union([Type.Literal('inside'), Type.Literal('pause')]),
  /** Working days to bring requested papers, where the sector has a number of its own. */
  supplement_days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
  /** By how many whole limits the one extension may put the date off; not said: by one (D19). */
  extension_limits: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
})
export type ClockRules = Static<typeof ClockRules>

/** What holds where a procedure's text is silent. */
export const DEFAULT_CLOCK_RULES: ClockRules = {
  supplement: 'restart',
  fifteen_oclock: true,
  last_hour: false,
  after_closing: true,
  consultation: 'inside',
}

/** After this minute of the day a "trong ngày" result may come the next working day (D5). */
export const FIFTEEN_OCLOCK = 15 * 60
const LAST_HOUR = 60

/** Why the clock takes a receipt for later than it was. */
export type Shift = 'before_opening' | 'lunch' | 'last_hour' | 'after_closing' | 'day_off'

/** The local minute from which a receipt counts, and why it is not the receipt itself. */
export type Start = { readonly at: number; readonly shift: Shift | null }

/** When a receipt counts as made (D6–D8). `at` is never earlier than the receipt. */
export function startOf(calendar: Calendar, received: number, rules: ClockRules): Start {
  const day = dayAt(received)
  const plan = planOf(calendar, day)
  const minute = received - day * DAY_MINUTES
  const nextMorning = (shift: Shift): Start => ({
    at: openingAt(calendar, workingDayFrom(calendar, day + 1)),
    shift,
  })
  if (plan.open === 0) return rules.after_closing ? nextMorning('day_off') : { at: received, shift: null }
  const closing = closingOf(plan)
  if (minute > closing)
    return rules.after_closing ? nextMorning('after_closing') : { at: received, shift: null }
  if (rules.last_hour && minute >= closing - LAST_HOUR) return nextMorning('last_hour')
  if (minute < openingOf(plan)) return { at: day * DAY_MINUTES + openingOf(plan), shift: 'before_opening' }
  const next = plan.spans.find((span) => minute <= span.to)
  if (next && minute < next.from) return { at: day * DAY_MINUTES + next.from, shift: 'lunch' }
  return { at: received, shift: null }
}

/** Does a wait of this kind stop the clock of the appointment? A restart has its own law. */
export function stopsClock(kind: IntervalKind, rules: ClockRules): boolean {
  if (kind === 'supplement') return rules.supplement === 'pause'
  if (kind === 'consultation') return rules.consultation === 'pause'
  return true
}
