import type { Reader } from '#platform/database.ts'
import type { Book, Register, RegisterEntry } from './register.ts'

/** The registers of an agency, the latest year first. */
export async function listRegisters(sql: Reader, agency: string): Promise<Register[]> {
  return await sql<Register[]>`
    select register, year, taken,
      (select count(*) from register_entries e where (e.agency_id, e.register, e.year) = (r.agency_id, r.register, r.year)
        and voided_at is not null)::int as voided
    from registers r where agency_id = ${agency} order by year desc, register`
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
