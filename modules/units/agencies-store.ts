import type { Reader } from '#platform/database.ts'
import type { Agency, AgencyKind } from './agency.ts'

type Wanted = {
  readonly ids?: readonly string[] | undefined
  readonly parents?: readonly string[] | undefined
  readonly units?: readonly number[] | undefined
  readonly kinds?: readonly AgencyKind[] | undefined
  readonly names?: readonly string[] | undefined
  readonly on?: string | undefined
}

/** Agencies by any of: id, parent, unit, kind, name (slug or e-identifier), and as of a day. */
export async function selectAgencies(sql: Reader, wanted: Wanted): Promise<Agency[]> {
  const { ids, parents, units, kinds, names, on } = wanted
  return sql<Agency[]>`
    select id, unit_id, parent_id, kind, slug, name, e_identifier, address, valid_from, valid_to
    from agencies
    where true
      ${ids ? sql`and id = any (${[...ids]}::uuid[])` : sql``}
      ${parents ? sql`and parent_id = any (${[...parents]}::uuid[])` : sql``}
      ${unitsCondition(sql, units)}
      ${kinds ? sql`and kind = any (${[...kinds]}::text[])` : sql``}
      ${names ? sql`and (slug = any (${[...names]}::text[]) or e_identifier = any (${[...names]}::text[]))` : sql``}
      ${on ? sql`and valid_from <= ${on} and (valid_to is null or ${on} < valid_to)` : sql``}
    order by unit_id, slug`
}

/** One unit is compared plainly: the server keeps one plan for it, and plans an array anew each time. */
function unitsCondition(sql: Reader, units: readonly number[] | undefined) {
  if (!units) return sql``
  const [only] = units
  if (only !== undefined && units.length === 1) return sql`and unit_id = ${only}`
  return sql`and unit_id = any (${[...units]}::int[])`
}

/** Writes agencies; a row that is already so is not touched. Answers how many changed. */
export async function upsertAgencies(sql: Reader, rows: readonly Agency[]): Promise<number> {
  const { count } = await sql`
    insert into agencies as t
      (id, unit_id, parent_id, kind, slug, name, e_identifier, address, valid_from, valid_to)
    select id, unit_id, parent_id, kind, slug, name, e_identifier, address, valid_from, valid_to
    from jsonb_to_recordset(${sql.json([...rows])}) as r
      (id uuid, unit_id int, parent_id uuid, kind text, slug text, name text, e_identifier text,
       address text, valid_from date, valid_to date)
    on conflict (id) do update set unit_id = excluded.unit_id, parent_id = excluded.parent_id,
      kind = excluded.kind, slug = excluded.slug, name = excluded.name,
      e_identifier = excluded.e_identifier, address = excluded.address,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to
    where t is distinct from excluded`
  return count
}
