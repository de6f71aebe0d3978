import type { Work } from '#modules/record'
import type { Json, Reader } from '#platform/database.ts'
import type { Slip } from './slip.ts'

/** A slip not closed yet, by its two ends. */
export type SlipEnds = Pick<Slip, 'id' | 'from_agency_id' | 'to_agency_id'>

/** Slips not closed that come from some agencies, or go to them. */
export function listSlipsAt(sql: Reader, agencies: readonly string[], limit: number): Promise<SlipEnds[]> {
  return sql<SlipEnds[]>`
    select id, from_agency_id, to_agency_id from transfer_slips
    where state <> 'closed' and (from_agency_id = any (${[...agencies]}::uuid[]) or to_agency_id = any (${[...agencies]}::uuid[]))
    order by id limit ${limit}`
}

/** Slips with these ids, as far as they are not closed. */
export function listOpenSlips(sql: Reader, ids: readonly string[]): Promise<SlipEnds[]> {
  return sql<SlipEnds[]>`
    select id, from_agency_id, to_agency_id from transfer_slips
    where state <> 'closed' and id = any (${[...ids]}::uuid[]) order by id`
}

/**
 * Phiếu đang trên đường đến nơi kế thừa: slips get other ends where theirs ended, and the agency in the sender's place answers
 * for what is on its way. Code and QR stay as printed. Answers the ends they had.
 */
export async function succeedSlips(
  { trx, now }: Pick<Work, 'trx' | 'now'>,
  slips: readonly SlipEnds[],
  reason: string,
): Promise<SlipEnds[]> {
  if (slips.length === 0) return []
  const given: Json = slips.map((slip) => ({ ...slip }))
  return await trx<SlipEnds[]>`
    with given as (
      select * from jsonb_to_recordset(${trx.json(given)}::jsonb) as g (id uuid, from_agency_id uuid, to_agency_id uuid)
    ), was as (
      select s.id, s.from_agency_id, s.to_agency_id, g.from_agency_id as new_from, g.to_agency_id as new_to
      from transfer_slips s join given g on g.id = s.id
      where s.state <> 'closed' and (s.from_agency_id, s.to_agency_id) <> (g.from_agency_id, g.to_agency_id)
      order by s.id for update of s
    ), changed as (
      update transfer_slips s set from_agency_id = was.new_from, to_agency_id = was.new_to, succeeded_at = ${now},
        version = s.version + 1
      from was where s.id = was.id
    ), carried as (
      update originals o set agency_id = was.new_from, version = o.version + 1,
        agency_ids = array(select distinct unnest(o.agency_ids || array[was.new_from, was.new_to]))
      from was where o.slip_id = was.id returning o.id, o.dossier_id, o.slip_id, o.agency_ids
    ), acts as (
      insert into custody_acts (id, kind, at, actor_id, actor_name, agency_id, to_agency_id, slip_id, original_ids, reason,
        agency_ids)
      select gen_random_uuid(), 'succeed', ${now}, null, 'Hệ thống', was.from_agency_id, was.new_to, was.id,
        array_agg(c.id), ${reason},
        array(select distinct unnest(string_to_array(string_agg(array_to_string(c.agency_ids, ','), ','), ',')::uuid[]))
      from was join carried c on c.slip_id = was.id group by was.from_agency_id, was.new_to, was.id
      returning id, agency_id, to_agency_id, slip_id, original_ids
    ), told as (
      insert into events (module, noun, noun_id, noun_version, act, actor_id, actor_kind, agency_id, unit_id, at, data)
      select 'custody', 'custody_act', a.id, 1, 'succeed', null, 'system', a.agency_id, null, ${now},
        jsonb_build_object('originals', to_jsonb(a.original_ids), 'slip', a.slip_id, 'to_agency', a.to_agency_id,
          'dossiers', (select jsonb_agg(distinct c.dossier_id) from carried c where c.id = any (a.original_ids)))
      from acts a
    )
    select id, from_agency_id, to_agency_id from was order by id`
}
