import type { Actor } from '#modules/record'
import type { Fragment, Reader } from '#platform/database.ts'
import { answerableCondition, inboxCondition, TURNS } from './inbox.ts'

/** What each list shows; the city's figures and the lists behind them use the same words. */
export const VIEWS = [
  'inbox',
  'my_turn',
  'mine',
  'all',
  'received',
  'online',
  'waiting',
  'waiting_late',
  'to_accept',
  'to_pay',
  'to_hand_over',
  'to_apologise',
  'unapologised',
  'open',
  'due_soon',
  'overdue',
  'overdue_with_apology',
  'overdue_without_apology',
  'settled',
  'on_time',
  'late',
  'late_with_apology',
  'late_without_apology',
  'apologies',
  'lapses',
  'refused',
  'withdrawn',
  'stopped',
  'mismatches',
  'delivered',
] as const
export type View = (typeof VIEWS)[number]

/** What decides whether a view shows a dossier. */
export type Viewed = {
  readonly view: View
  readonly actor: Actor
  readonly now: string
  /** Answered by `soonUntil`. */
  readonly soon_until: string
}

/**
 * A paused clock stands still: such a dossier is late only if it was late when the pause began. One that waits for its
 * applicant before acceptance, an accepted one without a date, and one that is finished and waits to be fetched, is late for nobody.
 */
export const CLOCK_COUNTS = `(finished_at is null and (accepted_at is null or due_at is not null)
  and (business not in ('supplement', 'supplement_before', 'financial')
    or due_at < (intervals -> -1 ->> 'from_at')::timestamptz))`

/** Before its end: one index for each place holds these alone, whatever has been settled in all the years. */
export const STANDS = `business in ('submitted', 'supplement_before', 'refusal_drafted', 'accepted', 'forwarded', 'reviewing',
  'consulting', 'supplement_proposed', 'supplement', 'financial', 'proposed', 'endorsed', 'approved')`

/** When the apology was signed; null without one. */
export const SIGNED = "(apology ->> 'signed_at')::timestamptz"

// The states are listed, so that the server sees that an index of what stands holds them.
const OPEN = `accepted_at is not null and business in ('accepted', 'forwarded', 'reviewing', 'consulting',
  'supplement_proposed', 'supplement', 'financial', 'proposed', 'endorsed', 'approved')`
const LATE = 'finished_at is not null and on_time is false'

/** Views that ask for nothing but the row itself. */
const FIXED = {
  all: 'true',
  received: 'accepted_at is not null',
  online: `accepted_at is not null and channel = 'online'`,
  waiting: `business in ('submitted', 'refusal_drafted')`,
  open: OPEN,
  settled: 'finished_at is not null',
  on_time: 'finished_at is not null and on_time is not false',
  late: LATE,
  late_with_apology: `${LATE} and ${SIGNED} is not null`,
  late_without_apology: `${LATE} and ${SIGNED} is null`,
  apologies: `${SIGNED} is not null`,
  lapses: `lapse ->> 'with_apology' = 'false'`,
  refused: `business = 'refused'`,
  withdrawn: `business = 'withdrawn'`,
  stopped: `business = 'stopped'`,
  mismatches: 'paper_check is not null',
  delivered: 'delivered_at is not null',
} as const satisfies Partial<Record<View, string>>

function isFixed(view: View): view is keyof typeof FIXED {
  return view in FIXED
}

/** Which dossiers a view shows. */
export function viewCondition(sql: Reader, filter: Viewed): Fragment {
  const { view, actor, now } = filter
  if (isFixed(view)) return sql`${sql.unsafe(FIXED[view])}`
  const overdue = sql`${sql.unsafe(`${OPEN} and ${CLOCK_COUNTS}`)} and due_at < ${now}`
  switch (view) {
    case 'inbox':
      return inboxCondition(sql, filter)
    case 'my_turn':
      return inboxCondition(sql, filter, TURNS)
    case 'mine':
      return sql`(filer_id = ${actor.person_id} or principal_id = ${actor.person_id} or proxy_id = ${actor.person_id})`
    case 'to_accept':
      return inboxCondition(sql, filter, ['accept', 'refuse'])
    case 'to_pay':
      return sql`(money = 'due' and ${inboxCondition(sql, filter, ['pay'])})`
    case 'to_hand_over':
      return inboxCondition(sql, filter, ['deliver'])
    case 'to_apologise':
      return inboxCondition(sql, filter, ['extend'])
    case 'unapologised':
      return sql`${overdue} and ${sql.unsafe(SIGNED)} is null and ${answerableCondition(sql, actor)}`
    case 'waiting_late':
      return sql`${sql.unsafe(FIXED.waiting)} and acceptance_due_at < ${now}`
    case 'due_soon':
      return sql`${sql.unsafe(`${OPEN} and ${CLOCK_COUNTS}`)} and due_at >= ${now} and due_at < ${filter.soon_until}
        and coalesce(due_at, acceptance_due_at, submitted_at) >= ${now}`
    case 'overdue':
      return overdue
    case 'overdue_with_apology':
      return sql`${overdue} and ${sql.unsafe(SIGNED)} is not null`
    case 'overdue_without_apology':
      return sql`${overdue} and ${sql.unsafe(SIGNED)} is null`
  }
}
