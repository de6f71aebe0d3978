-- The instrument of a substitution opens as that of a delegation does: for officers of its unit and for the city.
create or replace function papers_held_for(holder uuid) returns setof papers
  language sql stable security definer set search_path from current
  as $$
    select p.* from papers p
    where p.held_for = holder and exists (
      select 1 from dossiers d where d.id = holder and (
        d.reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
        or d.filer_id = nullif(current_setting('app.person', true), '')::uuid
        or d.principal_id = nullif(current_setting('app.person', true), '')::uuid
        or d.proxy_id = nullif(current_setting('app.person', true), '')::uuid
        or d.id = nullif(current_setting('app.tracked', true), '')::uuid
        or has_table_privilege(session_user, 'events', 'select')
      )
    )
    union all
    select p.* from papers p
    where p.held_for = holder and exists (
      select 1 from (
        select d.unit_id from delegations d where d.id = holder
        union all
        select a.unit_id from absences a where a.id = holder
      ) i where exists (
          select 1 from agencies a where a.unit_id = i.unit_id
            and a.id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        )
        or has_table_privilege(session_user, 'events', 'select')
    )
  $$;
comment on function papers_held_for is 'The papers of a dossier the caller may see by the same wall as the dossier, and instruments of delegations and substitutions for the unit''s own officers and the city; fails closed.';
