import { listCertified } from '#modules/certification'
import type { CertificationBook } from '#modules/prints'
import { recordLook, type Actor } from '#modules/record'
import type { Book } from '#modules/registers'
import type { Trx } from '#platform/database.ts'
import { dayOf } from '#platform/dates.ts'
import type { Door } from '../door.ts'
import { bookRemarks } from './book-remarks.ts'
import { issuerOf } from './facts.ts'
import { oneLine } from './head.ts'

/** Sổ chứng thực bản sao: at most so many lines after a number, with the columns of the law; a look at residents' data. */
export async function certificationBookOf(
  door: Door,
  { trx, actor }: { readonly trx: Trx; readonly actor: Actor },
  book: Book & { readonly after: number; readonly most: number },
): Promise<CertificationBook> {
  const issuer = await issuerOf(trx, book.agency, `${book.year}-12-31`)
  const page = { after: book.after, limit: book.most }
  const lines = await listCertified({ trx, actor }, book, page)
  const seen = lines.flatMap(({ dossier }) => (dossier ? [dossier] : []))
  await recordLook({ trx, actor, now: door.clock() }, 'book', seen)
  return {
    demonstration: door.demonstration,
    parent_body: issuer.parent,
    body: issuer.name,
    place: issuer.place,
    book: `01/${book.year} - SCT/BS`,
    year: book.year,
    remarks: await bookRemarks(trx, book),
    rows: lines.map(({ entry, copy, asked_by, signed_by, fee }) => ({
      number: entry.number,
      on: dayOf(entry.taken_at),
      document: oneLine(copy?.document ?? '') || oneLine(entry.about),
      copies: copy?.copies ?? null,
      electronic: copy?.is === 'electronic',
      ...{ asked_by, signed_by, fee },
      voided: entry.void_reason === null ? null : oneLine(entry.void_reason),
    })),
  }
}
