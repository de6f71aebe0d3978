import { Type, type Static } from 'typebox'
import type { Text } from '#platform/text.ts'

const maybe = Type.Union([Type.String(), Type.Null()])

/** How a ticket stands. */
export const TICKET_STATES = [
  'booked',
  'waiting',
  'called',
  'serving',
  'done',
  'no_show',
  'cancelled',
  'expired',
] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** Nhóm ưu tiên: who goes first at a counter. */
export const PRIORITIES = ['elderly', 'disabled', 'pregnant', 'meritorious', 'small_child'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Where a number was taken: at the kiosk, by an officer, or on a phone. */
export const SOURCES = ['kiosk', 'desk', 'phone'] as const

/** Số thứ tự: a ticket as everybody may see it. */
export const Ticket = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  unit_id: Type.Integer(),
  agency_id: Type.String(),
  day: Type.String(),
  service: Type.String(),
  label: Type.String(),
  source: Type.Enum([...SOURCES]),
  is_first: Type.Boolean(),
  state: Type.Enum([...TICKET_STATES]),
  taken_at: Type.String(),
  slot_at: maybe,
  waiting_since: maybe,
  rank_at: maybe,
  for_desk_id: maybe,
  desk_id: maybe,
  called_at: maybe,
  calls: Type.Integer(),
  started_at: maybe,
  ended_at: maybe,
  waited_s: Type.Integer(),
  served_s: Type.Integer(),
  returned: Type.Integer(),
  carried_from: maybe,
})
export type Ticket = Static<typeof Ticket>

/** A ticket in the hand of whoever took it: `token` opens its page on a phone. */
export const TakenTicket = Type.Object({ token: Type.String(), ticket: Ticket })
export type TakenTicket = Static<typeof TakenTicket>

/** Lượt gọi: one call as displays are sent it; `number` has no gaps within a unit. */
export const Call = Type.Object({
  number: Type.Integer(),
  label: Type.String(),
  desk: Type.Integer(),
  kind: Type.Union([Type.Literal('call'), Type.Literal('recall')]),
  at: Type.String(),
})
export type Call = Static<typeof Call>

export const PRIORITY_TEXT: Readonly<Record<Priority, Text>> = {
  elderly: { vi: 'Người cao tuổi (từ 60 tuổi)', en: 'Aged 60 or more' },
  disabled: { vi: 'Người khuyết tật', en: 'With a disability' },
  pregnant: { vi: 'Phụ nữ mang thai', en: 'Pregnant' },
  meritorious: { vi: 'Người có công với cách mạng', en: 'Of merit to the revolution' },
  small_child: { vi: 'Bế trẻ dưới 36 tháng tuổi', en: 'With a child under three' },
}

export const STATE_TEXT: Readonly<Record<TicketState, Text>> = {
  booked: { vi: 'Đã đặt chỗ, chưa đến', en: 'Booked, not here yet' },
  waiting: { vi: 'Đang chờ', en: 'Waiting' },
  called: { vi: 'Đã gọi, mời đến quầy', en: 'Called: go to the desk' },
  serving: { vi: 'Đang phục vụ', en: 'Being served' },
  done: { vi: 'Đã xong', en: 'Done' },
  no_show: { vi: 'Đã gọi, không có mặt', en: 'Called, was not there' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  expired: { vi: 'Hết hiệu lực', en: 'No longer valid' },
}
