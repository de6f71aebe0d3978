import { Type, type Static } from 'typebox'
import { listDesks } from '#modules/directory'
import type { Reader } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import { listQueueServices } from './queue-services.ts'
import { Call, type Ticket } from './ticket.ts'

/** How long the line of one service is, and how long who comes now is likely to wait. */
const ServiceWait = Type.Object({
  key: Type.String(),
  letter: Type.String(),
  name_vi: Type.String(),
  name_en: Type.String(),
  waiting: Type.Integer(),
  /** Minutes, by how long the service took today at the desks at work; 0 where nobody waits. */
  minutes: Type.Integer(),
})

/** A desk with the number it has called or serves. */
const DeskNow = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  handles: Type.String(),
  label: Type.Union([Type.String(), Type.Null()]),
  state: Type.Union([Type.String(), Type.Null()]),
})

/** A unit's queue now, as a display and the public see it. */
export const Queue = Type.Object({
  unit_id: Type.Integer(),
  at: Type.String(),
  waiting: Type.Integer(),
  booked: Type.Integer(),
  minutes: Type.Integer(),
  services: Type.Array(ServiceWait),
  desks: Type.Array(DeskNow),
  calls: Type.Array(Call),
})
export type Queue = Static<typeof Queue>

/** How many calls a display shows beside the last one. */
const SHOWN_CALLS = 6
/** Fewer were served today than this: the service's usual minutes count. */
const ENOUGH = 5

/** The queue of a unit now. */
export async function readQueue(sql: Reader, unit: number, now: string): Promise<Queue> {
  const today = dayOf(now)
  const [services, desks, counts, atDesks, calls] = await Promise.all([
    listQueueServices(sql),
    listDesks(sql, { unit, on: today }),
    countByService(sql, unit, today),
    sql<{ desk_id: string; label: string; state: string }[]>`
      select desk_id, label, state from tickets where unit_id = ${unit} and state in ('called', 'serving')`,
    listCalls(sql, { unit, day: today, most: SHOWN_CALLS }),
  ])
  const at = new Map(atDesks.map((row) => [row.desk_id, row]))
  const working = Math.max(1, at.size)
  const waits = services.map(({ minutes, ...service }) => {
    const count = counts.find((row) => row.service === service.key)
    const each = count && count.served >= ENOUGH ? count.served_s / count.served / 60 : minutes
    const waiting = count?.waiting ?? 0
    return { ...service, waiting, minutes: Math.ceil((waiting * each) / working) }
  })
  return {
    ...{ unit_id: unit, at: now, services: waits },
    waiting: waits.reduce((sum, one) => sum + one.waiting, 0),
    booked: counts.reduce((sum, one) => sum + one.booked, 0),
    minutes: waits.reduce((sum, one) => sum + one.minutes, 0),
    desks: desks.map(({ id, number, handles }) => ({
      ...{ id, number, handles },
      ...{ label: at.get(id)?.label ?? null, state: at.get(id)?.state ?? null },
    })),
    calls,
  }
}

type Count = { service: string; waiting: number; booked: number; served: number; served_s: number }

async function countByService(sql: Reader, unit: number, day: string): Promise<Count[]> {
  return await sql<Count[]>`
    select service, count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'booked')::int as booked, count(*) filter (where state = 'done')::int as served,
      coalesce(sum(served_s) filter (where state = 'done'), 0)::int as served_s
    from tickets where unit_id = ${unit} and day = ${day} group by service`
}

/** What calls are asked for: the last ones of a day, or all behind a number. */
type CallsAsked = {
  readonly unit: number
  readonly day: string
  readonly most: number
  readonly after?: number
}

/** Calls of a unit's day: the newest first, or, behind a number, in the order in which they were called. */
export async function listCalls(sql: Reader, { unit, day, most, after }: CallsAsked): Promise<Call[]> {
  const from = `${day}T00:00:00+07:00`
  if (after === undefined) {
    return await sql<Call[]>`
      select number, label, desk, kind, at from ticket_calls where unit_id = ${unit} and at >= ${from}
      order by number desc limit ${most}`
  }
  return await sql<Call[]>`
    select number, label, desk, kind, at from ticket_calls
    where unit_id = ${unit} and number > ${after} and at >= ${from} order by number limit ${most}`
}

/** How far each line has come: what tells that something is to be drawn anew, and the number of its last call. */
export async function listLines(sql: Reader): Promise<{ unit_id: number; changes: number; calls: number }[]> {
  return await sql<{ unit_id: number; changes: number; calls: number }[]>`
    select unit_id, changes, calls from queue_lines`
}

/** How many wait in each unit today, and the longest since when: one look for the public page of all communes. */
export async function listWaits(
  sql: Reader,
  now: string,
): Promise<{ unit_id: number; waiting: number; longest_s: number }[]> {
  return await sql<{ unit_id: number; waiting: number; longest_s: number }[]>`
    select unit_id, count(*)::int as waiting,
      greatest(0, extract(epoch from ${now}::timestamptz - min(waiting_since)))::int as longest_s
    from tickets where state = 'waiting' and day = ${dayOf(now)} group by unit_id order by unit_id`
}

/** One who waits, as his number says. */
export type WaitingNumber = Pick<Ticket, 'id' | 'label' | 'service' | 'is_first'>

/** So many of a line are read at most: more is no day's work of a point. */
const MOST_OF_LINE = 200

/** Who waits in a unit today, the next first. */
export async function listLine(sql: Reader, unit: number, now: string): Promise<WaitingNumber[]> {
  return await sql<WaitingNumber[]>`
    select id, label, service, is_first from tickets
    where unit_id = ${unit} and day = ${dayOf(now)} and state = 'waiting' order by rank_at, label limit ${MOST_OF_LINE}`
}
