-- Scenarios that people play on the real pages of a rehearsal, ticked by an observer; scripted officers' cards beside them.

create table rehearsal_plays (
  id uuid primary key,
  unit_id integer not null references units,
  agency_id uuid not null references agencies,
  scenario text not null,
  number integer not null check (number >= 1),
  script jsonb not null,
  observer_name text not null,
  began_at timestamptz not null,
  finished_at timestamptz,
  note text not null default '',
  version integer not null default 1,
  unique (unit_id, scenario, number),
  check (finished_at >= began_at)
);
-- A commune plays a scenario once at a time.
create unique index rehearsal_plays_open on rehearsal_plays (unit_id, scenario) where finished_at is null;
comment on table rehearsal_plays is 'Lượt diễn tập: one scenario played once by the people of a unit, before an observer; only in a rehearsal';
comment on column rehearsal_plays.agency_id is 'The unit''s committee, behind whose wall the row lies.';
comment on column rehearsal_plays.script is 'The scenario as it was when the play began; a scenario changed later changes no play.';
alter table rehearsal_plays enable row level security;
create policy rehearsal_plays_wall on rehearsal_plays to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy rehearsal_plays_city on rehearsal_plays to :"city" using (true) with check (true);
grant select, insert, update (finished_at, note, version) on rehearsal_plays to :"app", :"city";

create table rehearsal_ticks (
  play_id uuid not null references rehearsal_plays,
  step integer not null check (step >= 1),
  agency_id uuid not null references agencies,
  outcome text not null check (outcome in ('done', 'error')),
  note text not null default '',
  ticked_at timestamptz not null,
  ticked_by_name text not null,
  primary key (play_id, step),
  check (outcome = 'done' or note <> '')
);
comment on table rehearsal_ticks is 'Đánh dấu bước diễn tập: whether a step of a play came out as expected, when by the house''s clock, and what to fix';
alter table rehearsal_ticks enable row level security;
create policy rehearsal_ticks_wall on rehearsal_ticks to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy rehearsal_ticks_city on rehearsal_ticks to :"city" using (true) with check (true);
grant select, insert on rehearsal_ticks to :"app", :"city";

create table rehearsal_scripted_cards (
  unit_id integer not null references units,
  scenario text not null,
  agency_id uuid not null references agencies,
  card jsonb not null,
  kept_at timestamptz not null,
  version integer not null default 1,
  primary key (unit_id, scenario)
);
comment on table rehearsal_scripted_cards is 'Phiếu điểm mô phỏng: how scripted officers did in a scenario, beside how people did; kept by the operator''s command';
alter table rehearsal_scripted_cards enable row level security;
create policy rehearsal_scripted_cards_wall on rehearsal_scripted_cards for select to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy rehearsal_scripted_cards_city on rehearsal_scripted_cards for select to :"city" using (true);
grant select on rehearsal_scripted_cards to :"app", :"city";
