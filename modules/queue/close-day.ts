import type { Work } from '#modules/record'
import { DAY_MINUTES, dayOf, formatDay, fromLocalMinute, toDayNumber } from '#platform/dates.ts'
import { calendarOf, nextOpenDay, openSpans } from './queue-hours.ts'
import { nextState } from './next-state.ts'
import type { TicketAct } from './queue-law.ts'
import { getQueueRule } from './queue-rules.ts'
import { columnsOf, lockLine, updateTicket, type TicketChanges } from './queue-store.ts'
import type { Ticket } from './ticket.ts'

/**
 * Khép ngày: what is left of a day that is over. Who waited and was not called keeps the number for the next working day,
 * before all others; who booked and never came, and who was called, is done with. Answers how many tickets it closed.
 */
export async function closeDay(work: Work, unit: number, most = 200): Promise<number> {
  const { trx, now } = work
  await lockLine(work, unit)
  const left = await trx<Ticket[]>`
    select ${columnsOf(trx)} from tickets t
    where t.unit_id = ${unit} and t.day < ${dayOf(now)} and t.state in ('booked', 'waiting', 'called', 'serving')
    order by t.day, t.rank_at, t.id limit ${most}`
  const days = new Map<string, Promise<Ended>>()
  for (const ticket of left) {
    const of = `${ticket.agency_id} ${ticket.day}`
    const ended = days.get(of) ?? readEnded(work, ticket)
    days.set(of, ended)
    const { act, changes } = endOf(ticket, await ended)
    await updateTicket(work, ticket, { act, changes: { ...changes, state: nextState(ticket, act) } })
  }
  return left.length
}

/** A day that is over at a counter: when it closed, and where numbers nobody called go on; null where they do not. */
type Ended = { readonly closed_at: string; readonly next: { day: string; opening: string } | null }

async function readEnded(work: Work, { unit_id, agency_id, day }: Ticket): Promise<Ended> {
  const [rule, calendar] = await Promise.all([
    getQueueRule(work.trx, unit_id, day),
    calendarOf(work.trx, agency_id, day),
  ])
  return {
    closed_at:
      openSpans(calendar, day).at(-1)?.to ?? fromLocalMinute((toDayNumber(day) + 1) * DAY_MINUTES - 1),
    next: rule.carry_over ? await dayAfter(work, agency_id) : null,
  }
}

function endOf(ticket: Ticket, { closed_at, next }: Ended): { act: TicketAct; changes: TicketChanges } {
  // It ended on its own day, not when the job came by; later only where it was still called or served after closing.
  const moments = [closed_at, ticket.taken_at, ticket.called_at ?? '', ticket.started_at ?? '']
  const ended = { ended_at: moments.reduce((last, one) => (one > last ? one : last)) }
  if (ticket.state === 'called') return { act: 'miss', changes: ended }
  if (ticket.state === 'serving') return { act: 'finish', changes: ended }
  if (ticket.state !== 'waiting' || !next) return { act: 'expire', changes: ended }
  return {
    act: 'carry_over',
    changes: {
      ...{ day: next.day, slot_at: next.opening, waiting_since: null, for_desk_id: null },
      ...{ carried_from: ticket.carried_from ?? ticket.day, label: carriedLabel(ticket) },
    },
  }
}

/** The first working day from today on, and when its counter opens. */
async function dayAfter({ trx, now }: Work, agency: string): Promise<Ended['next']> {
  const today = dayOf(now)
  const calendar = await calendarOf(trx, agency, today)
  const day = openSpans(calendar, today).some(({ to }) => to > now) ? today : nextOpenDay(calendar, today)
  const opening = day === null ? undefined : openSpans(calendar, day)[0]?.from
  return day !== null && opening ? { day, opening } : null
}

/** The day of the month behind the number tells it from the same number of the new day: A012-30. */
function carriedLabel({ label, day }: Ticket): string {
  return label.includes('-') ? label : `${label}-${formatDay(day).slice(0, 2)}`
}
