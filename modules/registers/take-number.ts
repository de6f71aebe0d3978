import { dayOf } from '#platform/dates.ts'
import type { Work } from '#modules/record'

/**
 * Cấp số vào sổ: the next number of an agency's yearly register, such as `123/2026`.
 * The register's row stays locked until the act commits, so take it last; if the act fails the number is free again.
 */
export async function takeNumber(work: Work, from: { agency: string; register: string }): Promise<string> {
  const year = Number(dayOf(work.now).slice(0, 4))
  const [row] = await work.trx<{ taken: number }[]>`
    insert into registers as r (agency_id, register, year, taken)
    values (${from.agency}, ${from.register}, ${year}, 1)
    on conflict (agency_id, register, year) do update set taken = r.taken + 1
    returning taken`
  if (!row) throw new Error(`register ${from.register} of ${from.agency} gave no number`)
  return `${row.taken}/${year}`
}
