-- What an officer writes freely beside an act (sent back, transferred) stands beside the event and no longer in it: events
-- hold ids and field names, and what the log took in can be downloaded as a proof. Events of before stay as they were logged.

alter table dossiers add column notes jsonb;
comment on column dossiers.notes is 'Ghi chú: what officers wrote freely beside acts, by the version the act made; shown with its event, deleted with what is personal.';

create or replace function dossier_events(dossier uuid, after_version integer)
returns table (version integer, act text, at timestamptz, actor_kind text, actor_name text, actor_title text, data jsonb)
language sql stable security definer set search_path from current as $$
  select e.noun_version, e.act, e.at, e.actor_kind, coalesce(a.full_name, ''), coalesce(a.title, ''),
    e.data || jsonb_strip_nulls(jsonb_build_object('note', n.notes -> e.noun_version::text))
  from events e
  left join accounts a on a.id = e.actor_id
  left join dossiers n on n.id = e.noun_id
  where e.noun_id = dossier and e.noun = 'dossier' and e.noun_version > after_version
    and exists (
      select 1 from dossiers d where d.id = dossier and (
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
  order by e.noun_version, e.id
$$;

create or replace function dossier_record(dossier uuid)
returns table (
  place bigint, noun text, version integer, act text, at timestamptz, actor_kind text, actor_name text,
  actor_title text, agency_name text, data jsonb
)
language sql stable security definer set search_path from current as $$
  with seen as (
    select e.* from events e where e.noun_id = dossier and e.noun in ('dossier', 'look')
    union all
    select e.* from events e where e.noun = 'look' and e.data -> 'dossiers' @> to_jsonb(array[dossier])
  )
  select f.position, e.noun, e.noun_version, e.act, e.at, e.actor_kind, coalesce(a.full_name, ''), coalesce(a.title, ''),
    coalesce(g.name, ''), (e.data - 'dossiers') || jsonb_strip_nulls(jsonb_build_object('note', n.notes -> e.noun_version::text))
  from seen e
  left join feed f on f.event_id = e.id
  left join accounts a on a.id = e.actor_id
  left join agencies g on g.id = e.agency_id
  left join dossiers n on n.id = e.noun_id
  where exists (
    select 1 from dossiers d where d.id = dossier and (
      d.reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      or d.other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
      or d.filer_id = nullif(current_setting('app.person', true), '')::uuid
      or d.principal_id = nullif(current_setting('app.person', true), '')::uuid
      or d.proxy_id = nullif(current_setting('app.person', true), '')::uuid
      or has_table_privilege(session_user, 'events', 'select')
    )
  )
  order by e.at, e.id
$$;

create or replace function forget_dossiers(before timestamptz, most integer, moment timestamptz)
returns table (dossiers integer, papers integer, positions bigint[])
language plpgsql security definer set search_path from current as $$
declare
  ids uuid[];
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
  update dossiers d set forgotten_at = moment, version = d.version + 1, filer_id = null, principal_id = null, proxy_id = null,
    persons = jsonb_build_object('filer', jsonb_build_object('kind', 'citizen', 'full_name', '(đã xóa)')),
    tail = '', principal_name = '(đã xóa)', folded = '', answers = '{}', checklist = '[]', supplement = null,
    consultation = null, refusal = null, decision = null, obligation = null, ending = null, notes = null, last_actor = ''
    where d.id = any(ids);
  delete from papers p where p.held_for = any(ids);
  get diagnostics dropped = row_count;
  select coalesce(array_agg(f.position order by f.position), '{}') into logged
    from events e join feed f on f.event_id = e.id join log_salts s on s.position = f.position
    where e.noun = 'dossier' and e.noun_id = any(ids);
  update events e set data = '{}' where e.noun = 'dossier' and e.noun_id = any(ids);
  delete from log_salts s where s.position = any(logged);
  return query select cardinality(ids), dropped, logged;
end
$$;
