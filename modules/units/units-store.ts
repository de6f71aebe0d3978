import type { Reader } from '#platform/database.ts'
import type { SuccessionRow } from './succession-rows.ts'
import type { Unit, UnitKind, UnitRef } from './unit.ts'
import type { UnitRow, VersionRow } from './unit-rows.ts'

function openOn(sql: Reader, on: string) {
  return sql`v.valid_from <= ${on} and (v.valid_to is null or ${on} < v.valid_to)`
}
type AsOf = { readonly on: string; readonly where: ReturnType<typeof openOn>; readonly limit?: number | null }

/**
 * Units as of a day, by code: of each the version of that day, else the nearest, with the district and the
 * province that stood above it then. `where` speaks of u (units), v (version), p, pv (parent), gv (above it).
 */
function selectUnits(sql: Reader, { on, where, limit = null }: AsOf) {
  return sql<Unit[]>`
    select * from (
      select distinct on (u.id)
        u.id, u.kind, u.slug, u.established_on, u.closed_on, v.code, v.e_identifier, v.name, v.full_name,
        v.type, v.headquarters, v.area_km2, v.population, v.lat, v.lon,
        case when p.kind = 'district'
          then json_build_object('id', p.id, 'code', pv.code, 'full_name', pv.full_name) end as district,
        case p.kind
          when 'province' then json_build_object('id', p.id, 'code', pv.code, 'full_name', pv.full_name)
          when 'district' then json_build_object('id', gv.unit_id, 'code', gv.code, 'full_name', gv.full_name)
        end as province
      from units u
      join unit_versions v on v.unit_id = u.id
      cross join lateral (select least(greatest(${on}::date, v.valid_from), v.valid_to - 1) as day) seen
      left join units p on p.id = v.parent_id
      left join unit_versions pv on pv.unit_id = p.id
        and pv.valid_from <= seen.day and (pv.valid_to is null or seen.day < pv.valid_to)
      left join unit_versions gv on gv.unit_id = pv.parent_id
        and gv.valid_from <= seen.day and (gv.valid_to is null or seen.day < gv.valid_to)
      where ${where}
      order by u.id, abs(seen.day - ${on}::date)
    ) found
    order by code, id limit ${limit}`
}

type Filter = {
  readonly kind: UnitKind
  readonly province: string | null
  readonly on: string
  readonly limit: number
  readonly after: string
}

/** What ever bore a province's code, and what ever stood under that: found by index, so that not every unit of the country is looked at. */
function everUnder(sql: Reader, province: string) {
  return sql`select unit_id from unit_versions where code = ${province}
    union select d.unit_id from unit_versions d join unit_versions a on a.unit_id = d.parent_id
      where a.code = ${province}`
}

/** Units of a kind on a day, by code, from after a code on. */
export async function selectUnitsOf(sql: Reader, filter: Filter): Promise<Unit[]> {
  const { kind, province, on, limit, after } = filter
  const inside =
    province === null
      ? sql``
      : sql`and case p.kind when 'province' then pv.code when 'district' then gv.code end = ${province}
          and v.parent_id in (${everUnder(sql, province)})`
  const where = sql`u.kind = ${kind} and v.code > ${after} and ${openOn(sql, on)} ${inside}`
  return selectUnits(sql, { on, where, limit })
}

/** The units that bear this code, e-identifier or slug on a day: none or one. */
export async function selectUnitsNamed(sql: Reader, name: string, on: string): Promise<Unit[]> {
  const where = sql`u.id in (
    select unit_id from unit_versions where code = ${name}
    union select unit_id from unit_versions where e_identifier = ${name}
    union select id from units where slug = ${name}
  ) and (v.code = ${name} or v.e_identifier = ${name} or u.slug = ${name}) and ${openOn(sql, on)}`
  return selectUnits(sql, { on, where })
}

/** The unit that bears this slug, code or e-identifier on a day, with what acts need of it and no more. */
export async function selectUnitRefNamed(sql: Reader, name: string, on: string): Promise<UnitRef | null> {
  const [row] = await sql<UnitRef[]>`
    select v.unit_id as id, v.code, v.full_name from units u join unit_versions v on v.unit_id = u.id
      where u.slug = ${name} and ${openOn(sql, on)}
    union all select v.unit_id, v.code, v.full_name from unit_versions v
      where v.code = ${name} and ${openOn(sql, on)}
    union all select v.unit_id, v.code, v.full_name from unit_versions v
      where v.e_identifier = ${name} and ${openOn(sql, on)}
    limit 1`
  return row ?? null
}

/** The code and name a unit bears on a day. */
export async function selectUnitRef(sql: Reader, id: number, on: string): Promise<UnitRef | null> {
  const [row] = await sql<UnitRef[]>`
    select v.unit_id as id, v.code, v.full_name from unit_versions v
    where v.unit_id = ${id} and ${openOn(sql, on)}`
  return row ?? null
}

/** Units by surrogate, each described on `on` or on the nearest day it existed. */
export async function selectUnitsById(sql: Reader, ids: readonly number[], on: string): Promise<Unit[]> {
  return selectUnits(sql, { on, where: sql`u.id = any (${[...ids]}::int[])` })
}

/** Units that ever bore one of these folded names, or one of these codes, identifiers or slugs. */
export async function selectUnitsEverNamed(sql: Reader, words: EverNamed): Promise<Unit[]> {
  const { names = [], marks = [], on } = words
  // Three look-ups by index: an OR over two tables would read them all.
  const where = sql`u.kind <> 'country' and (v.unit_id, v.valid_from) in (
    select unit_id, valid_from from unit_versions where folded = any (${[...names]}::text[])
    union select unit_id, valid_from from unit_versions where code = any (${[...marks]}::text[])
    union select unit_id, valid_from from unit_versions where e_identifier = any (${[...marks]}::text[])
    union select unit_id, valid_from from unit_versions join units on id = unit_id
      where slug = any (${[...marks]}::text[]))`
  return selectUnits(sql, { on, where })
}

type EverNamed = {
  readonly names?: readonly string[]
  readonly marks?: readonly string[]
  readonly on: string
}

/** The units that bear these codes on a day. */
export async function selectUnitsByCode(sql: Reader, codes: readonly string[], on: string): Promise<Unit[]> {
  return selectUnits(sql, { on, where: sql`v.code = any (${[...codes]}::text[]) and ${openOn(sql, on)}` })
}

/** Writes units; a row that is already so is not touched. Answers how many changed. */
export async function upsertUnits(sql: Reader, rows: readonly UnitRow[]): Promise<number> {
  const { count } = await sql`
    insert into units as t (id, kind, slug, established_on, closed_on)
    select id, kind, slug, established_on, closed_on
    from jsonb_to_recordset(${sql.json([...rows])}) as r
      (id int, kind text, slug text, established_on date, closed_on date)
    on conflict (id) do update set kind = excluded.kind, slug = excluded.slug,
      established_on = excluded.established_on, closed_on = excluded.closed_on
    where t is distinct from excluded`
  return count
}

/** Writes versions; a row that is already so is not touched. Answers how many changed. */
export async function upsertVersions(sql: Reader, rows: readonly VersionRow[]): Promise<number> {
  const { count } = await sql`
    insert into unit_versions as t (unit_id, valid_from, valid_to, code, name, full_name, type, parent_id,
      e_identifier, headquarters, area_km2, population, lat, lon, folded)
    select unit_id, valid_from, valid_to, code, name, full_name, type, parent_id,
      e_identifier, headquarters, area_km2, population, lat, lon, folded
    from jsonb_to_recordset(${sql.json([...rows])}) as r
      (unit_id int, valid_from date, valid_to date, code text, name text, full_name text, type text,
       parent_id int, e_identifier text, headquarters text, area_km2 float8, population int,
       lat float8, lon float8, folded text)
    on conflict (unit_id, valid_from) do update set valid_to = excluded.valid_to, code = excluded.code,
      name = excluded.name, full_name = excluded.full_name, type = excluded.type,
      parent_id = excluded.parent_id, e_identifier = excluded.e_identifier,
      headquarters = excluded.headquarters, area_km2 = excluded.area_km2, population = excluded.population,
      lat = excluded.lat, lon = excluded.lon, folded = excluded.folded
    where t is distinct from excluded`
  return count
}

/** Writes steps of the successor graph; a row that is already so is not touched. */
export async function upsertSuccessions(sql: Reader, rows: readonly SuccessionRow[]): Promise<number> {
  const { count } = await sql`
    insert into unit_successions as t (old_unit_id, new_unit_id, effective_on, extent, area_part,
      population_part, receives_population, legal_basis, clause, evidence)
    select old_unit_id, new_unit_id, effective_on, extent, area_part,
      population_part, receives_population, legal_basis, clause, evidence
    from jsonb_to_recordset(${sql.json([...rows])}) as r
      (old_unit_id int, new_unit_id int, effective_on date, extent text, area_part text,
       population_part text, receives_population text, legal_basis text, clause text, evidence text)
    on conflict (old_unit_id, new_unit_id, effective_on) do update set extent = excluded.extent,
      area_part = excluded.area_part, population_part = excluded.population_part,
      receives_population = excluded.receives_population, legal_basis = excluded.legal_basis,
      clause = excluded.clause, evidence = excluded.evidence
    where t is distinct from excluded`
  return count
}
