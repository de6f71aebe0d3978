-- What was refused, counted by the minute; and the last policy that looked into another table.

create table denials (
  minute timestamptz not null,
  actor text not null check (length(actor) between 1 and 60),
  method text not null check (length(method) <= 10),
  route text not null check (length(route) <= 200),
  code text not null check (length(code) <= 60),
  status integer not null check (status between 400 and 499),
  count integer not null check (count > 0),
  primary key (minute, actor, method, route, code, status)
);
comment on table denials is 'Lượt bị từ chối: requests refused for access or input, counted by minute, account, registered address and reason; nothing of what was asked.';
comment on column denials.actor is 'the account''s id, anyone for a visitor, or many where more were refused than are told apart';
alter table denials enable row level security;
create policy denials_city on denials for select to :"city" using (true);
create policy denials_worker on denials to :"worker" using (true) with check (true);
grant select on denials to :"city";
grant select, insert, update, delete on denials to :"worker";

-- The unit whose administrator saved a version, so that the wall compares it without looking an agency up.
create unique index agencies_id_unit on agencies (id, unit_id);
alter table calendars add column unit_id integer;
comment on column calendars.unit_id is 'the unit of the agency, where an officer of that unit saved it: what the wall compares';
alter table calendars add constraint calendars_of_agency_unit
  foreign key (agency_id, unit_id) references agencies (id, unit_id) on update cascade;
drop policy calendars_of_unit on calendars;
create policy calendars_of_unit on calendars for insert to :"app" with check (
  agency_id is not null
  and unit_id = any (string_to_array(nullif(current_setting('app.units', true), ''), ',')::integer[])
);
