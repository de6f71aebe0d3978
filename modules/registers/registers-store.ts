import type { Reader } from '#platform/database.ts'
import type { Book, Register, RegisterEntry } from './register.ts'

/** The registers of an agency, the latest year first. */
export async function listRegisters(sql: Reader, agency: string): Promise<Register[]> {
  return await sql<Register[]>`
    select register, year, taken,
      (select count(*) from register_entries e where (e.agency_id, e.register, e.year) = (r.agency_id, r.register, r.year)
        and voided_at is not null)::int as voided,
      closed_at, closed_reason, continues_after
    from registers r where agency_id = ${agency} order by year desc, register`
}

/** What became of a book when units were reorganised: what it continues, where and why it ended, and who goes on. */
export type BookFate = {
  readonly continues_agency_id: string | null
  readonly continues_after: number | null
  readonly closed_at: string | null
  /** The last number it gave. */
  readonly closed_taken: number | null
  readonly closed_reason: string | null
  readonly successor_agency_id: string | null
  /** The number with which the successor goes on; null where it counts on its own. */
  readonly continued_after: number | null
}

/** What became of one book; null where no number was ever taken from it. */
export async function findFate(sql: Reader, { agency, register, year }: Book): Promise<BookFate | null> {
  const [row] = await sql<BookFate[]>`
    select r.continues_agency_id, r.continues_after, r.closed_at, r.closed_taken, r.closed_reason, r.successor_agency_id,
      next.continues_after as continued_after
    from registers r
    left join registers next on next.agency_id = r.successor_agency_id and next.register = r.register
      and next.year = r.year and next.continues_agency_id = r.agency_id
    where r.agency_id = ${agency} and r.register = ${register} and r.year = ${year}`
  return row ?? null
}

/** The lines of one register in the order of their numbers, after a number, as far as the wall lets them be seen. */
export async function listEntries(
  sql: Reader,
  { agency, register, year }: Book,
  page: { readonly after: number; readonly limit: number },
): Promise<RegisterEntry[]> {
  return await sql<RegisterEntry[]>`
    select number, taken_at, taken_by_name, code, about, voided_at, voided_by_name, void_reason
    from register_entries
    where agency_id = ${agency} and register = ${register} and year = ${year} and number > ${page.after}
    order by number limit ${page.limit}`
}

/** Locks one line; null where there is none or the wall hides it. */
export async function lockEntry(sql: Reader, book: Book, number: number): Promise<RegisterEntry | null> {
  const [row] = await sql<RegisterEntry[]>`
    select number, taken_at, taken_by_name, code, about, voided_at, voided_by_name, void_reason
    from register_entries
    where agency_id = ${book.agency} and register = ${book.register} and year = ${book.year} and number = ${number}
    for update`
  return row ?? null
}

/** Marks a line as given up. */
export async function updateVoided(
  sql: Reader,
  at: Book & { readonly number: number },
  voided: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await sql`
    update register_entries
    set voided_at = ${voided.at}, voided_by_name = ${voided.by}, void_reason = ${voided.reason}
    where agency_id = ${at.agency} and register = ${at.register} and year = ${at.year} and number = ${at.number}`
}

/** Every register of the house with its last number, for a reorganisation. */
export async function listBooks(
  sql: Reader,
): Promise<{ agency_id: string; register: string; year: number; taken: number }[]> {
  return await sql`select agency_id, register, year, taken from registers order by agency_id, register, year`
}
