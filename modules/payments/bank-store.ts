import { answerInsert, eventInsert, type Post, type Work } from '#modules/record'
import type { Reader } from '#platform/database.ts'
import type { BankLine, Matched, SettledLine } from './bank-line.ts'
import type { Explained } from './explain-line.ts'
import type { StatementLine } from './read-bank-statement.ts'

const COLUMNS =
  'id, agency_id, reference, amount, at, description, matched, dossier_code, remaining, payment_id, matched_at, settled'

/** What an import came to: new lines and their sum in đồng, and lines known before. No id where nothing was new. */
export type Statement = {
  readonly id: string | null
  readonly lines: number
  readonly known: number
  readonly total: number
}

/** The lines of an agency that were imported before, by their references. */
export async function selectByReference(
  reader: Reader,
  agency: string,
  references: readonly string[],
): Promise<Map<string, StatementLine>> {
  const rows = await reader<StatementLine[]>`
    select reference, at, amount, description from bank_lines
    where agency_id = ${agency} and reference = any (${[...references]})`
  return new Map(rows.map((row) => [row.reference, row]))
}

/** Remembers that a file held nothing new. */
export async function rememberNothingNew(work: Work, known: number): Promise<Statement> {
  const statement = { id: null, lines: 0, known, total: 0 }
  await answerInsert(work, work.trx`${work.trx.json(statement)}::jsonb`)
  return statement
}

type Imported = { readonly till: Post; readonly id: string; readonly of: number }

/** Writes a statement with its new lines, its event and the answer in one statement; a line known meanwhile is left out. */
export async function insertStatement(
  work: Work,
  { till, id, of }: Imported,
  lines: readonly StatementLine[],
): Promise<Statement> {
  const { trx, actor, now } = work
  const rows = trx.json(lines.map((line) => ({ ...line })))
  const event = eventInsert(work, {
    module: 'payments',
    noun: 'bank_statement',
    noun_id: id,
    noun_version: 1,
    act: 'import',
    agency_id: till.agency_id,
    unit_id: till.unit_id,
    data: { lines: lines.length, known: of - lines.length },
  })
  const [row] = await trx<Statement[]>`
    with written as (
      insert into bank_lines (id, statement_id, agency_id, reference, amount, at, description)
      select gen_random_uuid(), ${id}, ${till.agency_id}, reference, amount, at, description
      from jsonb_to_recordset(${rows}::jsonb) as t (reference text, amount bigint, at timestamptz, description text)
      on conflict (agency_id, reference) do nothing
      returning amount
    ), stated as (
      insert into bank_statements (id, agency_id, lines, known, total, imported_by, imported_at)
      select ${id}, ${till.agency_id}, count(*), ${of}::int - count(*), coalesce(sum(amount), 0), ${actor.id}, ${now}
      from written
      returning id, lines, known, total
    ), told as (${event}), remembered as (
      ${answerInsert(work, trx`(select to_jsonb(stated) from stated)`)}
    )
    select * from stated`
  if (!row) throw new Error('the bank statement was not written')
  return row
}

/** What an import came to; null where there is none or the wall hides it. */
export async function findStatement(reader: Reader, id: string): Promise<Statement | null> {
  const [row] = await reader<Statement[]>`
    select id, lines, known, total from bank_statements where id = ${id}`
  return row ?? null
}

/** Locks a line that nobody has explained yet and nobody else is explaining; null otherwise. */
export async function lockUnexplained(work: Work, id: string): Promise<BankLine | null> {
  const [row] = await work.trx<BankLine[]>`
    select ${work.trx.unsafe(COLUMNS)} from bank_lines
    where id = ${id} and matched is null for update skip locked`
  return row ?? null
}

/** Đồng that came for a dossier by lines too small to pay it, and belong to no receipt yet. */
export async function heldFor(reader: Reader, agency: string, code: string): Promise<number> {
  const [row] = await reader<{ held: number }[]>`
    select coalesce(sum(amount), 0) as held from bank_lines
    where agency_id = ${agency} and dossier_code = ${code} and matched = 'partial' and payment_id is null
      and (settled is null or settled ->> 'way' = 'allot')`
  return row?.held ?? 0
}

/** How a line was explained: which dossier it names, and the receipt if it paid it. */
export type Explanation = Explained & {
  readonly dossier_code: string | null
  readonly payment_id: string | null
}

/** Writes the explanation of a line; an exact one takes the partial lines before it into its receipt. */
export async function updateExplained(
  work: Work,
  line: BankLine,
  explanation: Explanation,
): Promise<BankLine> {
  const { trx, now } = work
  const { matched, remaining, dossier_code, payment_id } = explanation
  const [row] = await trx<BankLine[]>`
    with completed as (
      update bank_lines set payment_id = ${payment_id}
      where ${payment_id}::uuid is not null and agency_id = ${line.agency_id}
        and dossier_code = ${dossier_code} and matched = 'partial' and payment_id is null
        and (settled is null or settled ->> 'way' = 'allot') and id <> ${line.id}
    )
    update bank_lines set matched = ${matched}, remaining = ${remaining}, dossier_code = ${dossier_code},
      payment_id = ${payment_id}, matched_at = ${now}
    where id = ${line.id}
    returning ${trx.unsafe(COLUMNS)}`
  if (!row) throw new Error(`the bank line ${line.reference} was not written`)
  return row
}

/** Locks a line for whoever settles it by hand; null where it is not behind his wall. */
export async function lockLine(work: Work, id: string): Promise<BankLine | null> {
  const [row] = await work.trx<BankLine[]>`
    select ${work.trx.unsafe(COLUMNS)} from bank_lines where id = ${id} for update`
  return row ?? null
}

/** Writes how a line was settled by hand, with the explanation it now has. */
export async function updateSettled(
  work: Work,
  line: BankLine,
  { settled, ...explanation }: Explanation & { readonly settled: SettledLine },
): Promise<BankLine> {
  await work.trx`update bank_lines set settled = ${work.trx.json(settled)} where id = ${line.id}`
  return updateExplained(work, line, explanation)
}

/** Ids of lines nobody has explained yet, oldest first, with their agency. */
export async function listUnexplained(
  reader: Reader,
  limit: number,
): Promise<{ id: string; agency_id: string }[]> {
  return reader<{ id: string; agency_id: string }[]>`
    select id, agency_id from bank_lines where matched is null order by agency_id, at, reference limit ${limit}`
}

/** Money that came before a moment and has neither a receipt nor an owner: not a second payment of what was paid. */
export function listUnreceipted(
  reader: Reader,
  before: string,
): Promise<{ id: string; agency_id: string; at: string }[]> {
  return reader<{ id: string; agency_id: string; at: string }[]>`
    select id, agency_id, at from bank_lines
    where payment_id is null and settled is null and matched is distinct from 'duplicate' and at < ${before} order by at, id`
}

type Asked = {
  readonly agency: string
  /** Null asks for what nobody has explained yet; left out, for all. */
  readonly matched?: Matched | null | undefined
  /** The id of the line after which to go on. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Lines of an agency, newest first, of one explanation or all. */
export async function listBankLines(reader: Reader, asked: Asked): Promise<BankLine[]> {
  const { agency, matched, after = null, limit } = asked
  return reader<BankLine[]>`
    select ${reader.unsafe(COLUMNS)} from bank_lines as line
    where agency_id = ${agency}
      and (${matched === undefined} or matched is not distinct from ${matched ?? null}::text)
      and (${after}::uuid is null or exists (
        select from bank_lines as edge
        where edge.id = ${after} and (line.at < edge.at or (line.at = edge.at and line.reference > edge.reference))))
    order by at desc, reference limit ${limit}`
}

/** Lines and đồng by explanation; null is what waits. */
export type BankSum = { readonly matched: Matched | null; readonly lines: number; readonly amount: number }

/** What an agency's account took, summed by explanation. */
export async function sumBankLines(reader: Reader, agency: string): Promise<BankSum[]> {
  return reader<BankSum[]>`
    select matched, count(*) as lines, sum(amount) as amount from bank_lines
    where agency_id = ${agency} group by matched order by matched nulls last`
}
