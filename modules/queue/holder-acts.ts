import { once, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict, notFound } from '#platform/refusal.ts'
import { changeSettings } from '#platform/transaction.ts'
import type { Trx } from '#platform/database.ts'
import { nextState } from './next-state.ts'
import { calendarOf, mustBeOpenToCome } from './queue-hours.ts'
import { getQueueRule } from './queue-rules.ts'
import { columnsOf, findTicket, lockLine, updateTicket } from './queue-store.ts'
import { rankOf } from './rank.ts'
import type { Ticket } from './ticket.ts'

/** The ticket behind a secret; the wall is opened for it alone, and for this transaction. */
export async function openTicket(trx: Trx, token: string): Promise<Ticket> {
  await changeSettings(trx, { 'app.ticket_token': token })
  const [row] = await trx<Ticket[]>`
    select ${columnsOf(trx)} from tickets t join ticket_holders h on h.ticket_id = t.id where h.token = ${token}`
  if (!row) {
    throw notFound('ticket', {
      vi: 'Không có số thứ tự ở địa chỉ này. Hãy quét lại mã trên phiếu.',
      en: 'There is no ticket at this address. Scan the code on the slip again.',
    })
  }
  await changeSettings(trx, { 'app.ticket': row.id })
  return row
}

async function hold(work: Work, token: string): Promise<Ticket> {
  const { id, unit_id } = await openTicket(work.trx, token)
  await lockLine(work, unit_id)
  const ticket = await findTicket(work.trx, id)
  if (!ticket) throw new Error('a ticket went away behind its line’s lock')
  return ticket
}

/** Báo đã đến: who booked, or whose number was carried over, is there and stands in the line. */
export function checkIn(work: Work, token: string): Promise<Ticket> {
  return once(work, async () => {
    const ticket = await hold(work, token)
    const state = nextState(ticket, 'check_in')
    mustBeToday(ticket, work.now)
    const rule = await getQueueRule(work.trx, ticket.unit_id, ticket.day)
    mustBeOpenToCome(await calendarOf(work.trx, ticket.agency_id, ticket.day), rule, work.now)
    const grace = rule.slot_grace_minutes * 60_000
    const slot = ticket.slot_at ?? work.now
    const isLate = Date.parse(work.now) > Date.parse(slot) + grace
    const own = rankOf(isLate ? work.now : slot, { isFirst: ticket.is_first, rule })
    // A number carried over keeps the place it has waited for already.
    const rank_at = ticket.carried_from === null ? own : (ticket.rank_at ?? own)
    return updateTicket(work, ticket, {
      act: 'check_in',
      changes: { state, waiting_since: work.now, rank_at },
    })
  })
}

/** Quay lại hàng: who was called and not there comes back with the same number, and waits from now. */
export function comeBack(work: Work, token: string): Promise<Ticket> {
  return once(work, async () => {
    const ticket = await hold(work, token)
    const state = nextState(ticket, 'come_back')
    mustBeToday(ticket, work.now)
    const rule = await getQueueRule(work.trx, ticket.unit_id, ticket.day)
    if (ticket.returned >= rule.most_returns) {
      throw conflict('ticket_returned', {
        vi: `Số ${ticket.label} đã được quay lại hàng ${ticket.returned} lần. Hãy lấy số mới.`,
        en: `Number ${ticket.label} came back ${ticket.returned} times already. Take a new one.`,
      })
    }
    const changes = {
      ...{ state, waiting_since: work.now, returned: ticket.returned + 1 },
      ...{ rank_at: rankOf(work.now, { isFirst: ticket.is_first, rule }) },
      ...{ desk_id: null, called_at: null, ended_at: null },
    }
    return updateTicket(work, ticket, { act: 'come_back', changes })
  })
}

/** Hủy số: whoever needs it no more gives it up, and the line is one shorter. */
export function cancelTicket(work: Work, token: string): Promise<Ticket> {
  return once(work, async () => {
    const ticket = await hold(work, token)
    const changes = { state: nextState(ticket, 'cancel'), ended_at: work.now }
    return updateTicket(work, ticket, { act: 'cancel', changes })
  })
}

function mustBeToday(ticket: Ticket, now: string): void {
  if (ticket.day === dayOf(now)) return
  const [year, month, day] = ticket.day.split('-')
  const on = `${day}/${month}/${year}`
  throw conflict('ticket_other_day', {
    vi: `Số ${ticket.label} dùng vào ngày ${on}.`,
    en: `Number ${ticket.label} is for ${on}.`,
  })
}
