import type { RegisterBook } from '#modules/prints'
import { listEntries, registerName, type Book } from '#modules/registers'
import type { Trx } from '#platform/database.ts'
import type { Door } from '../door.ts'
import { bookRemarks } from './book-remarks.ts'
import { issuerOf } from './facts.ts'
import { oneLine } from './head.ts'

/** The book of one register, at most so many lines after a number. */
export async function registerBookOf(
  door: Door,
  trx: Trx,
  book: Book & { readonly after: number; readonly most: number },
): Promise<RegisterBook> {
  const issuer = await issuerOf(trx, book.agency, `${book.year}-12-31`)
  const entries = await listEntries(trx, book, { after: book.after, limit: book.most })
  return {
    demonstration: door.demonstration,
    parent_body: issuer.parent,
    body: issuer.name,
    place: issuer.place,
    title: registerName(book.register).vi,
    year: book.year,
    remarks: await bookRemarks(trx, book),
    rows: entries.map(({ number, taken_at, about, code, taken_by_name, void_reason }) => ({
      ...{ number, taken_at, about: oneLine(about), code, taken_by: taken_by_name },
      voided: void_reason === null ? null : oneLine(void_reason),
    })),
  }
}
