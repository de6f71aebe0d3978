import type { Work } from '#modules/record'
import type { OfficeSuccession } from '#modules/units'
import type { Json } from '#platform/database.ts'

type Asked = {
  readonly offices: readonly OfficeSuccession[]
  readonly rule: 'move' | 'cancel'
  /** The first day on which the old counter does not work any more. */
  readonly from: string
  readonly reason: string
  readonly limit: number
}

/**
 * Chuyển, hủy lịch hẹn khi sắp xếp: times booked at counters that end are kept at the counter in their place, at the same hour
 * under a new number, or are cancelled; whoever booked reads it, and why, on the ticket's page. Answers which it was.
 */
export async function succeedBookings(
  { trx, now }: Pick<Work, 'trx' | 'now'>,
  { offices, rule, from, reason, limit }: Asked,
): Promise<string[]> {
  if (offices.length === 0) return []
  const given: Json = offices.map((office) => ({ ...office }))
  await lockLines({ trx }, given, from)
  const rows = await trx<{ id: string }[]>`
    with given as materialized (
      select * from jsonb_to_recordset(${trx.json(given)}::jsonb) as g (agency uuid, successor uuid, successor_unit int)
    ), was as materialized (
      select t.id, t.version, t.agency_id, t.label, t.day, t.service, g.successor, g.successor_unit, s.letter
      from tickets t join given g on g.agency = t.agency_id join queue_services s on s.key = t.service
      where t.state = 'booked' and t.day >= ${from} order by t.day, t.id limit ${limit} for update of t
    ), numbered as (
      select w.*, w.letter || lpad((coalesce((select max(substr(o.label, 2, 4)::int) from tickets o
          where o.unit_id = w.successor_unit and o.day = w.day and o.label ~ ('^' || w.letter || '[0-9]+$')), 0)
        + row_number() over (partition by w.successor_unit, w.day, w.letter order by w.label, w.id))::text, 3, '0') as new_label
      from was w
    ), changed as (
      update tickets t set version = t.version + 1,
        state = ${rule === 'move' ? 'booked' : 'cancelled'}, ended_at = ${rule === 'move' ? null : now},
        unit_id = ${rule === 'move' ? trx`n.successor_unit` : trx`t.unit_id`},
        agency_id = ${rule === 'move' ? trx`n.successor` : trx`t.agency_id`},
        label = ${rule === 'move' ? trx`n.new_label` : trx`t.label`}
      from numbered n where t.id = n.id
      returning t.id, t.version, t.agency_id, t.unit_id, t.service, t.source, t.state
    ), held as (
      update ticket_holders h set agency_id = c.agency_id from changed c where h.ticket_id = c.id
    ), moved as (
      insert into ticket_moves (ticket_id, label, from_agency_id, to_agency_id, reason, at)
      select n.id, n.label, n.agency_id, ${rule === 'move' ? trx`n.successor` : trx`null::uuid`}, ${reason}, ${now} from numbered n
      on conflict (ticket_id) do update set label = excluded.label, from_agency_id = excluded.from_agency_id,
        to_agency_id = excluded.to_agency_id, reason = excluded.reason, at = excluded.at
    ), told as (
      insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
      select 'queue', 'ticket', c.id, c.version, ${rule === 'move' ? 'succeed' : 'cancel'}, null, 'system', c.agency_id, c.unit_id,
        ${now}, jsonb_build_object('service', c.service, 'source', c.source, 'state', c.state, 'waited_s', 0, 'served_s', 0)
      from changed c
    )
    select id from changed order by id`
  return rows.map(({ id }) => id)
}

/** Holds the lines of the units numbers are taken from and given in. */
async function lockLines({ trx }: Pick<Work, 'trx'>, given: Json, from: string): Promise<void> {
  await trx`
    insert into queue_lines as l (unit_id, changes, calls)
    select unit_id, 1, 0 from (select distinct t.unit_id from tickets t
        join jsonb_to_recordset(${trx.json(given)}::jsonb) as g (agency uuid) on g.agency = t.agency_id
        where t.state = 'booked' and t.day >= ${from}
      union select distinct g.successor_unit from tickets t
        join jsonb_to_recordset(${trx.json(given)}::jsonb) as g (agency uuid, successor_unit int) on g.agency = t.agency_id
        where t.state = 'booked' and t.day >= ${from}) units order by unit_id
    on conflict (unit_id) do update set changes = l.changes + 1`
}
