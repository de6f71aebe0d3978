-- The record of a dossier: who did, saw and signed what. And for what purpose a city role opens a dossier of another unit.

create table stated_purposes (
  account_id uuid not null references accounts,
  dossier_id uuid not null,
  purpose text not null check (purpose in ('supervision', 'feedback', 'inspection', 'report', 'support')),
  stated_at timestamptz not null,
  primary key (account_id, dossier_id)
);
comment on table stated_purposes is 'Mục đích xem: why a city role opened a dossier, said before it is shown; each statement is an event as well.';
alter table stated_purposes enable row level security;
create policy stated_purposes_own on stated_purposes to :"city"
  using (account_id = nullif(current_setting('app.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert, update on stated_purposes to :"city";

-- Looks at lists are one event for many dossiers; the record of one dossier finds those it stood in.
create index events_of_lists on events using gin ((data -> 'dossiers') jsonb_path_ops) where noun = 'look';

create function dossier_record(dossier uuid)
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
    coalesce(g.name, ''), e.data - 'dossiers'
  from seen e
  left join feed f on f.event_id = e.id
  left join accounts a on a.id = e.actor_id
  left join agencies g on g.id = e.agency_id
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
comment on function dossier_record is 'Acts on a dossier and looks at it, with their places in the feed, for whoever may see the dossier by the same wall; fails closed.';
revoke execute on function dossier_record from public;
grant execute on function dossier_record to :"app", :"city";
