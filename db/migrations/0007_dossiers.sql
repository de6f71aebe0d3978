-- Dossiers: hồ sơ, its four axes, five places and three persons; the wall; tracking by code and a second factor.

create table code_patterns (
  agency_id uuid references agencies,
  pattern text not null,
  valid_from date not null,
  unique nulls not distinct (agency_id, valid_from)
);
comment on table code_patterns is 'Mẫu mã hồ sơ: how an agency writes dossier codes (TT 03/2025 Đ13); no agency = the house''s own pattern.';

create table code_counters (
  prefix text primary key,
  taken integer not null
);
comment on table code_counters is 'The last sequence number taken under a code prefix (agency and day); gaps are allowed, doubles are not.';

create table dossiers (
  id uuid primary key,
  code text not null unique,
  version integer not null default 1,
  procedure_code text not null,
  procedure_version_id uuid not null references procedure_versions,
  case_key text,
  channel text not null check (channel in ('counter', 'online', 'post')),

  business text not null check (business in ('submitted', 'supplement_before', 'refusal_drafted', 'refused',
    'accepted', 'forwarded', 'reviewing', 'consulting', 'supplement', 'financial', 'proposed', 'endorsed',
    'approved', 'finished', 'withdrawn', 'stopped')),
  money text not null default 'none' check (money in ('none', 'due', 'paid')),
  delivery text not null default 'none' check (delivery in ('none', 'ready', 'delivered')),
  sync text not null default 'local' check (sync in ('local', 'waiting', 'synced', 'failed')),

  support_agency_id uuid references agencies,
  reception_agency_id uuid not null references agencies,
  competence_agency_id uuid not null references agencies,
  signer_agency_id uuid not null references agencies,
  return_agency_id uuid not null references agencies,
  body_agency_id uuid not null references agencies,
  other_agency_ids uuid[] not null default '{}',
  holder_id uuid references accounts,
  unit_id integer not null references units,
  reception_unit_id integer not null references units,

  filer_id uuid references people,
  principal_id uuid references people,
  proxy_id uuid references people,
  persons jsonb not null,
  tail text not null,
  principal_name text not null,
  folded text not null,

  answers jsonb not null default '{}',
  checklist jsonb not null default '[]',
  has_head_step boolean not null,

  submitted_at timestamptz not null,
  acceptance_due_at timestamptz,
  accepted_at timestamptz,
  due_at timestamptz,
  original_due_at timestamptz,
  finished_at timestamptz,
  on_time boolean,
  delivered_at timestamptz,
  intervals jsonb not null default '[]',
  supplement jsonb,
  supplement_count integer not null default 0,
  extension jsonb,
  consultation jsonb,
  refusal jsonb,
  decision jsonb,
  obligation jsonb,
  ending jsonb,
  result_number text,
  fee_due integer not null default 0 check (fee_due >= 0),
  fee_paid integer not null default 0 check (fee_paid >= 0),
  receipt_number text,

  last_act text not null,
  last_actor text not null,
  last_at timestamptz not null,
  check (original_due_at is null or accepted_at is not null)
);
comment on table dossiers is 'Hồ sơ: business, money, delivery and sync are separate axes; the official statuses 1–10 are derived.';
comment on column dossiers.tail is 'Second factor of tracking: last four digits of the phone, or of the personal number where there is no phone.';
comment on column dossiers.other_agency_ids is 'Consulted bodies and agencies that were responsible before: they may still read.';
comment on column dossiers.original_due_at is 'The first appointment given; never changes, whatever extends or moves the dossier.';

create index dossiers_of_body on dossiers (body_agency_id, due_at) where finished_at is null;
create index dossiers_of_competence on dossiers (competence_agency_id, due_at);
create index dossiers_of_reception on dossiers (reception_agency_id, submitted_at desc, id);
create index dossiers_of_return on dossiers (return_agency_id, delivery);
create index dossiers_of_unit on dossiers (unit_id, submitted_at desc, id);
create index dossiers_of_principal on dossiers (principal_id, submitted_at desc);
create index dossiers_of_filer on dossiers (filer_id, submitted_at desc);
create index dossiers_of_proxy on dossiers (proxy_id, submitted_at desc) where proxy_id is not null;
create index dossiers_by_time on dossiers (submitted_at desc, id);

create table drafts (
  id uuid primary key,
  account_id uuid not null references accounts,
  procedure_code text not null,
  data jsonb not null,
  saved_at timestamptz not null,
  version integer not null default 1
);
create index drafts_of_account on drafts (account_id, saved_at desc);
comment on table drafts is 'Hồ sơ đang soạn: what a resident has typed and not yet filed.';

create table tracking_tries (
  code text primary key,
  tries integer not null,
  wait_until timestamptz
);
comment on table tracking_tries is 'Wrong second factors per dossier code: five, then a wait.';

alter table dossiers enable row level security;
create policy dossiers_wall on dossiers to :"app"
  using (
    reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
    or filer_id = nullif(current_setting('app.person', true), '')::uuid
    or principal_id = nullif(current_setting('app.person', true), '')::uuid
    or proxy_id = nullif(current_setting('app.person', true), '')::uuid
    or id = nullif(current_setting('app.tracked', true), '')::uuid
  )
  with check (true);
create policy dossiers_city on dossiers for select to :"city" using (true);
create policy dossiers_worker on dossiers to :"worker" using (true);

alter table drafts enable row level security;
create policy drafts_own on drafts to :"app"
  using (account_id = nullif(current_setting('app.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('app.account', true), '')::uuid);

-- The history of one dossier, for whoever the wall lets see the dossier itself; nothing otherwise.
create function dossier_events(dossier uuid, after_version integer)
returns table (version integer, act text, at timestamptz, actor_kind text, actor_name text, actor_title text, data jsonb)
language sql stable security definer set search_path from current as $$
  select e.noun_version, e.act, e.at, e.actor_kind, coalesce(a.full_name, ''), coalesce(a.title, ''), e.data
  from events e
  left join accounts a on a.id = e.actor_id
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
comment on function dossier_events is 'Events of a dossier the caller may see by the same wall as the dossier, or who may read all events; fails closed.';
revoke execute on function dossier_events from public;
grant execute on function dossier_events to :"app", :"city";

-- Tracking: a code opens nothing without its second factor; five wrong tries, then fifteen minutes of wait.
create function track_dossier(asked_code text, asked_tail text, moment timestamptz)
returns table (dossier_id uuid, tries_left integer, wait_until timestamptz)
language plpgsql security definer set search_path from current as $$
declare
  found_id uuid;
  used tracking_tries;
begin
  insert into tracking_tries as t (code, tries) values (asked_code, 0)
    on conflict (code) do update set
      tries = case when t.wait_until <= moment then 0 else t.tries end,
      wait_until = case when t.wait_until <= moment then null else t.wait_until end
    returning * into used;
  if used.wait_until is not null then
    return query select null::uuid, 0, used.wait_until;
    return;
  end if;
  select d.id into found_id from dossiers d where d.code = asked_code and d.tail = asked_tail;
  if found_id is not null then
    delete from tracking_tries t where t.code = asked_code;
    return query select found_id, 5, null::timestamptz;
    return;
  end if;
  update tracking_tries t set
    tries = t.tries + 1,
    wait_until = case when t.tries + 1 >= 5 then moment + interval '15 minutes' end
    where t.code = asked_code returning * into used;
  return query select null::uuid, greatest(5 - used.tries, 0), used.wait_until;
end
$$;
comment on function track_dossier is 'Finds a dossier by code and second factor; counts wrong tries; says nothing about which of the two was wrong.';
revoke execute on function track_dossier from public;
grant execute on function track_dossier to :"app";

grant select on code_patterns to :"app", :"city";
grant select, insert, update on code_counters to :"app";
grant select, insert, update on dossiers to :"app";
grant select on dossiers to :"city", :"worker";
grant select, insert, update, delete on drafts to :"app";
