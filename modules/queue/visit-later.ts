import { Type, type Static } from 'typebox'
import { listDesks } from '#modules/directory'
import { deskPost, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { invalid, notFound } from '#platform/refusal.ts'
import { secondsBetween } from './desk-acts.ts'
import { nextState } from './next-state.ts'
import { findTicket, insertOfflineCall, lockLine, updateTicket } from './queue-store.ts'
import type { Ticket } from './ticket.ts'

/** How a desk served a number while its line was cut. */
export const Visit = Type.Object(
  {
    ticket: Type.String({ format: 'uuid' }),
    label: Type.String({ maxLength: 12 }),
    desk: Type.Optional(Type.String({ format: 'uuid' })),
    called_at: Type.String({ format: 'date-time' }),
    ended_at: Type.String({ format: 'date-time' }),
    outcome: Type.Union([Type.Literal('done'), Type.Literal('no_show')]),
  },
  { additionalProperties: false },
)
export type Visit = Static<typeof Visit>

/**
 * Lượt phục vụ khi mất kết nối: who waited was called and served as of then. One that another desk has called meanwhile, or
 * that its holder gave back, is a conflict that is told. No display calls it again; the figures count it when it happened.
 */
export async function visitLater(work: Work, visit: Visit): Promise<Ticket> {
  const { unit_id } = deskPost(work.actor)
  await lockLine(work, unit_id)
  const ticket = await findTicket(work.trx, visit.ticket)
  if (!ticket || ticket.unit_id !== unit_id) throw noTicket(visit.label)
  const [called_at, ended_at] = [visit.called_at, visit.ended_at].map((at) => new Date(at).toISOString())
  if (!called_at || !ended_at || called_at > ended_at || ended_at > work.now || called_at < ticket.taken_at)
    throw noOrder(visit.label)
  const called = { ...ticket, state: nextState(ticket, 'call') }
  const isDone = visit.outcome === 'done'
  const state = isDone
    ? nextState({ ...called, state: nextState(called, 'start') }, 'finish')
    : nextState(called, 'miss')
  const then = { ...work, now: ended_at, recorded_at: work.now }
  const after = await updateTicket(then, ticket, {
    act: isDone ? 'finish' : 'miss',
    changes: {
      ...{ state, called_at, ended_at, calls: ticket.calls + 1, for_desk_id: null },
      desk_id: await deskAt(work, visit),
      waited_s: ticket.waited_s + secondsBetween(ticket.waiting_since ?? called_at, called_at),
      ...(isDone ? { started_at: called_at, served_s: secondsBetween(called_at, ended_at) } : {}),
    },
  })
  await insertOfflineCall(work, after, called_at)
  return after
}

/** The desk it says, where that one is of the officer's point; a desk closed meanwhile is left out. */
async function deskAt({ trx, actor }: Work, { desk, called_at }: Visit): Promise<string | null> {
  if (!desk) return null
  const [found] = await listDesks(trx, { desk, on: dayOf(new Date(called_at).toISOString()) })
  return found && found.agency_id === deskPost(actor).agency_id ? found.id : null
}

function noTicket(label: string) {
  return notFound('ticket', {
    vi: `Không tìm thấy số ${label} trong hàng chờ của đơn vị này. Nếu số được lấy khi mất kết nối, hãy gửi số đó trước.`,
    en: `There is no number ${label} in this unit’s queue. If it was given without the line, send that first.`,
  })
}

function noOrder(label: string) {
  const message = {
    vi: `Giờ gọi, giờ xong của số ${label} không đúng thứ tự. Hãy kiểm tra đồng hồ của máy.`,
    en: `The times of number ${label} are not in order. Look at the clock of the computer.`,
  }
  return invalid('visit_times', message, [{ field: 'ended_at', message }])
}
