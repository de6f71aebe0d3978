import { listDesks, type Desk } from '#modules/directory'
import { once, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict, invalid, notFound } from '#platform/refusal.ts'
import { nextState } from './next-state.ts'
import type { TicketAct } from './queue-law.ts'
import { mustSitAt } from './queue-policy.ts'
import { findAtDesk, insertCall, lockLine, updateTicket, type TicketChanges } from './queue-store.ts'
import { getQueueService } from './queue-services.ts'
import type { Call, Ticket } from './ticket.ts'

/** What an act at a desk came to: the ticket there now, and the call displays are sent. */
export type AtDesk = { readonly ticket: Ticket | null; readonly call: Call | null }

/** A desk that is open today and at which the actor works; refuses otherwise. */
export async function getOwnDesk({ trx, actor, now }: Omit<Work, 'key'>, id: string): Promise<Desk> {
  const [desk] = await listDesks(trx, { desk: id, on: dayOf(now) })
  if (!desk) {
    throw notFound('desk', {
      vi: 'Không có quầy này, hoặc quầy không mở hôm nay.',
      en: 'There is no such desk, or it is not open today.',
    })
  }
  mustSitAt(actor, desk.agency_id)
  return desk
}

type Held = { readonly desk: Desk; readonly ticket: Ticket }

/** Does something to the ticket a desk has, behind the line's lock and once under its key. */
function atDesk(work: Work, deskId: string, run: (held: Held) => Promise<AtDesk>): Promise<AtDesk> {
  return once(work, async () => {
    const desk = await getOwnDesk(work, deskId)
    await lockLine(work, desk.unit_id)
    const ticket = await findAtDesk(work.trx, desk.id)
    if (!ticket) {
      throw conflict('desk_free', {
        vi: `Quầy ${desk.number} không có số nào đang gọi. Hãy gọi số tiếp theo.`,
        en: `No number is called at desk ${desk.number}. Call the next one.`,
      })
    }
    return run({ desk, ticket })
  })
}

function move(
  work: Work,
  ticket: Ticket,
  { act, ...changes }: { act: TicketAct } & TicketChanges,
): Promise<Ticket> {
  return updateTicket(work, ticket, { act, changes: { ...changes, state: nextState(ticket, act) } })
}

/** Gọi lại: the same number is called again at the same desk. */
export function recallTicket(work: Work, desk: string): Promise<AtDesk> {
  return atDesk(work, desk, async ({ desk: { number }, ticket }) => {
    const after = await move(work, ticket, { act: 'recall', calls: ticket.calls + 1 })
    return { ticket: after, call: await insertCall(work, after, { desk: number, kind: 'recall' }) }
  })
}

/** Bắt đầu: whoever was called is there. */
export function startTicket(work: Work, desk: string): Promise<AtDesk> {
  return atDesk(work, desk, async ({ ticket }) => ({
    ticket: await move(work, ticket, { act: 'start', started_at: work.now }),
    call: null,
  }))
}

/** Kết thúc: what the ticket was for is done, and the desk is free. */
export function finishTicket(work: Work, desk: string): Promise<AtDesk> {
  return atDesk(work, desk, async ({ ticket }) => {
    await finish(work, ticket)
    return { ticket: null, call: null }
  })
}

/** Ends what a desk serves; also what calling the next one does with the one before. */
export function finish(work: Work, ticket: Ticket): Promise<Ticket> {
  return move(work, ticket, { act: 'finish', ended_at: work.now, served_s: servedBy(ticket, work.now) })
}

/** Vắng mặt: called and not there; who comes later may come back to the line. */
export function missTicket(work: Work, desk: string): Promise<AtDesk> {
  return atDesk(work, desk, async ({ ticket }) => {
    await move(work, ticket, { act: 'miss', ended_at: work.now })
    return { ticket: null, call: null }
  })
}

/** Where a ticket goes on: to a desk, or to whoever has another service. */
export type PassInput = { readonly desk?: string | undefined; readonly service?: string | undefined }

/** Chuyển quầy: it keeps its place in the line, and for a while only the desk it was sent to calls it. */
export function passTicket(work: Work, deskId: string, to: PassInput): Promise<AtDesk> {
  return atDesk(work, deskId, async ({ desk, ticket }) => {
    const service = to.service ? (await getQueueService(work.trx, to.service)).key : ticket.service
    const other = to.desk ? await otherDesk(work, desk, to.desk) : null
    if (!other && service === ticket.service) throw passWhere()
    await move(work, ticket, {
      act: 'pass',
      ...{ service, for_desk_id: other?.id ?? null, desk_id: null, started_at: null, called_at: null },
      ...{ served_s: servedBy(ticket, work.now), waiting_since: work.now },
    })
    return { ticket: null, call: null }
  })
}

async function otherDesk({ trx, now }: Work, desk: Desk, id: string): Promise<Desk> {
  const [other] = await listDesks(trx, { desk: id, on: dayOf(now) })
  if (other && other.id !== desk.id && other.agency_id === desk.agency_id) return other
  throw passWhere()
}

function passWhere() {
  const message = {
    vi: 'Chọn một quầy khác của điểm này, hoặc một dịch vụ khác.',
    en: 'Choose another desk of this point, or another service.',
  }
  return invalid('queue_pass', message, [{ field: 'desk', message }])
}

/** Seconds served so far, those at other desks included. */
function servedBy({ served_s, started_at }: Ticket, now: string): number {
  return served_s + (started_at ? secondsBetween(started_at, now) : 0)
}

/** Whole seconds from one moment to another, never negative. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
}
