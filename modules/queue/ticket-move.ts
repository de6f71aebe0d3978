import type { Reader } from '#platform/database.ts'

/** What became of a booked time when its counter ended; null where nothing did. */
export type TicketMove = {
  readonly label: string
  readonly from_name: string
  readonly to_name: string | null
  readonly reason: string
}

/** The move of a ticket as its page tells it. */
export async function findTicketMove(sql: Reader, ticket: string): Promise<TicketMove | null> {
  const [row] = await sql<TicketMove[]>`
    select m.label, a.name as from_name, b.name as to_name, m.reason
    from ticket_moves m join agencies a on a.id = m.from_agency_id left join agencies b on b.id = m.to_agency_id
    where m.ticket_id = ${ticket}`
  return row ?? null
}
