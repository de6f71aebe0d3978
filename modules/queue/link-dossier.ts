import type { Work } from '#modules/record'
import { findAtDesk } from './queue-store.ts'

/**
 * Gắn hồ sơ vào số: a dossier that was taken in or handed over while a desk served somebody belongs to that ticket. Answers
 * whether there was one; where nobody was called it belongs to none.
 */
export async function linkDossier(
  { trx, now }: Work,
  { desk, dossier }: { readonly desk: string; readonly dossier: string },
): Promise<boolean> {
  const ticket = await findAtDesk(trx, desk)
  if (!ticket) return false
  await trx`
    insert into ticket_dossiers (ticket_id, dossier_id, agency_id, linked_at)
    values (${ticket.id}, ${dossier}, ${ticket.agency_id}, ${now}) on conflict do nothing`
  return true
}
