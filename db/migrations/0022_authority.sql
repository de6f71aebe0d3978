-- Authority: which position may sign what, who was authorised by whom, who stands in for whom.

alter table appointments
  add column position text check (position in ('chair', 'vice_chair', 'office_chief', 'office_deputy',
    'body_head', 'body_deputy', 'centre_director', 'centre_deputy', 'officer')),
  add column by_delegation boolean not null default false;
create index appointments_of_unit on appointments (unit_id);
comment on column appointments.position is 'Chức vụ held with this post; competence is given to positions, not to persons.';
comment on column appointments.by_delegation is 'A signer''s post that follows from delegations and substitutions, made by renew_delegate_posts.';
update appointments p set position = case when a.name like 'ky2.%' then 'chair' else 'vice_chair' end
  from accounts a where a.id = p.account_id and p.role = 'signer' and a.is_demonstration;
update appointments p set position = 'body_head'
  from accounts a where a.id = p.account_id and p.role = 'body_head' and a.is_demonstration;

create table competences (
  id uuid primary key,
  procedure_code text,
  case_key text check (case_key is null or procedure_code is not null),
  tier text not null check (tier in ('commune', 'city')),
  agency_id uuid references agencies,
  position text not null,
  own_draft text not null check (own_draft in ('forbidden', 'allowed')),
  collective boolean not null,
  legal_basis text not null check (legal_basis <> ''),
  derived boolean not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  declared_by uuid references accounts,
  declared_at timestamptz not null,
  ended_by uuid references accounts,
  ended_at timestamptz
);
create index competences_of_agency on competences (agency_id, tier);
comment on table competences is 'Ma trận thẩm quyền: which position signs which procedure and case, dated; null procedure, case or agency: every one.';
comment on column competences.derived is 'Made by the written rule of data/authority from the tier that decides, confirmed by nobody in particular.';
comment on column competences.collective is 'Signed for the committee as a body: TM. ỦY BAN NHÂN DÂN.';
comment on column competences.own_draft is 'Whether a signer may sign a result he proposed himself.';

create table delegations (
  id uuid primary key,
  kind text not null check (kind in ('assignment', 'by_order', 'authorisation')),
  agency_id uuid not null references agencies,
  unit_id integer not null references units,
  from_position text not null,
  to_account uuid not null references accounts,
  parent_id uuid references delegations,
  procedures text[] check (cardinality(procedures) > 0),
  units integer[] check (cardinality(units) > 0),
  most_money bigint check (most_money >= 0),
  may_redelegate boolean not null,
  instrument_number text not null check (instrument_number <> ''),
  instrument_on date not null,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from),
  granted_by uuid references accounts,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references accounts,
  revoked_reason text,
  check (kind <> 'authorisation' or valid_to is not null),
  check ((revoked_at is null) = (revoked_reason is null))
);
create index delegations_of_agency on delegations (agency_id, granted_at desc);
create index delegations_to on delegations (to_account);
comment on table delegations is 'Ủy quyền: phân công (KT.), thừa lệnh (TL.), thừa ủy quyền (TUQ.) from a position to a person, with its instrument; the instrument''s file is a paper held for this id.';
comment on column delegations.parent_id is 'The delegation that was passed on; it must allow that and still be in force.';
comment on column delegations.procedures is 'Null: every procedure the position may sign; so with units and most_money (đồng).';

create table absences (
  id uuid primary key,
  agency_id uuid not null references agencies,
  unit_id integer not null references units,
  account_id uuid references accounts,
  position text,
  reason text not null check (reason in ('leave', 'travel', 'illness', 'vacancy')),
  substitute_account uuid references accounts check (substitute_account <> account_id),
  instrument_number text,
  instrument_on date,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from),
  declared_by uuid references accounts,
  declared_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references accounts,
  check ((reason = 'vacancy') = (account_id is null)),
  check ((reason = 'vacancy') = (position is not null)),
  check (substitute_account is null or (instrument_number is not null and instrument_on is not null))
);
create index absences_of_agency on absences (agency_id, declared_at desc);
comment on table absences is 'Vắng mặt, khuyết chức vụ: while it lasts the absent does not sign, and the substitute signs for him.';

-- Who was authorised or stands in must reach the signer's desk: his post follows from those rows and from nothing else.
create function renew_delegate_posts(account uuid, agency uuid) returns void
language sql security definer set search_path from current as $$
  delete from appointments where account_id = account and agency_id = agency and by_delegation;
  insert into appointments (account_id, role, agency_id, unit_id, wall, valid_from, valid_to, by_delegation)
  select account, 'signer', agency, unit_id,
    coalesce((select wall from appointments where agency_id = agency and role = 'signer' and not by_delegation limit 1), array[agency]),
    begins, case when bool_or(ends is null) then null else max(ends) end, true
  from (
    select unit_id, (valid_from at time zone 'Asia/Ho_Chi_Minh')::date as begins,
      (least(valid_to, revoked_at) at time zone 'Asia/Ho_Chi_Minh')::date + 1 as ends
    from delegations where to_account = account and agency_id = agency
      and (revoked_at is null or revoked_at > valid_from)
    union all
    select unit_id, (valid_from at time zone 'Asia/Ho_Chi_Minh')::date,
      (least(valid_to, ended_at) at time zone 'Asia/Ho_Chi_Minh')::date + 1
    from absences where substitute_account = account and agency_id = agency
      and (ended_at is null or ended_at > valid_from)
  ) given
  where not exists (
    select 1 from appointments own where own.account_id = account and own.agency_id = agency and own.role = 'signer'
      and not own.by_delegation and own.valid_from <= begins and (own.valid_to is null or own.valid_to >= ends)
  )
  group by unit_id, begins
  on conflict do nothing
$$;
comment on function renew_delegate_posts is 'Makes the signer''s posts that an account has at an agency by delegation or substitution, out of those rows alone.';
revoke execute on function renew_delegate_posts from public;
grant execute on function renew_delegate_posts to :"app", :"city";

alter table delegations enable row level security;
create policy delegations_read on delegations for select to :"app" using (true);
create policy delegations_grant on delegations for insert to :"app"
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy delegations_revoke on delegations for update to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy delegations_city on delegations to :"city" using (true);
create policy delegations_worker on delegations for select to :"worker" using (true);
alter table absences enable row level security;
create policy absences_read on absences for select to :"app" using (true);
create policy absences_declare on absences for insert to :"app"
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy absences_end on absences for update to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy absences_city on absences to :"city" using (true);
create policy absences_worker on absences for select to :"worker" using (true);
grant select on competences, delegations, absences to :"app", :"city", :"worker";
grant insert on delegations, absences to :"app", :"city";
grant update (revoked_at, revoked_by, revoked_reason) on delegations to :"app", :"city";
grant update (ended_at, ended_by) on absences to :"app", :"city";
grant insert on competences to :"city";
grant update (valid_to, ended_by, ended_at) on competences to :"city";

-- The city's administrator hands in the instrument of a delegation, as every officer does.
create policy papers_city_new on papers for insert to :"city"
  with check (uploaded_by = nullif(current_setting('app.account', true), '')::uuid and held_for is null);
create policy papers_city_attach on papers for update to :"city"
  using (uploaded_by = nullif(current_setting('app.account', true), '')::uuid and held_for is null)
  with check (uploaded_by = nullif(current_setting('app.account', true), '')::uuid);
grant insert on papers to :"city";
grant update (held_for) on papers to :"city";
