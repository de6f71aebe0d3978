import { Type, type Static } from 'typebox'
import type { Trx } from '#platform/database.ts'
import { changeSettings } from '#platform/transaction.ts'
import { dossierOf } from './dossier-of.ts'
import { openTicket } from './holder-acts.ts'
import { Ticket } from './ticket.ts'

/** What became of one dossier of a visit: as much as its receipt and the tracking page tell, and no more. */
const ThreadDossier = Type.Object({
  code: Type.String(),
  /** Official status, 1 to 10. */
  status: Type.Integer(),
  due_at: Type.Union([Type.String(), Type.Null()]),
  delivered_at: Type.Union([Type.String(), Type.Null()]),
  score: Type.Union([Type.Integer(), Type.Null()]),
})

/** Mạch của một lượt: the ticket, how many are before it, and its dossiers with their results and ratings. */
export const Thread = Type.Object({
  ticket: Ticket,
  /** How many are before it in the line; null where it does not wait. */
  before: Type.Union([Type.Integer(), Type.Null()]),
  /** The number of the desk it was called to. */
  desk: Type.Union([Type.Integer(), Type.Null()]),
  dossiers: Type.Array(ThreadDossier),
})
export type Thread = Static<typeof Thread>

/** The whole thread of a ticket for whoever holds its secret. */
export async function readThread(trx: Trx, token: string): Promise<Thread> {
  const ticket = await openTicket(trx, token)
  const [places, desks, linked] = await Promise.all([
    trx<{ before: number }[]>`
      select count(*)::int as before from tickets o
      where o.unit_id = ${ticket.unit_id} and o.state = 'waiting' and o.day = ${ticket.day}
        and o.service = ${ticket.service} and (o.rank_at, o.label) < (${ticket.rank_at}::timestamptz, ${ticket.label})`,
    trx<{ number: number }[]>`select number from desks where id = ${ticket.desk_id}`,
    trx<{ dossier_id: string }[]>`
      select dossier_id from ticket_dossiers where ticket_id = ${ticket.id} order by linked_at`,
  ])
  const dossiers = []
  for (const { dossier_id } of linked) {
    await changeSettings(trx, { 'app.tracked': dossier_id })
    const found = await dossierOf(trx, dossier_id)
    if (found) dossiers.push(found)
  }
  return {
    ticket,
    before: ticket.state === 'waiting' ? (places[0]?.before ?? 0) : null,
    desk: desks[0]?.number ?? null,
    dossiers,
  }
}
