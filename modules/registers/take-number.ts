import { dayOf } from '#platform/dates.ts'
import type { Fragment } from '#platform/database.ts'
import type { Work } from '#modules/record'

/** Which register of which agency; the year is the work's. */
type From = { readonly agency: string; readonly register: string }

/**
 * Cấp số vào sổ: the next number of an agency's yearly register, such as `123/2026`.
 * The register's row stays locked until the act commits, so take it last; if the act fails the number is free again.
 */
export async function takeNumber(work: Work, from: From): Promise<string> {
  const [row] = await work.trx<{ taken: number }[]>`${numberInsert(work, from)}`
  if (!row) throw new Error(`register ${from.register} of ${from.agency} gave no number`)
  return `${row.taken}/${yearOf(work)}`
}

/** The same as part of an act's one write: a CTE body that returns the number as `taken`. */
export function numberInsert(work: Work, from: From): Fragment {
  return work.trx`
    insert into registers as r (agency_id, register, year, taken)
    values (${from.agency}, ${from.register}, ${yearOf(work)}, 1)
    on conflict (agency_id, register, year) do update set taken = r.taken + 1
    returning taken`
}

function yearOf(work: Work): number {
  return Number(dayOf(work.now).slice(0, 4))
}
