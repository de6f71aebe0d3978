import type { Work } from '#modules/record'
import { PostgresError } from '#platform/database.ts'
import { conflict, type Refusal } from '#platform/refusal.ts'
import type { Book } from './register.ts'

type Locked = {
  readonly taken: number
  readonly closed_at: string | null
  readonly closed_reason: string | null
}

/** A yearly register held for this transaction; null where no number was taken from it. */
export async function lockRegister({ trx }: Work, { agency, register, year }: Book): Promise<Locked | null> {
  const [row] = await trx<Locked[]>`
    select taken, closed_at, closed_reason from registers
    where agency_id = ${agency} and register = ${register} and year = ${year} for update`
  return row ?? null
}

/** Ends a register at its last number. */
export async function updateClosed(
  { trx, now, actor }: Work,
  { agency, register, year }: Book,
  { last, reason, successor }: { readonly last: number; readonly reason: string; readonly successor: string },
): Promise<void> {
  await trx`
    update registers set closed_at = ${now}, closed_taken = ${last}, closed_by_name = ${actor.name || 'Hệ thống'},
      closed_reason = ${reason}, successor_agency_id = ${successor}
    where agency_id = ${agency} and register = ${register} and year = ${year}`
}

/** Begins a register after the last number of another. */
export async function upsertContinued(
  { trx }: Work,
  { agency, register, year }: Book,
  from: { readonly agency: string; readonly last: number },
): Promise<void> {
  await trx`
    insert into registers (agency_id, register, year, taken, continues_agency_id, continues_after)
    values (${agency}, ${register}, ${year}, ${from.last}, ${from.agency}, ${from.last})`
}

/** The refusal behind a statement that would have taken a number from a closed register; null for every other error. */
export function closedRegister(error: unknown): Refusal | null {
  if (!(error instanceof PostgresError) || error.constraint_name !== 'registers_closed') return null
  return conflict('register_closed', {
    vi: 'Sổ của cơ quan này đã kết thúc do sắp xếp đơn vị; số được cấp ở cơ quan tiếp nhận.',
    en: 'This agency’s register was ended when units were reorganised; the successor gives the numbers.',
  })
}
