import { deskPost, type Work } from '#modules/record'
import { dayOf } from '#platform/dates.ts'
import { invalid } from '#platform/refusal.ts'

/** The letter of numbers given without the line; no service has it (`queue_services_letter_free`). */
const LETTER = 'M'

/** Refuses a number that no desk of the actor's point may have given at the moment it says. */
export async function mustBeLeasedNumber(
  work: Work,
  { label, taken_at }: { label: string; taken_at: string },
): Promise<void> {
  const { agency_id, unit_id } = deskPost(work.actor)
  const [, digits = ''] = new RegExp(`^${LETTER}([0-9]{3,4})$`).exec(label) ?? []
  const rows = await work.trx`
    select 1 from ticket_leases
    where agency_id = ${agency_id} and unit_id = ${unit_id} and day = ${dayOf(taken_at)}
      and ${taken_at}::timestamptz between leased_at and valid_until and ${Number(digits)}::int between first and last`
  if (rows.length > 0 && label === labelOf(Number(digits)) && taken_at <= work.now) return
  const message = {
    vi: `Số ${label} không thuộc dải số quầy giữ trước cho ngày giờ này.`,
    en: `Number ${label} is not of a block this desk held at that time.`,
  }
  throw invalid('number_not_leased', message, [{ field: 'label', message }])
}

/** M with the number behind it, at least three digits. */
export function labelOf(number: number): string {
  return `${LETTER}${String(number).padStart(3, '0')}`
}
