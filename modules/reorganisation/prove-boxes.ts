import type { Reader } from '#platform/database.ts'
import type { Plan } from './plan.ts'
import { type FoundPapers, NO_PAPERS } from './with-book.ts'

/**
 * Every box is held by one agency that goes on, and the last record of its hand-over says so; what the plan found at an agency
 * that ended is nowhere else and not gone.
 */
export async function proveBoxes(sql: Reader, plan: Plan): Promise<FoundPapers> {
  const [found = NO_PAPERS] = await sql<FoundPapers[]>`
    with old as materialized (
      select key::uuid as id from reorganisation_before where plan_id = ${plan.id} and noun = 'agency'
    ), kept as materialized (
      select key::uuid as id from reorganisation_before where plan_id = ${plan.id} and noun = 'box'
    ), compared as (
      select coalesce(b.code, kept.id::text) as code, b.id is null
        or (b.agency_id in (select id from old) and b.since < ${plan.effective_at})
        or (kept.id is not null and b.agency_id is distinct from (
          select h.to_agency_id from archive_hand_overs h where h.box_ids @> array[b.id] order by h.at desc limit 1)) as is_left
      from (select * from archive_boxes where agency_id in (select id from old) or id in (select id from kept)) b
        full join kept on kept.id = b.id
    )
    select count(*)::int as checked, (count(*) filter (where is_left))::int as broken,
      coalesce((array_agg(code order by code) filter (where is_left))[1:20], '{}') as examples from compared`
  return found
}

/** Undone, every box the plan gave on is held by whoever held it before, with a record of the way back. */
export async function proveBoxesBack(sql: Reader, plan: Plan): Promise<FoundPapers> {
  const [found = NO_PAPERS] = await sql<FoundPapers[]>`
    with compared as (
      select coalesce(b.code, k.key) as code, b.agency_id is distinct from (k.was ->> 'agency_id')::uuid
        or b.agency_id is distinct from (
          select h.to_agency_id from archive_hand_overs h where h.box_ids @> array[b.id] order by h.at desc limit 1) as is_left
      from reorganisation_before k left join archive_boxes b on b.id = k.key::uuid
      where k.plan_id = ${plan.id} and k.noun = 'box'
    )
    select count(*)::int as checked, (count(*) filter (where is_left))::int as broken,
      coalesce((array_agg(code order by code) filter (where is_left))[1:20], '{}') as examples from compared`
  return found
}
