import { randomBytes } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { deskPost, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { conflict } from '#platform/refusal.ts'
import { mustBeLeasedNumber } from './leased-number.ts'
import { getQueueRule } from './queue-rules.ts'
import { insertTicket, lockLine } from './queue-store.ts'
import { getQueueService } from './queue-services.ts'
import { rankOf } from './rank.ts'
import { PRIORITIES, type Ticket } from './ticket.ts'

/** A number a desk gave while its line was cut. */
export const DrawnTicket = Type.Object(
  {
    label: Type.String({ maxLength: 8 }),
    service: Type.String({ maxLength: 40 }),
    priority: Type.Optional(Type.Enum([...PRIORITIES])),
    taken_at: Type.String({ format: 'date-time' }),
  },
  { additionalProperties: false },
)
export type DrawnTicket = Static<typeof DrawnTicket>

/** Lấy số khi mất kết nối: the number stands as of the moment it was given, and its place in the line with it. `id` is its item's. */
export async function drawLater(work: Work, id: string, drawn: DrawnTicket): Promise<Ticket> {
  const { trx } = work
  const taken_at = new Date(drawn.taken_at).toISOString()
  const { label, priority = null } = drawn
  const { agency_id, unit_id } = deskPost(work.actor)
  await mustBeLeasedNumber(work, { label, taken_at })
  const day = dayOf(taken_at)
  const [service, rule] = await Promise.all([
    getQueueService(trx, drawn.service),
    getQueueRule(trx, unit_id, day),
  ])
  await lockLine(work, unit_id)
  await mustBeFree(work, { unit: unit_id, day, label })
  const is_first = priority !== null
  const ticket: Ticket = {
    ...{ id, version: 1, unit_id, agency_id, day, service: service.key, label, source: 'desk', is_first },
    ...{ state: 'waiting', taken_at, slot_at: null, waiting_since: taken_at },
    rank_at: rankOf(taken_at, { isFirst: is_first, rule }),
    ...{ for_desk_id: null, desk_id: null, called_at: null, calls: 0, started_at: null, ended_at: null },
    ...{ waited_s: 0, served_s: 0, returned: 0, carried_from: null },
  }
  const token = randomBytes(18).toString('base64url')
  const then = { ...work, now: taken_at, recorded_at: work.now }
  await insertTicket(then, ticket, { token, priority, on_behalf: false, person_id: null })
  return ticket
}

async function mustBeFree(
  { trx }: Work,
  { unit, day, label }: { unit: number; day: string; label: string },
): Promise<void> {
  const rows = await trx`select 1 from tickets where unit_id = ${unit} and day = ${day} and label = ${label}`
  if (rows.length === 0) return
  throw conflict('number_taken', {
    vi: `Số ${label} của ngày này đã có người khác giữ.`,
    en: `Somebody else holds number ${label} of that day.`,
  })
}
