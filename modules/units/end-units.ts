import type { Trx } from '#platform/database.ts'

/** Ends agencies on a day each (the first day no longer); answers those that were open, as they had been. */
export async function closeAgencies(
  trx: Trx,
  ends: readonly { readonly id: string; readonly on: string }[],
): Promise<{ id: string; valid_to: string | null }[]> {
  return await trx<{ id: string; valid_to: string | null }[]>`
    with given as (select * from jsonb_to_recordset(${trx.json(ends.map((end) => ({ ...end })))}::jsonb) as g (id uuid, "on" date)),
    was as (
      select a.id, a.valid_to from agencies a join given g on g.id = a.id
      where a.valid_to is null or a.valid_to > g.on
    ), ended as (
      update agencies a set valid_to = g.on from given g where a.id = g.id and (a.valid_to is null or a.valid_to > g.on)
    )
    select id, valid_to from was`
}

/** Gives agencies the end they had. */
export async function reopenAgencies(
  trx: Trx,
  ends: readonly { readonly id: string; readonly valid_to: string | null }[],
): Promise<void> {
  await trx`
    update agencies a set valid_to = g.valid_to
    from jsonb_to_recordset(${trx.json(ends.map((end) => ({ ...end })))}::jsonb) as g (id uuid, valid_to date) where a.id = g.id`
}

/** Ends units on a day, with the version that holds then; answers those that were open. */
export async function closeUnits(trx: Trx, ids: readonly number[], on: string): Promise<number[]> {
  const ended = await trx<{ id: number }[]>`
    with ended as (
      update units set closed_on = ${on} where id = any (${[...ids]}::int[]) and (closed_on is null or closed_on > ${on})
      returning id
    ), versions as (
      update unit_versions v set valid_to = ${on} from ended e
      where v.unit_id = e.id and v.valid_from < ${on} and (v.valid_to is null or v.valid_to > ${on})
    )
    select id from ended`
  return ended.map(({ id }) => id)
}

/** Lets units that had ended go on from a day, under the name they had. */
export async function reopenUnits(trx: Trx, ids: readonly number[], on: string): Promise<void> {
  await trx`
    with open as (update units set closed_on = null where id = any (${[...ids]}::int[]) returning id)
    insert into unit_versions (unit_id, valid_from, valid_to, code, name, full_name, type, parent_id, e_identifier,
      headquarters, area_km2, population, lat, lon, folded)
    select distinct on (v.unit_id) v.unit_id, ${on}, null, v.code, v.name, v.full_name, v.type, v.parent_id, v.e_identifier,
      v.headquarters, v.area_km2, v.population, v.lat, v.lon, v.folded
    from unit_versions v join open o on o.id = v.unit_id order by v.unit_id, v.valid_from desc
    on conflict do nothing`
}

/** Ends the versions of units that go on under another name from a day. */
export async function endVersions(trx: Trx, ids: readonly number[], on: string): Promise<void> {
  await trx`
    update unit_versions set valid_to = ${on}
    where unit_id = any (${[...ids]}::int[]) and valid_from < ${on} and (valid_to is null or valid_to > ${on})`
}

/** Units that went on under another name from a day have their name of before again from another day on. */
export async function restoreVersions(
  trx: Trx,
  ids: readonly number[],
  { before, from }: { readonly before: string; readonly from: string },
): Promise<void> {
  await endVersions(trx, ids, from)
  await trx`
    insert into unit_versions (unit_id, valid_from, valid_to, code, name, full_name, type, parent_id, e_identifier,
      headquarters, area_km2, population, lat, lon, folded)
    select distinct on (v.unit_id) v.unit_id, ${from}, null, v.code, v.name, v.full_name, v.type, v.parent_id, v.e_identifier,
      v.headquarters, v.area_km2, v.population, v.lat, v.lon, v.folded
    from unit_versions v where v.unit_id = any (${[...ids]}::int[]) and v.valid_from < ${before}
    order by v.unit_id, v.valid_from desc
    on conflict do nothing`
}

/** Gives agencies other names; answers those that changed with the names they had. */
export async function renameAgencies(
  trx: Trx,
  names: readonly { readonly id: string; readonly name: string }[],
): Promise<{ id: string; name: string }[]> {
  return await trx<{ id: string; name: string }[]>`
    with given as (select * from jsonb_to_recordset(${trx.json(names.map((one) => ({ ...one })))}::jsonb) as g (id uuid, name text)),
    was as (select a.id, a.name from agencies a join given g on g.id = a.id where a.name <> g.name),
    named as (update agencies a set name = g.name from given g where a.id = g.id and a.name <> g.name)
    select id, name from was`
}
