import { eventInsert, type Work } from '#modules/record'
import type { Reader, Trx } from '#platform/database.ts'
import { notFound } from '#platform/refusal.ts'
import type { Call, Priority, Ticket } from './ticket.ts'

const COLUMNS = `t.id, t.version, t.unit_id, t.agency_id, t.day, t.service, t.label, t.source, t.is_first, t.state, t.taken_at,
  t.slot_at, t.waiting_since, t.rank_at, t.for_desk_id, t.desk_id, t.called_at, t.calls, t.started_at, t.ended_at, t.waited_s,
  t.served_s, t.returned, t.carried_from`

/** The columns of a ticket, for the lists of this module; its table stands there as `t`. */
export const columnsOf = (sql: Reader) => sql.unsafe(COLUMNS)

/** Holds the line of a unit until the transaction ends: whatever happens in it happens one after the other. */
export async function lockLine({ trx }: Pick<Work, 'trx'>, unit: number): Promise<void> {
  await trx`
    insert into queue_lines as l (unit_id, changes, calls) values (${unit}, 1, 0)
    on conflict (unit_id) do update set changes = l.changes + 1`
}

/** Writes a ticket just taken with its holder and its event. */
export async function insertTicket(
  work: Work,
  ticket: Ticket,
  holder: { token: string; priority: Priority | null; on_behalf: boolean; person_id: string | null },
): Promise<void> {
  const { trx } = work
  await trx`insert into tickets ${trx(ticket)}`
  await trx`
    with held as (
      insert into ticket_holders (ticket_id, agency_id, token, priority, on_behalf, person_id)
      values (${ticket.id}, ${ticket.agency_id}, ${holder.token}, ${holder.priority}, ${holder.on_behalf}, ${holder.person_id})
    )
    ${told(work, ticket, 'take')}`
}

/** What an act changes of a ticket. */
export type TicketChanges = Partial<Omit<Ticket, 'id' | 'version' | 'unit_id' | 'agency_id'>>

/** Writes what an act made of a ticket, with its event. */
export async function updateTicket(
  work: Work,
  before: Ticket,
  { act, changes }: { act: string; changes: TicketChanges },
): Promise<Ticket> {
  const { trx } = work
  const after: Ticket = { ...before, ...changes, version: before.version + 1 }
  const rows = await trx`
    with changed as (
      update tickets t set ${trx({ ...changes, version: after.version })}
      where t.id = ${before.id} and t.version = ${before.version} returning 1
    ), told as (${told(work, after, act)})
    select 1 from changed`
  if (rows.length !== 1) throw new Error(`ticket ${before.id} was changed behind its line's lock`)
  return after
}

/** Writes a call under the unit's next number. */
export async function insertCall(
  { trx, now }: Work,
  ticket: Ticket,
  { desk, kind }: { desk: number; kind: Call['kind'] },
): Promise<Call> {
  const [row] = await trx<Call[]>`
    with next as (update queue_lines set calls = calls + 1 where unit_id = ${ticket.unit_id} returning calls)
    insert into ticket_calls (unit_id, number, agency_id, ticket_id, label, desk, kind, waited_s, at)
    select ${ticket.unit_id}, next.calls, ${ticket.agency_id}, ${ticket.id}, ${ticket.label}, ${desk}, ${kind},
      ${ticket.waited_s}, ${now} from next
    returning number, label, desk, kind, at`
  if (!row) throw new Error('a call without a line')
  return row
}

/** Notes a call made while the desk's line was cut, as of its own moment: for the figures, not for displays. */
export async function insertOfflineCall(
  { trx }: Pick<Work, 'trx'>,
  ticket: Ticket,
  at: string,
): Promise<void> {
  await trx`
    insert into offline_calls (ticket_id, unit_id, agency_id, waited_s, at)
    values (${ticket.id}, ${ticket.unit_id}, ${ticket.agency_id}, ${ticket.waited_s}, ${at})`
}

/** A ticket by its id; null where there is none. */
export async function findTicket(sql: Reader, id: string): Promise<Ticket | null> {
  const [row] = await sql<Ticket[]>`select ${columnsOf(sql)} from tickets t where t.id = ${id}`
  return row ?? null
}

/** A ticket by its id; refuses where there is none. */
export async function getTicket(sql: Reader, id: string): Promise<Ticket> {
  const found = await findTicket(sql, id)
  if (found) return found
  throw notFound('ticket', { vi: 'Không có số thứ tự này.', en: 'There is no such ticket.' })
}

/** The ticket a desk has called or serves; null where it is free. */
export async function findAtDesk(sql: Reader, desk: string): Promise<Ticket | null> {
  const [row] = await sql<Ticket[]>`
    select ${columnsOf(sql)} from tickets t where t.desk_id = ${desk} and t.state in ('called', 'serving')`
  return row ?? null
}

/** The next running number of a service's letter on a day; call it behind the line's lock. */
export async function nextNumber(
  trx: Trx,
  of: { unit: number; day: string; letter: string },
): Promise<number> {
  const [row] = await trx<{ last: number }[]>`
    select coalesce(max(substr(label, 2, 4)::int), 0) as last from tickets
    where unit_id = ${of.unit} and day = ${of.day} and label ~ ${`^${of.letter}[0-9]+$`}`
  return (row?.last ?? 0) + 1
}

/** The event of an act on a ticket: where, for what and how long, never who. */
function told(work: Work, ticket: Ticket, act: string) {
  const { id, version, agency_id, unit_id, service, source, state, waited_s, served_s } = ticket
  return eventInsert(work, {
    ...{ module: 'queue', noun: 'ticket', noun_id: id, noun_version: version, act, agency_id, unit_id },
    data: { service, source, state, waited_s, served_s, ...(ticket.desk_id ? { desk: ticket.desk_id } : {}) },
  })
}
