import { once, type Work } from '#modules/record'
import type { Desk } from '#modules/directory'
import { dayOf } from '#platform/dates.ts'
import { finish, getOwnDesk, secondsBetween, type AtDesk } from './desk-acts.ts'
import { nextState } from './next-state.ts'
import { getQueueRule, type QueueRule } from './queue-rules.ts'
import { columnsOf, findAtDesk, insertCall, lockLine, updateTicket } from './queue-store.ts'
import type { Ticket } from './ticket.ts'

/**
 * Gọi số tiếp theo: what the desk serves is finished, and the first in the line of its services is called. Who was called
 * and did not come must first be marked so. Where nobody waits, no ticket is answered.
 */
export function callNext(work: Work, deskId: string): Promise<AtDesk> {
  return once(work, async () => {
    const desk = await getOwnDesk(work, deskId)
    const rule = await getQueueRule(work.trx, desk.unit_id, dayOf(work.now))
    await lockLine(work, desk.unit_id)
    const before = await findAtDesk(work.trx, desk.id)
    if (before) await finish(work, before)
    const first = await findFirst(work, desk, rule)
    if (!first) return { ticket: null, call: null }
    const ticket = await updateTicket(work, first, {
      act: 'call',
      changes: {
        ...{ state: nextState(first, 'call'), desk_id: desk.id, called_at: work.now, calls: first.calls + 1 },
        ...{ waited_s: first.waited_s + secondsBetween(first.waiting_since ?? work.now, work.now) },
        for_desk_id: null,
      },
    })
    return { ticket, call: await insertCall(work, ticket, { desk: desk.number, kind: 'call' }) }
  })
}

/** The first of the line this desk may call: of its services, and not kept for another desk at the moment. */
async function findFirst({ trx, now }: Work, desk: Desk, rule: QueueRule): Promise<Ticket | null> {
  const held = new Date(Date.parse(now) - rule.transfer_hold_minutes * 60_000).toISOString()
  const [row] = await trx<Ticket[]>`
    select ${columnsOf(trx)} from tickets t
    where t.unit_id = ${desk.unit_id} and t.state = 'waiting' and t.day = ${dayOf(now)}
      and (t.for_desk_id = ${desk.id} or ((t.for_desk_id is null or t.waiting_since < ${held})
        and (not exists (select from desk_services d where d.desk_id = ${desk.id})
          or exists (select from desk_services d where d.desk_id = ${desk.id} and d.service = t.service))))
    order by t.rank_at, t.label limit 1`
  return row ?? null
}
