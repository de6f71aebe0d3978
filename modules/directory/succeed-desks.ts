import type { OfficeSuccession } from '#modules/units'
import type { Json, Trx } from '#platform/database.ts'

type Asked = {
  readonly offices: readonly OfficeSuccession[]
  /** follow: each desk opens at the agency in the old one's place under its next free number; close: it only ends. */
  readonly rule: 'follow' | 'close'
  /** The first day of the new desks. */
  readonly from: string
  /** The first day without the old ones. */
  readonly until: string
  readonly limit: number
}

/** Quầy theo về nơi kế thừa, hoặc đóng: answers the desks that end and those that were opened. */
export async function succeedDesks(
  trx: Trx,
  { offices, rule, from, until, limit }: Asked,
): Promise<{ readonly ended: readonly string[]; readonly made: readonly string[] }> {
  const given: Json = offices.map((office) => ({ ...office }))
  const rows = await trx<{ id: string; made: string | null }[]>`
    with given as materialized (
      select * from jsonb_to_recordset(${trx.json(given)}::jsonb) as g (agency uuid, successor uuid, successor_unit int)
    ), was as materialized (
      select d.id, d.number, d.handles, d.phone, d.agency_id, g.successor, g.successor_unit, gen_random_uuid() as new_id
      from desks d join given g on g.agency = d.agency_id where d.valid_to is null
      order by d.id limit ${limit} for update of d
    ), numbered as materialized (
      select w.*, coalesce((select max(o.number) from desks o where o.agency_id = w.successor and o.valid_to is null), 0)
        + row_number() over (partition by w.successor order by w.agency_id, w.number) as new_number
      from was w
    ), ended as (
      update desks d set version = d.version + 1, valid_to = greatest(d.valid_from, ${until}::date) from was w where d.id = w.id
    ), off_duty as (
      update desk_duties t set version = t.version + 1, valid_to = greatest(t.valid_from, ${until}::date)
      from was w where t.desk_id = w.id and t.valid_to is null
    ), made as (
      insert into desks (id, version, agency_id, unit_id, number, handles, phone, valid_from)
      select new_id, 1, successor, successor_unit, new_number, handles, phone, ${from} from numbered
      where ${rule === 'follow'} and new_number <= 99
      returning id
    ), served as (
      insert into desk_services (desk_id, service)
      select n.new_id, s.service from numbered n join made m on m.id = n.new_id join desk_services s on s.desk_id = n.id
    )
    select n.id, m.id as made from numbered n left join made m on m.id = n.new_id order by n.id`
  return { ended: rows.map(({ id }) => id), made: rows.flatMap(({ made }) => made ?? []) }
}

/** Undoes it: the old desks, and who was on duty there, go on; the new ones end on a day. */
export async function restoreDesks(
  trx: Trx,
  {
    ended,
    made,
    on,
  }: { readonly ended: readonly string[]; readonly made: readonly string[]; readonly on: string },
): Promise<void> {
  await trx`
    update desk_duties t set version = t.version + 1, valid_to = null from desks d
    where d.id = t.desk_id and d.id = any (${[...ended]}::uuid[]) and t.valid_to = d.valid_to`
  await trx`
    update desks d set version = d.version + 1, valid_to = greatest(d.valid_from, ${on}::date)
    where d.id = any (${[...made]}::uuid[]) and d.valid_to is null`
  await trx`update desks d set version = d.version + 1, valid_to = null where d.id = any (${[...ended]}::uuid[])`
}
