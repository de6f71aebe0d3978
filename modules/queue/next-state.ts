import { conflict } from '#platform/refusal.ts'
import { QUEUE_LAW, TICKET_ACTS, type TicketAct } from './queue-law.ts'
import { STATE_TEXT, type Ticket, type TicketState } from './ticket.ts'

/** The state an act leads to; refuses where the ticket does not allow it, and says what it allows. */
export function nextState(ticket: Pick<Ticket, 'state' | 'label'>, act: TicketAct): TicketState {
  const line = QUEUE_LAW[act]
  if (line.from.includes(ticket.state)) return line.to
  const state = STATE_TEXT[ticket.state]
  const allowed = TICKET_ACTS.filter((one) => one !== 'expire' && QUEUE_LAW[one].from.includes(ticket.state))
  const names = (language: 'vi' | 'en', none: string): string =>
    allowed.map((one) => QUEUE_LAW[one].text[language]).join(', ') || none
  throw conflict(
    'ticket_state',
    {
      vi: `Số ${ticket.label}: ${state.vi.toLowerCase()}. Bây giờ có thể: ${names('vi', 'không còn việc gì')}.`,
      en: `Number ${ticket.label}: ${state.en.toLowerCase()}. Now possible: ${names('en', 'nothing more')}.`,
    },
    { state: ticket.state, allowed },
  )
}
