-- Liên thông: procedures that follow one another. A chain is dated data; a running one knows its links and nothing of
-- what stands in their dossiers, which keep their own clocks and walls.

create table chain_rules (
  key text not null,
  valid_from date not null,
  rule jsonb not null,
  primary key (key, valid_from)
);
comment on table chain_rules is 'Nhóm thủ tục liên thông: links in order, the cap of the whole, its source; a landed row is never edited';
grant select on chain_rules to :"app", :"city", :"worker";

create table chains (
  id uuid primary key,
  key text not null,
  valid_from date not null,
  reception_agency_id uuid not null references agencies,
  channel text not null check (channel in ('counter', 'online', 'post')),
  state text not null check (state in ('running', 'finished', 'stopped')),
  dossier_ids uuid[] not null,
  current_dossier_id uuid,
  links jsonb not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  ending jsonb,
  version integer not null default 1,
  foreign key (key, valid_from) references chain_rules,
  check ((state = 'running') = (ended_at is null))
);
comment on table chains is 'Chuỗi liên thông đang chạy: which dossier each link opened, its result, and why the whole ended';
comment on column chains.reception_agency_id is 'who took the whole in and answers for passing it on';
comment on column chains.current_dossier_id is 'the dossier of the last link begun; null where a body outside the house settles it';
comment on column chains.links is 'the links begun, in order: their dossier if any, since when, and the result that ended each';

create index chains_of_dossier on chains using gin (dossier_ids);
create index chains_running on chains (current_dossier_id) where state = 'running';

alter table chains enable row level security;
create policy chains_reception on chains to :"app"
  using (reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (true);
create policy chains_city on chains for select to :"city" using (true);
create policy chains_worker on chains for select to :"worker" using (true);
grant select, insert on chains to :"app";
grant update (state, dossier_ids, current_dossier_id, links, ended_at, ending, version) on chains to :"app";
grant select on chains to :"city", :"worker";

-- The chain a dossier belongs to with how its links stand, for whoever the wall lets see that dossier.
create function chain_around(dossier uuid)
returns table (id uuid, key text, valid_from date, reception_agency_id uuid, channel text, state text, links jsonb,
  opened_at timestamptz, ended_at timestamptz, ending jsonb, version integer, dossiers jsonb)
language sql stable security definer set search_path from current as $$
  select c.id, c.key, c.valid_from, c.reception_agency_id, c.channel, c.state, c.links, c.opened_at, c.ended_at, c.ending,
    c.version,
    (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'code', l.code, 'business', l.business,
      'accepted_at', l.accepted_at, 'due_at', l.due_at, 'finished_at', l.finished_at,
      'procedure_version_id', l.procedure_version_id, 'case_key', l.case_key)), '[]')
      from dossiers l where l.id = any (c.dossier_ids))
  from chains c
  where c.dossier_ids @> array[dossier] and exists (
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
$$;
comment on function chain_around is 'The chain of a dossier the caller may see by the same wall as the dossier: codes and dates of its links; fails closed.';
revoke execute on function chain_around from public;
grant execute on function chain_around to :"app", :"city", :"worker";

-- The files of one link go on to the next: same bytes, a row of its own, so that each dossier keeps its papers' wall.
create function carry_papers(giver uuid, taker uuid, ids uuid[])
returns table (id uuid, carried uuid)
language plpgsql security definer set search_path from current as $$
begin
  if not exists (
    select 1 from chains c where c.state = 'running'
      and c.reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      and c.dossier_ids @> array[giver, taker]
  ) then
    return;
  end if;
  return query
    with given as (
      select p.*, gen_random_uuid() as fresh from papers p where p.held_for = giver and p.id = any (ids)
    ), taken as (
      insert into papers (id, name, media, bytes, pages, sha256, uploaded_by, uploaded_at, held_for)
      select fresh, name, media, bytes, pages, sha256, uploaded_by, uploaded_at, taker from given
    )
    select given.id, given.fresh from given;
end
$$;
comment on function carry_papers is 'Copies papers from one dossier of a running chain to another, for the agency that took the chain in; fails closed.';
revoke execute on function carry_papers from public;
grant execute on function carry_papers to :"app";
