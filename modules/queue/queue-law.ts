import type { Text } from '#platform/text.ts'
import type { TicketState } from './ticket.ts'

/** Acts on a ticket that is there. */
export const TICKET_ACTS = [
  'check_in',
  'call',
  'recall',
  'start',
  'finish',
  'miss',
  'pass',
  'come_back',
  'cancel',
  'carry_over',
  'expire',
] as const
export type TicketAct = (typeof TICKET_ACTS)[number]

type Line = { readonly from: readonly TicketState[]; readonly to: TicketState; readonly text: Text }

/** The law of the queue as a table: from which state an act leads to which. */
export const QUEUE_LAW: Readonly<Record<TicketAct, Line>> = {
  check_in: { from: ['booked'], to: 'waiting', text: { vi: 'báo đã đến', en: 'check in' } },
  call: { from: ['waiting'], to: 'called', text: { vi: 'gọi', en: 'call' } },
  recall: { from: ['called'], to: 'called', text: { vi: 'gọi lại', en: 'call again' } },
  start: { from: ['called'], to: 'serving', text: { vi: 'bắt đầu', en: 'start' } },
  finish: { from: ['serving'], to: 'done', text: { vi: 'kết thúc', en: 'finish' } },
  miss: { from: ['called'], to: 'no_show', text: { vi: 'ghi vắng mặt', en: 'mark as absent' } },
  pass: { from: ['called', 'serving'], to: 'waiting', text: { vi: 'chuyển quầy', en: 'transfer' } },
  come_back: { from: ['no_show'], to: 'waiting', text: { vi: 'quay lại hàng', en: 'come back' } },
  cancel: { from: ['booked', 'waiting'], to: 'cancelled', text: { vi: 'hủy số', en: 'cancel' } },
  carry_over: {
    from: ['waiting'],
    to: 'booked',
    text: { vi: 'chuyển sang ngày làm việc sau', en: 'carry over' },
  },
  expire: {
    from: ['booked', 'waiting'],
    to: 'expired',
    text: { vi: 'hết hiệu lực', en: 'expire' },
  },
}
