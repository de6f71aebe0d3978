import { jsonOf, type Reader } from '#platform/database.ts'

export type DefinitionKind = 'report' | 'index'

/** A definition as it is kept: its content is parsed by whoever reads it. */
export type KeptDefinition = { readonly version: number; readonly content: unknown }

type Named = { readonly kind: DefinitionKind; readonly key: string }

/** The definition in force on a day, or the oldest one for earlier days; a pinned version where one is named. */
export async function selectDefinition(
  sql: Reader,
  named: Named,
  which: { readonly on: string; readonly pinned?: number | undefined },
): Promise<KeptDefinition | null> {
  const { kind, key } = named
  const pinned = which.pinned === undefined ? sql`` : sql`and version = ${which.pinned}`
  const [row] = await sql<KeptDefinition[]>`
    select version, content from statistic_definitions where kind = ${kind} and key = ${key} ${pinned}
    order by valid_from <= ${which.on} desc, case when valid_from <= ${which.on} then valid_from end desc nulls last,
      valid_from, version desc
    limit 1`
  return row ?? null
}

/** The keys there are of a kind. */
export async function selectKeys(sql: Reader, kind: DefinitionKind): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select distinct key from statistic_definitions where kind = ${kind} order by key`
  return rows.map((row) => row.key)
}

/** The version in force of every definition on a day, by kind and key. */
export async function selectPins(sql: Reader, on: string): Promise<Record<string, number>> {
  const rows = await sql<{ name: string; version: number }[]>`
    select distinct on (kind, key) kind || ' ' || key as name, version from statistic_definitions
    order by kind, key, valid_from <= ${on} desc,
      case when valid_from <= ${on} then valid_from end desc nulls last, valid_from, version desc`
  return Object.fromEntries(rows.map(({ name, version }) => [name, version]))
}

type NewDefinition = Named & {
  readonly version: number
  readonly valid_from: string
  readonly content: object
}

/** Keeps a definition; answers false where this version is there and says something else. */
export async function insertDefinition(sql: Reader, fresh: NewDefinition): Promise<boolean> {
  const { kind, key, version, valid_from } = fresh
  const content = jsonOf(sql, fresh.content)
  const [row] = await sql<{ same: boolean }[]>`
    with written as (
      insert into statistic_definitions (kind, key, version, valid_from, content)
      values (${kind}, ${key}, ${version}, ${valid_from}, ${content}::jsonb)
      on conflict do nothing returning true as same
    )
    select coalesce((select same from written), (
      select content = ${content}::jsonb from statistic_definitions
      where kind = ${kind} and key = ${key} and version = ${version}
    )) as same`
  return row?.same === true
}
