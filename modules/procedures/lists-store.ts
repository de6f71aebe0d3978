import type { Json, Reader } from '#platform/database.ts'
import type { PaperBans } from './paper-ban.ts'

/** The lists an administrator imports: the 25 essential services, the 112 and the 559 procedures of communes. */
export const LISTS = ['essential_25', 'communes_112', 'communes_559'] as const
export type ListName = (typeof LISTS)[number]

/** A paper a database replaces; `paper` is its key in the definition, empty where the definition lacks it. */
export type ReplacedPaper = {
  readonly code: string
  readonly paper: string
  readonly document: string
  readonly database: string
  readonly regulation: string
  readonly provision: string
}

/** What may not be asked for in a procedure: one trip. */
export async function selectBans(sql: Reader, code: string): Promise<PaperBans> {
  const [row] = await sql<{ essential: boolean; replaced: string[] | null }[]>`
    select exists (select from procedure_lists where list = 'essential_25' and code = ${code}) as essential,
      (select array_agg(paper) from replaced_papers where code = ${code} and paper <> '') as replaced`
  return { isEssential: row?.essential ?? false, replaced: new Set(row?.replaced ?? []) }
}

/** The codes of a list, in order. */
export async function selectList(sql: Reader, list: ListName): Promise<readonly string[]> {
  const rows = await sql<
    { code: string }[]
  >`select code from procedure_lists where list = ${list} order by code`
  return rows.map((row) => row.code)
}

/** The codes the catalogue knows, out of those asked. */
export async function selectKnownCodes(sql: Reader, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql<
    { code: string }[]
  >`select code from catalogue where code = any (${[...codes]}::text[])`
  return new Set(rows.map((row) => row.code))
}

/** Puts these codes in the place of the list's. */
export async function replaceList(
  sql: Reader,
  list: ListName,
  given: { readonly codes: readonly string[]; readonly at: string; readonly by: string | null },
): Promise<void> {
  await sql`delete from procedure_lists where list = ${list}`
  await sql`insert into procedure_lists (list, code, imported_at, imported_by)
    select ${list}, code, ${given.at}, ${given.by}::uuid from unnest(${[...given.codes]}::text[]) code`
}

/** Writes the replaced papers of the files; the same say the same. Answers how many were new or changed. */
export async function upsertReplaced(sql: Reader, rows: readonly ReplacedPaper[]): Promise<number> {
  const json: Json = rows.map((row) => ({ ...row }))
  const done = await sql`
    insert into replaced_papers as p (code, paper, document, database, regulation, provision)
    select code, paper, document, database, regulation, provision
    from jsonb_to_recordset(${sql.json(json)}) as r(code text, paper text, document text, database text,
      regulation text, provision text)
    on conflict (code, document, paper) do update set database = excluded.database,
      regulation = excluded.regulation, provision = excluded.provision
    where (p.database, p.regulation, p.provision)
      is distinct from (excluded.database, excluded.regulation, excluded.provision)`
  return done.count
}

/** Counts one change of what is held in memory of the catalogue. */
export async function countChange(sql: Reader): Promise<void> {
  await sql`update procedure_changes set revision = revision + 1`
}

/** How often the catalogue changed; what is held in memory is good while this stays the same. */
export async function selectRevision(sql: Reader): Promise<number> {
  const [row] = await sql<{ revision: number }[]>`select revision from procedure_changes`
  return row?.revision ?? 0
}

/** How many codes each imported list holds, and since when. */
export async function selectImports(
  sql: Reader,
): Promise<readonly { list: ListName; count: number; imported_at: string }[]> {
  return await sql<{ list: ListName; count: number; imported_at: string }[]>`
    select list, count(*)::int as count, max(imported_at) as imported_at from procedure_lists group by list`
}
