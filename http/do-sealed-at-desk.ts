import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { deliverLater, getDossier, OfflineHandOver, type Dossier } from '#modules/dossiers'
import { drawLater, DrawnTicket, getTicket, Visit, visitLater, type Ticket } from '#modules/queue'
import type { Work } from '#modules/record'
import type { Door } from './door.ts'
import { doSealed, openItem, type SealedItem } from './sealed-item.ts'

type Sealed = FastifyRequest<{ Body: SealedItem }>

const taken_by = Type.String({ format: 'uuid' })
const closed = { additionalProperties: false }
const TicketInside = Type.Object({ taken_by, ticket: DrawnTicket }, closed)
const VisitInside = Type.Object({ taken_by, visit: Visit }, closed)
const HandOverInside = Type.Object({ taken_by, hand_over: OfflineHandOver }, closed)

/** A number given without the line; its id is the item's. */
export function drawSealed(work: Work, door: Door, request: Sealed): Promise<Ticket> {
  return doSealed(work, () => {
    const { inside, ...sent } = openItem(door, request, TicketInside)
    const { label, taken_at } = inside.ticket
    return {
      ...{ ...sent, kind: 'ticket', code: label, taken_by: inside.taken_by, taken_at },
      what: { vi: `cấp số ${label}`, en: `give number ${label}` },
      first: (quiet) => drawLater(quiet, sent.item, inside.ticket),
      again: ({ trx }) => getTicket(trx, sent.item),
    }
  })
}

/** How a number was served without the line. */
export function visitSealed(work: Work, door: Door, request: Sealed): Promise<Ticket> {
  return doSealed(work, () => {
    const { inside, ...sent } = openItem(door, request, VisitInside)
    const { label, ended_at, ticket } = inside.visit
    return {
      ...{ ...sent, kind: 'visit', code: label, taken_by: inside.taken_by, taken_at: ended_at },
      what: { vi: `phục vụ số ${label}`, en: `serve number ${label}` },
      first: (quiet) => visitLater(quiet, inside.visit),
      again: ({ trx }) => getTicket(trx, ticket),
    }
  })
}

/** A result handed over without the line. */
export function deliverSealed(work: Work, door: Door, request: Sealed): Promise<Dossier> {
  return doSealed(work, () => {
    const { inside, ...sent } = openItem(door, request, HandOverInside)
    const { code, handed_at } = inside.hand_over
    return {
      ...{ ...sent, kind: 'hand_over', code, taken_by: inside.taken_by, taken_at: handed_at },
      what: { vi: `trả kết quả ${code}`, en: `hand over the result of ${code}` },
      first: (quiet) => deliverLater(quiet, inside.hand_over),
      again: getDossier,
    }
  })
}
