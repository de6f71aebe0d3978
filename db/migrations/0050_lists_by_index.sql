-- Every list walks an index in its own order and stops after a page, however many dossiers there are: those of a place newest
-- first, and those that still wait for somebody by their date. `standing` below is what waits: on its way, or to be collected.
drop index dossiers_by_time, dossiers_of_reception, dossiers_of_competence, dossiers_of_return, dossiers_of_body,
  dossiers_of_unit, dossiers_of_filer, dossiers_of_principal, dossiers_of_proxy;

create index dossiers_by_time on dossiers (submitted_at desc, id desc);
create index dossiers_of_reception on dossiers (reception_agency_id, submitted_at desc, id desc);
create index dossiers_of_competence on dossiers (competence_agency_id, submitted_at desc, id desc);
create index dossiers_of_unit on dossiers (unit_id, submitted_at desc, id desc);
create index dossiers_of_filer on dossiers (filer_id, submitted_at desc, id desc);
create index dossiers_of_principal on dossiers (principal_id, submitted_at desc, id desc);
create index dossiers_of_proxy on dossiers (proxy_id, submitted_at desc, id desc) where proxy_id is not null;

-- A signer is nearly always the competent committee, and a result is nearly always collected where it was filed.
create index dossiers_of_other_signer on dossiers (signer_agency_id, submitted_at desc, id desc)
  where signer_agency_id <> competence_agency_id;
create index dossiers_of_other_return on dossiers (return_agency_id, submitted_at desc, id desc)
  where return_agency_id <> reception_agency_id;
create index dossiers_of_support on dossiers (support_agency_id, submitted_at desc, id desc)
  where support_agency_id is not null;
create index dossiers_of_others on dossiers using gin (other_agency_ids) where other_agency_ids <> '{}';

create index dossiers_standing on dossiers (coalesce(due_at, acceptance_due_at, submitted_at), id)
  where business in ('submitted', 'supplement_before', 'refusal_drafted', 'accepted', 'forwarded', 'reviewing', 'consulting',
    'supplement_proposed', 'supplement', 'financial', 'proposed', 'endorsed', 'approved') or delivery = 'ready';
create index dossiers_standing_at_unit on dossiers (unit_id, coalesce(due_at, acceptance_due_at, submitted_at), id)
  where business in ('submitted', 'supplement_before', 'refusal_drafted', 'accepted', 'forwarded', 'reviewing', 'consulting',
    'supplement_proposed', 'supplement', 'financial', 'proposed', 'endorsed', 'approved') or delivery = 'ready';
create index dossiers_standing_at_reception on dossiers (reception_agency_id, coalesce(due_at, acceptance_due_at, submitted_at), id)
  where business in ('submitted', 'supplement_before', 'refusal_drafted', 'accepted', 'forwarded', 'reviewing', 'consulting',
    'supplement_proposed', 'supplement', 'financial', 'proposed', 'endorsed', 'approved') or delivery = 'ready';
create index dossiers_standing_at_competence on dossiers (competence_agency_id, coalesce(due_at, acceptance_due_at, submitted_at), id)
  where business in ('submitted', 'supplement_before', 'refusal_drafted', 'accepted', 'forwarded', 'reviewing', 'consulting',
    'supplement_proposed', 'supplement', 'financial', 'proposed', 'endorsed', 'approved') or delivery = 'ready';
create index dossiers_standing_at_body on dossiers (body_agency_id, coalesce(due_at, acceptance_due_at, submitted_at), id)
  where business in ('submitted', 'supplement_before', 'refusal_drafted', 'accepted', 'forwarded', 'reviewing', 'consulting',
    'supplement_proposed', 'supplement', 'financial', 'proposed', 'endorsed', 'approved') or delivery = 'ready';
create index dossiers_to_collect on dossiers (return_agency_id, coalesce(due_at, acceptance_due_at, submitted_at), id)
  where delivery = 'ready';

-- Overlap of arrays is not leakproof, so that under row-level security no index serves it; this asks as the owner and gives
-- ids only, of the dossiers that the caller's own setting names.
create function dossiers_elsewhere() returns setof uuid
  language sql stable security definer set search_path from current as $$
  select id from dossiers where other_agency_ids <> '{}'
    and other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
$$;
comment on function dossiers_elsewhere is 'Ids of the dossiers that the caller''s agencies were asked about or answered for before; fails closed.';
revoke execute on function dossiers_elsewhere from public;
grant execute on function dossiers_elsewhere to :"app", :"city", :"worker";
