import type { Reader } from '#platform/database.ts'
import { deterministicId } from '#platform/ids.ts'
import type { Statement } from '#platform/tlog/statement.ts'
import { eventInsert, type Work } from '#modules/record'

/** On which thing a paper was issued, and by whom. */
export type PaperOf = { readonly id: string; readonly agency_id: string; readonly unit_id: number }

/**
 * Ghi lời xác nhận vào nhật ký: what the code of a paper states, in the transaction that gives the paper out, so that nothing
 * is promised that the log will not hold. Each paper is stated once: the same paper printed again says the same and adds
 * nothing; with other facts it is told as another, and the log shows which came first.
 */
export async function statePaper(
  { trx, actor, now }: Pick<Work, 'trx' | 'actor' | 'now'>,
  { id, agency_id, unit_id }: PaperOf,
  { what, number, at, by, facts }: Statement,
): Promise<void> {
  const facts_digest = Buffer.from(facts).toString('hex')
  const { count } = await trx`${eventInsert(
    { trx, actor, now },
    {
      ...{
        module: 'evidence',
        noun: 'issued_paper',
        noun_id: deterministicId(`paper ${id} ${what} ${number}`),
      },
      ...{ noun_version: 1, act: 'state', agency_id, unit_id },
      data: { dossier: id, what, number, at, by, facts_digest },
    },
  )} on conflict do nothing`
  // A look before it in the same transaction does not wait for the disk; a promise does.
  if (count > 0) await trx`select set_config('synchronous_commit', 'on', true)`
}

/** A statement as the log holds it; the noun's id is the paper's own. */
export type StatedPaper = Pick<Statement, 'what' | 'number' | 'at' | 'by'> & {
  readonly noun_id: string
  readonly facts_digest: string
}

/** What was stated of the papers of one thing, oldest first; asked by the log's own role, for whoever passed the wall before. */
export async function listStated(reader: Reader, of: string): Promise<StatedPaper[]> {
  return reader<StatedPaper[]>`
    select noun_id, data ->> 'what' as what, data ->> 'number' as number, data ->> 'at' as at, data ->> 'by' as by,
      data ->> 'facts_digest' as facts_digest
    from events where noun = 'issued_paper' and data ->> 'dossier' = ${of} order by id`
}
