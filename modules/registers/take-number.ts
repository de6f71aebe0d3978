import { dayOf } from '#platform/dates.ts'
import type { Fragment } from '#platform/database.ts'
import type { Work } from '#modules/record'

/** Which register of which agency; the year is the work's. */
type From = { readonly agency: string; readonly register: string }

/** What a number is taken for, as its line in the book says: the dossier or payment, the dossier's code, in words. */
export type Entry = { readonly noun_id: string; readonly code: string; readonly about: string }

/**
 * Cấp số vào sổ: the next number of an agency's yearly register, such as `123/2026`, with its line in the book.
 * The register's row stays locked until the act commits, so take it last; if the act fails the number is free again.
 */
export async function takeNumber(work: Work, from: From, entry: Entry): Promise<string> {
  const [row] = await work.trx<{ taken: number }[]>`
    with numbered as (${numberInsert(work, from)}), entered as (${entryInsert(work, from, entry)})
    select taken from numbered`
  if (!row) throw new Error(`register ${from.register} of ${from.agency} gave no number`)
  return `${row.taken}/${yearOf(work)}`
}

/** The number as part of an act's one write: a CTE body, to be named `numbered`, that returns it as `taken`. */
export function numberInsert(work: Work, from: From): Fragment {
  return work.trx`
    insert into registers as r (agency_id, register, year, taken)
    values (${from.agency}, ${from.register}, ${yearOf(work)}, 1)
    on conflict (agency_id, register, year) do update set taken = r.taken + 1
    returning taken`
}

/** The line of that number in the book: a CTE body that stands beside `numbered`. */
export function entryInsert(work: Work, from: From, entry: Entry): Fragment {
  const { actor, now, trx } = work
  return trx`
    insert into register_entries (agency_id, register, year, number, taken_at, taken_by_name, noun_id, code, about)
    select ${from.agency}::uuid, ${from.register}, ${yearOf(work)}::int, taken, ${now}::timestamptz,
      ${actor.name || 'Người nộp'}, ${entry.noun_id}::uuid, ${entry.code}, ${entry.about}
    from numbered`
}

function yearOf(work: Work): number {
  return Number(dayOf(work.now).slice(0, 4))
}
