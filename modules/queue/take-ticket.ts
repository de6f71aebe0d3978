import { randomBytes, randomUUID } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { findOwnPerson, parsePersonalNumber } from '#modules/people'
import { once, type Work } from '#modules/record'
import { findPoint, getUnitRef } from '#modules/units'
import { dayOf } from '#platform/dates.ts'
import { conflict, forbidden, invalid, notFound } from '#platform/refusal.ts'
import { countTake, deviceOf, type TakeKind } from './caps.ts'
import { calendarOf, mustBeOpen, mustBeSlot } from './queue-hours.ts'
import { getQueueRule, type QueueRule } from './queue-rules.ts'
import { insertTicket, lockLine, nextNumber } from './queue-store.ts'
import { isKiosk } from './place-kiosk.ts'
import { rankOf } from './rank.ts'
import { getQueueService } from './queue-services.ts'
import { PRIORITIES, SOURCES, type TakenTicket, type Ticket } from './ticket.ts'

export const TakeInput = Type.Object(
  {
    service: Type.String({ maxLength: 40 }),
    source: Type.Enum([...SOURCES]),
    /** Whose number it is: twelve digits of the card; a signed-in resident has his own. */
    personal_number: Type.Optional(Type.String({ maxLength: 40 })),
    priority: Type.Optional(Type.Enum([...PRIORITIES])),
    /** Taken by somebody for another: then the number given is the taker's, and his own cap counts. */
    on_behalf: Type.Optional(Type.Boolean()),
    /** Đặt chỗ: the time that is booked; left out by who waits from now. */
    slot_at: Type.Optional(Type.String({ format: 'date-time' })),
  },
  { additionalProperties: false },
)
export type TakeInput = Static<typeof TakeInput>

/** Lấy số: a number for a service of a unit, from now or for a booked time; within the day's caps. */
export function takeTicket(work: Work, unitName: string, input: TakeInput): Promise<TakenTicket> {
  return once(work, async () => {
    const { trx, now } = work
    const day = dayOf(now)
    const unit = await getUnitRef(trx, unitName, day)
    const point = await findPoint(trx, unit.id, day)
    if (!point) throw noPoint()
    mayTake(work, input, point.id)
    const [service, rule, calendar] = await Promise.all([
      getQueueService(trx, input.service),
      getQueueRule(trx, unit.id, day),
      calendarOf(trx, point.id, day),
    ])
    const slot = input.slot_at === undefined ? null : new Date(input.slot_at).toISOString()
    if (slot) mustBeSlot(calendar, rule, { slot, now })
    else if (input.source !== 'desk') mustBeOpen(calendar, rule, now)
    await lockLine(work, unit.id)
    if (slot) await mustHavePlace(work, { unit: unit.id, service: service.key, slot }, rule)
    await countTakes(work, input, { rule, unit: unit.id })
    const on = slot ? dayOf(slot) : day
    const number = await nextNumber(trx, { unit: unit.id, day: on, letter: service.letter })
    const ticket: Ticket = {
      ...{
        id: randomUUID(),
        version: 1,
        unit_id: unit.id,
        agency_id: point.id,
        day: on,
        service: service.key,
      },
      ...{ label: `${service.letter}${String(number).padStart(3, '0')}`, source: input.source },
      ...{
        is_first: input.priority !== undefined,
        state: slot ? 'booked' : 'waiting',
        taken_at: now,
        slot_at: slot,
      },
      ...waitingFrom(slot ? null : now, { isFirst: input.priority !== undefined, rule }),
      ...{ for_desk_id: null, desk_id: null, called_at: null, calls: 0, started_at: null, ended_at: null },
      ...{ waited_s: 0, served_s: 0, returned: 0, carried_from: null },
    }
    const token = randomBytes(18).toString('base64url')
    const { priority = null, on_behalf = false } = input
    await insertTicket(work, ticket, { token, priority, on_behalf, person_id: work.actor.person_id })
    return { token, ticket }
  })
}

function waitingFrom(since: string | null, by: { isFirst: boolean; rule: QueueRule }) {
  return { waiting_since: since, rank_at: since === null ? null : rankOf(since, by) }
}

function mayTake({ actor }: Work, { source }: TakeInput, point: string): void {
  if (source !== 'desk' || actor.posts.some(({ agency_id }) => agency_id === point)) return
  throw forbidden('queue_desk_only', {
    vi: 'Chỉ cán bộ của điểm phục vụ này cấp số tại quầy.',
    en: 'Only officers of this point give numbers at the desk.',
  })
}

/** Counts the person or proxy, and the browser where it is neither a kiosk here nor somebody's who is signed in. */
async function countTakes(
  work: Work,
  input: TakeInput,
  { rule, unit }: { rule: QueueRule; unit: number },
): Promise<void> {
  for (const take of await whoTakes(work, input)) await countTake(work, take, rule)
  const device = deviceOf(work.actor.scope)
  if (device && !(await isKiosk(work.trx, { device, unit })))
    await countTake(work, { kind: 'device', whose: device }, rule)
}

type Take = { readonly kind: TakeKind; readonly whose: string }

/**
 * Whose caps a take counts against: of the number shown, and of a signed-in resident who takes one for somebody else. An
 * officer may give a number to somebody without papers.
 */
async function whoTakes(work: Work, input: TakeInput): Promise<Take[]> {
  const kind = input.on_behalf ? 'proxy' : 'person'
  const shown = shownNumber(input)
  const own = await ownNumber(work)
  if (shown && own && shown !== own) {
    return [
      { kind: 'proxy', whose: own },
      { kind, whose: shown },
    ]
  }
  const whose = shown ?? own
  if (whose) return [{ kind, whose }]
  if (input.source === 'desk') return []
  const message = {
    vi: 'Quét thẻ căn cước hoặc nhập 12 số. Không có giấy tờ, hãy hỏi cán bộ tại quầy để lấy số.',
    en: 'Scan the citizen card or type its 12 digits. Without papers, ask at the desk for a number.',
  }
  throw invalid('personal_number_missing', message, [{ field: 'personal_number', message }])
}

function shownNumber({ personal_number }: TakeInput): string | null {
  const typed = personal_number?.split('|')[0]?.trim() ?? ''
  if (typed === '') return null
  const parsed = parsePersonalNumber(typed)
  if (parsed.ok) return parsed.value.number
  throw invalid('personal_number', parsed.reason, [{ field: 'personal_number', message: parsed.reason }])
}

/** The signed-in resident's own; an officer at a desk or a kiosk takes none for himself. */
async function ownNumber({ trx, actor }: Work): Promise<string | null> {
  if (actor.kind !== 'citizen' || !actor.person_id) return null
  return (await findOwnPerson(trx, actor.person_id))?.personal_number ?? actor.person_id
}

async function mustHavePlace(
  { trx }: Work,
  { unit, service, slot }: { unit: number; service: string; slot: string },
  rule: QueueRule,
): Promise<void> {
  const [row] = await trx<{ taken: number }[]>`
    select count(*)::int as taken from tickets
    where unit_id = ${unit} and service = ${service} and slot_at = ${slot} and state <> 'cancelled'
      and carried_from is null`
  if ((row?.taken ?? 0) < rule.slot_places) return
  const message = {
    vi: 'Giờ này đã đủ người đặt. Hãy chọn giờ khác.',
    en: 'This time is full. Choose another.',
  }
  throw conflict('queue_slot_full', message)
}

function noPoint() {
  return notFound('queue_point', {
    vi: 'Đơn vị này không có điểm phục vụ để lấy số.',
    en: 'This unit has no point where numbers are taken.',
  })
}
