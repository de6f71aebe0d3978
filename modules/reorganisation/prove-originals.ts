import { shownSlipCode } from '#modules/custody'
import type { Reader } from '#platform/database.ts'
import type { Plan } from './plan.ts'
import { type FoundPapers, NO_PAPERS, withBook } from './with-book.ts'

/**
 * Every original has one holder who can hand it on: none is left at an agency that ended, or at one whose dossier went on, or
 * with an officer who has no post there; no slip goes to an ended agency; and the book balances as it did before.
 */
export async function proveOriginals(sql: Reader, plan: Plan): Promise<FoundPapers> {
  const [found = NO_PAPERS] = await sql<FoundPapers[]>`
    with old as materialized (
      select key::uuid as id from reorganisation_before where plan_id = ${plan.id} and noun = 'agency'
    ), scope as (
      select o.dossier_code as code, o.holder, o.agency_id, o.account_id, o.since, d.former, d.reception_agency_id,
        d.body_agency_id, d.competence_agency_id, d.signer_agency_id, d.return_agency_id
      from originals o join dossiers d on d.id = o.dossier_id
      where o.holder <> 'citizen' and (o.agency_id in (select id from old) or d.former ->> 'plan' = ${plan.id}
        or o.id in (select key::uuid from reorganisation_before where plan_id = ${plan.id} and noun = 'original'))
    ), compared as (
      select code, (agency_id in (select id from old) and (holder = 'courier' or since < ${plan.effective_at}))
        or (holder in ('officer', 'agency') and since < ${plan.effective_at} and former ->> 'plan' = ${plan.id}
          and agency_id::text in (former ->> 'reception_agency_id', former ->> 'body_agency_id',
            former ->> 'competence_agency_id', former ->> 'signer_agency_id', former ->> 'return_agency_id')
          and agency_id not in (reception_agency_id, body_agency_id, competence_agency_id, signer_agency_id, return_agency_id))
        or (holder = 'officer' and not exists (select from appointments p where p.account_id = scope.account_id
          and p.agency_id = scope.agency_id and (p.valid_to is null or p.valid_to > ${plan.document.effective_on})))
        as is_left
      from scope
    )
    select count(*)::int as checked, (count(*) filter (where is_left))::int as broken,
      coalesce((array_agg(code order by code) filter (where is_left))[1:20], '{}') as examples from compared`
  return withBook(sql, plan, { found, slips: await slipsAtEnded(sql, plan) })
}

/** Codes of slips not closed that come from, or go to, an agency the plan ended. */
async function slipsAtEnded(sql: Reader, plan: Plan): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    with old as materialized (
      select key::uuid as id from reorganisation_before where plan_id = ${plan.id} and noun = 'agency')
    select code from transfer_slips
    where state <> 'closed' and sent_at < ${plan.effective_at}
      and (from_agency_id in (select id from old) or to_agency_id in (select id from old)) order by code`
  return rows.map(({ code }) => shownSlipCode(code))
}
