-- Forgetting a dossier leaves nothing of a person in any row: also what officers wrote freely in extensions, apologies, waits,
-- exemptions, requests for papers, refunds, follow-ups and chains, what payers wrote, and the row of a person whom nothing
-- else knows. The digests of its signed and printed papers go with the salts of their events, so that nobody can try
-- numbers against them.
create index accounts_of_person on accounts (person_id) where person_id is not null;
create index ratings_of_person on ratings (rated_by);
create index ticket_holders_of_person on ticket_holders (person_id) where person_id is not null;

-- What became of rows beside the dossiers: texts, digests, persons. Called by forget_dossiers only.
create function forget_beside(ids uuid[]) returns void
language plpgsql security definer set search_path from current as $$
begin
  update signatures s set facts_digest = null, person_ids = '{}', reason = case when s.reason is null then null else '' end
    where s.noun_id = any(ids);
  update bank_lines b set description = '' from payments p
    where p.dossier_id = any(ids) and b.agency_id = p.agency_id and b.dossier_code = p.dossier_code;
  update bank_lines b set description = '' from dossiers d
    where d.id = any(ids) and b.agency_id = d.reception_agency_id and b.dossier_code = d.code;
  update payments p set person_ids = '{}', refund_reason = case when p.refund_reason is null then null else '' end
    where p.dossier_id = any(ids);
  update ratings r set comment = null, follow_up = case when r.follow_up is null then null else '' end
    where r.dossier_id = any(ids);
  update chains c set ending = jsonb_set(c.ending, '{reason}', '""') where c.dossier_ids && ids and c.ending is not null;
end
$$;
comment on function forget_beside(uuid[]) is 'What is personal or written freely beside forgotten dossiers: signatures, payments, bank lines, ratings, chains.';
revoke execute on function forget_beside(uuid[]) from public;

-- A text field of each element of a list, emptied.
create function emptied(list jsonb, field text) returns jsonb
language sql immutable set search_path from current as $$
  select coalesce(jsonb_agg(case when one ? field then jsonb_set(one, array[field], '""') else one end order by at), '[]')
  from jsonb_array_elements(list) with ordinality as t (one, at)
$$;
comment on function emptied(jsonb, text) is 'A list of objects, each with the text of one field emptied.';

create or replace function forget_dossiers(before timestamptz, most integer, moment timestamptz)
returns table (dossiers integer, papers integer, positions bigint[])
language plpgsql security definer set search_path from current as $$
declare
  ids uuid[];
  persons_known uuid[];
  told bigint[];
  logged bigint[];
  dropped integer;
begin
  select array_agg(d.id) into ids from (
    select d.id from dossiers d
    where d.forgotten_at is null and coalesce(d.finished_at, d.last_at) < before
      and d.business in ('finished', 'refused', 'withdrawn', 'stopped') and d.delivery <> 'ready'
    order by coalesce(d.finished_at, d.last_at) limit least(most, 500) for update skip locked
  ) d;
  if ids is null then
    return query select 0, 0, '{}'::bigint[];
    return;
  end if;
  select array_agg(distinct p.id) into persons_known from dossiers d, unnest(array[d.filer_id, d.principal_id, d.proxy_id]) as p (id)
    where d.id = any(ids) and p.id is not null;
  perform forget_beside(ids);
  update dossiers d set forgotten_at = moment, version = d.version + 1, filer_id = null, principal_id = null, proxy_id = null,
    persons = jsonb_build_object('filer', jsonb_build_object('kind', 'citizen', 'full_name', '(đã xóa)')),
    tail = '', principal_name = '(đã xóa)', folded = '', answers = '{}', checklist = '[]', supplement = null,
    consultation = null, refusal = null, decision = null, obligation = null, ending = null, notes = null, last_actor = '',
    extension = d.extension || '{"reason": ""}', apology = d.apology || '{"reason": ""}',
    fee_exemption = d.fee_exemption || '{"evidence": ""}',
    intervals = emptied(d.intervals, 'legal_basis'),
    papers_issued = (
      select coalesce(jsonb_agg(case when one ? 'supplement' then jsonb_set(one, '{supplement}',
        (one -> 'supplement') || jsonb_build_object('reason', '', 'items', emptied(one #> '{supplement,items}', 'guidance'))
          || case when one -> 'supplement' ? 'legal_reason' then '{"legal_reason": ""}'::jsonb else '{}' end) else one end order by at), '[]')
      from jsonb_array_elements(d.papers_issued) with ordinality as t (one, at)),
    paper_check = case when jsonb_typeof(d.paper_check -> 'settled') = 'object'
      then jsonb_set(d.paper_check, '{settled,reason}', '""') else d.paper_check end
    where d.id = any(ids);
  delete from papers p where p.held_for = any(ids);
  get diagnostics dropped = row_count;
  select array_agg(e.id) into told from (
    select e.id from events e where e.noun = 'dossier' and e.noun_id = any(ids)
    union all
    select e.id from events e join signatures s on s.id = e.noun_id where e.noun = 'signature' and s.noun_id = any(ids)
    union all
    select e.id from events e where e.noun = 'issued_paper' and e.data ->> 'dossier' = any(ids::text[])
  ) e;
  select coalesce(array_agg(f.position order by f.position), '{}') into logged
    from feed f join log_salts s on s.position = f.position where f.event_id = any(told);
  update events e set data = '{}' where e.id = any(told);
  delete from log_salts s where s.position = any(logged);
  delete from people p where p.id = any(persons_known)
    and not exists (select 1 from accounts a where a.person_id = p.id)
    and not exists (select 1 from ratings r where r.rated_by = p.id)
    and not exists (select 1 from ticket_holders t where t.person_id = p.id)
    and not exists (select 1 from dossiers d where d.filer_id = p.id)
    and not exists (select 1 from dossiers d where d.principal_id = p.id)
    and not exists (select 1 from dossiers d where d.proxy_id = p.id);
  return query select cardinality(ids), dropped, logged;
end
$$;

-- Whatever was forgotten by the former measure is forgotten again, wholly.
update dossiers set forgotten_at = null where forgotten_at is not null;
