-- Explanations the city asks of a commune, and what it answers; the board's counts by officer and of papers that differ.

create table explanations (
  id uuid primary key,
  unit_id integer not null references units,
  agency_ids uuid[] not null,
  figure text not null,
  from_on date,
  to_on date check (to_on >= from_on),
  shown text not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by uuid not null references accounts,
  asked_by_name text not null,
  due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid references accounts,
  answered_by_name text,
  check ((answer is null) = (answered_at is null))
);
create index explanations_of_unit on explanations (unit_id, asked_at);
comment on table explanations is 'Giải trình: what the city asks a commune about a figure, until when, and the one answer. No personal data: both forms say so.';
comment on column explanations.shown is 'The figure as the board showed it when it was asked about.';
comment on column explanations.agency_ids is 'The agencies of the unit when it was asked; the wall reads them.';

alter table explanations enable row level security;
create policy explanations_wall on explanations to :"app"
  using (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  with check (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
create policy explanations_city on explanations to :"city" using (true) with check (true);
grant select on explanations to :"app", :"city";
grant insert on explanations to :"city";
grant update (answer, answered_at, answered_by, answered_by_name) on explanations to :"app";
