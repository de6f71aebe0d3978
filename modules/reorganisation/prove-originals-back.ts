import type { Reader } from '#platform/database.ts'
import type { Plan } from './plan.ts'
import { type FoundPapers, NO_PAPERS, withBook } from './with-book.ts'

/** When it was undone: whatever nobody else has moved since is in the hands it had been in, and nothing at agencies that ended. */
export async function proveOriginalsBack(
  sql: Reader,
  plan: Plan,
  units: readonly number[],
): Promise<FoundPapers> {
  const [found = NO_PAPERS] = await sql<FoundPapers[]>`
    with kept as (
      select o.dossier_code as code, o.holder, o.agency_id, o.account_id, b.was,
        o.holder <> 'courier' and not exists (select from custody_acts a where a.original_ids @> array[o.id]
          and a.kind <> 'succeed' and a.at >= ${plan.effective_at}) as untouched
      from reorganisation_before b join originals o on o.id = b.key::uuid
      where b.plan_id = ${plan.id} and b.noun = 'original'
    ), compared as (
      select code, untouched and (agency_id::text, holder, coalesce(account_id::text, ''))
        <> (was ->> 'agency_id', was ->> 'holder', coalesce(was ->> 'account_id', '')) as is_left from kept
      union all
      select o.dossier_code, true from originals o join agencies a on a.id = o.agency_id
      where a.unit_id = any (${[...units]}::int[]) and a.kind <> 'coordinating_body'
    )
    select count(*)::int as checked, (count(*) filter (where is_left))::int as broken,
      coalesce((array_agg(code order by code) filter (where is_left))[1:20], '{}') as examples from compared`
  return withBook(sql, plan, { found, slips: [] })
}
