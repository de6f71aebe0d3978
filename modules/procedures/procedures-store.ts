import { Check } from 'typebox/value'
import { jsonOf, type Reader } from '#platform/database.ts'
import { brokenDefinition } from './broken-definition.ts'
import { CatalogueEntry } from './catalogue-entry.ts'
import { Definition } from './definition.ts'
import { isDefinition } from './is-definition.ts'
import type { ProcedureVersion } from './procedure-version.ts'
import { shapeProblems } from './shape-problems.ts'

type VersionRow = Omit<ProcedureVersion, 'definition'> & { readonly definition: unknown }

/** What is written of an entry: the entry and its folded words. */
export type CatalogueRow = CatalogueEntry & { readonly folded: string }

function parseVersion(row: VersionRow): ProcedureVersion {
  const { definition } = row
  if (isDefinition(definition)) return { ...row, definition }
  throw brokenDefinition(`procedure_versions ${row.id}`, shapeProblems(Definition, definition))
}

function parseEntry(row: unknown): CatalogueEntry {
  if (Check(CatalogueEntry, row)) return row
  throw brokenDefinition('catalogue', shapeProblems(CatalogueEntry, row))
}

/** Writes entries; those that say the same stay untouched. Answers how many were new or changed. */
export async function upsertCatalogue(sql: Reader, rows: readonly CatalogueRow[]): Promise<number> {
  const done = await sql`
    insert into catalogue as c (code, name, field, ministry, scope, limits, fee, audiences, as_of, is_verified,
      also_called, popularity, folded)
    select code, name, field, ministry, scope, limits, fee, audiences, as_of, is_verified,
      also_called, popularity, folded
    from jsonb_to_recordset(${jsonOf(sql, rows)}) as r(code text, name text, field text, ministry text, scope text,
      limits jsonb, fee text, audiences jsonb, as_of text, is_verified boolean,
      also_called jsonb, popularity int, folded text)
    on conflict (code) do update set name = excluded.name, field = excluded.field, ministry = excluded.ministry,
      scope = excluded.scope, limits = excluded.limits, fee = excluded.fee, audiences = excluded.audiences,
      as_of = excluded.as_of, is_verified = excluded.is_verified, also_called = excluded.also_called,
      popularity = excluded.popularity, folded = excluded.folded
    where (c.name, c.field, c.ministry, c.scope, c.limits, c.fee, c.audiences, c.as_of, c.is_verified,
        c.also_called, c.popularity, c.folded)
      is distinct from (excluded.name, excluded.field, excluded.ministry, excluded.scope, excluded.limits,
        excluded.fee, excluded.audiences, excluded.as_of, excluded.is_verified,
        excluded.also_called, excluded.popularity, excluded.folded)`
  return done.count
}

/** Code, number and hash of every landed version. */
export async function selectLanded(
  sql: Reader,
): Promise<readonly Pick<VersionRow, 'code' | 'version' | 'sha256'>[]> {
  return await sql<VersionRow[]>`select code, version, sha256 from procedure_versions`
}

/** The highest number every procedure's versions ever had, revoked ones included. */
export async function selectNumbers(sql: Reader): Promise<readonly { code: string; last: number }[]> {
  return await sql<{ code: string; last: number }[]>`
    select code, max(version)::int as last from procedure_versions group by code`
}

/** Lands versions for good. */
export async function insertVersions(sql: Reader, versions: readonly ProcedureVersion[]): Promise<number> {
  const done = await sql`
    insert into procedure_versions (id, code, version, valid_from, valid_to, definition, sha256)
    select id, code, version, valid_from, valid_to, definition, sha256
    from jsonb_to_recordset(${jsonOf(sql, versions)}) as r(id uuid, code text, version int, valid_from text,
      valid_to text, definition jsonb, sha256 text)`
  return done.count
}

/** The version with this id. */
export async function selectVersion(sql: Reader, id: string): Promise<ProcedureVersion | null> {
  const [row] = await sql<VersionRow[]>`
    select id, code, version, valid_from, valid_to, sha256, definition from procedure_versions where id = ${id}`
  return row ? parseVersion(row) : null
}

/** The version of a procedure that may be filed at a time: the one that began last, as long as it has not ended. */
export async function selectVersionIdAt(sql: Reader, code: string, at: string): Promise<string | null> {
  const [row] = await sql<{ id: string; status: string; valid_to: string | null }[]>`
    select id, definition ->> 'status' as status, valid_to from procedure_versions
    where code = ${code} and valid_from <= ${at} and revoked_at is null
      and coalesce((
        select s.list = 'all' or exists (select from procedure_lists l where l.list = s.list and l.code = ${code})
        from procedure_switches s where s.valid_from <= ${at} and s.undone_at is null
        order by s.valid_from desc limit 1), true)
    order by valid_from desc, version desc limit 1`
  const isOver = row?.valid_to != null && row.valid_to <= at
  return row?.status === 'in_force' && !isOver ? row.id : null
}

/** All versions of all procedures. */
export async function selectVersions(sql: Reader): Promise<readonly ProcedureVersion[]> {
  const rows = await sql<VersionRow[]>`
    select id, code, version, valid_from, valid_to, sha256, definition from procedure_versions
    where revoked_at is null order by code, version`
  return rows.map((row) => parseVersion(row))
}

/** The whole catalogue by code. */
export async function selectCatalogue(sql: Reader): Promise<readonly CatalogueEntry[]> {
  const rows = await sql`
    select code, name, field, ministry, scope, limits, fee, audiences, as_of, is_verified, also_called, popularity
    from catalogue order by code`
  return rows.map((row) => parseEntry({ ...row }))
}
