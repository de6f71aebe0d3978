-- Calendars kept by administrators: who saved a version, when and why; the city's belong to the city, an agency's to its unit.

alter table calendars
  add column saved_at timestamptz,
  add column saved_by uuid references accounts,
  add column saved_by_name text not null default '',
  add column reason text not null default '';
comment on column calendars.saved_at is 'when an administrator saved it; null for one loaded from a file';

alter table calendars enable row level security;
create policy calendars_read_app on calendars for select to :"app" using (true);
create policy calendars_read_city on calendars for select to :"city" using (true);
create policy calendars_read_worker on calendars for select to :"worker" using (true);
create policy calendars_city on calendars for insert to :"city" with check (true);
-- Written once in a while, so it may look the agency up: only for an agency that serves the officer's own unit.
create policy calendars_of_unit on calendars for insert to :"app" with check (
  exists (
    select 1 from agencies own join agencies mine on mine.unit_id = own.unit_id
    where own.id = agency_id
      and mine.id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  )
);
grant insert on calendars to :"app", :"city";
