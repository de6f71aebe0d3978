export { deviceOf } from './caps.ts'
export { callNext } from './call-next.ts'
export { closeDay } from './close-day.ts'
export { forgetTakes } from './forget-takes.ts'
export { drawLater, DrawnTicket } from './draw-later.ts'
export { Visit, visitLater } from './visit-later.ts'
export { leaseNumbers, NumberLease, NumberLeaseInput } from './lease-numbers.ts'
export { listUnclosed } from './list-unclosed.ts'
export {
  finishTicket,
  getOwnDesk,
  missTicket,
  passTicket,
  recallTicket,
  startTicket,
  type AtDesk,
} from './desk-acts.ts'
export { listFreeSlots } from './free-slots.ts'
export { cancelTicket, checkIn, comeBack } from './holder-acts.ts'
export { mapDesk, MapInput } from './map-desk.ts'
export { isKiosk, placeKiosk, removeKiosk } from './place-kiosk.ts'
export { QUEUE_LAW, TICKET_ACTS } from './queue-law.ts'
export { maySitAt } from './queue-policy.ts'
export { getQueueRule, loadQueueRules } from './queue-rules.ts'
export { findAtDesk, getTicket } from './queue-store.ts'
export { listCalls, listLine, listLines, listWaits, Queue, readQueue } from './read-queue.ts'
export type { WaitingNumber } from './read-queue.ts'
export { linkDossier } from './link-dossier.ts'
export { readThread, Thread } from './read-thread.ts'
export { QuarterHour, readTimes } from './read-times.ts'
export { listQueueServices, loadQueueServices, QueueService } from './queue-services.ts'
export { succeedBookings } from './succeed-bookings.ts'
export { findTicketMove, type TicketMove } from './ticket-move.ts'
export { takeTicket, TakeInput } from './take-ticket.ts'
export { Call, PRIORITIES, PRIORITY_TEXT, STATE_TEXT, TakenTicket, Ticket, type Priority } from './ticket.ts'
