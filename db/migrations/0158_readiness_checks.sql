-- The checklist of a unit before it begins: whose each item is, until when, and when it was found done.

create table readiness_checks (
  unit_id integer not null references units,
  item text not null check (item in
    ('accounts', 'signatures', 'printer', 'codes', 'calendar', 'procedures', 'queue', 'test_dossier')),
  agency_id uuid not null references agencies,
  owner_name text not null check (owner_name <> ''),
  due_on date not null,
  done_on date,
  done_by_name text,
  note text not null default '',
  version integer not null default 1,
  primary key (unit_id, item),
  check ((done_on is null) = (done_by_name is null))
);
comment on table readiness_checks is 'Danh mục sẵn sàng: whose each item of a unit is and until when; what the house cannot see is said to be done by a person';
comment on column readiness_checks.agency_id is 'The unit''s committee, behind whose wall the row lies.';
alter table readiness_checks enable row level security;
create policy readiness_checks_wall on readiness_checks to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy readiness_checks_city on readiness_checks to :"city" using (true) with check (true);
grant select, insert, update (owner_name, due_on, done_on, done_by_name, note, version) on readiness_checks to :"app", :"city";
