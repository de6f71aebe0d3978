-- Registers: gapless yearly numbers per agency, taken inside the act that uses them.

create table registers (
  agency_id uuid not null references agencies,
  register text not null,
  year integer not null,
  taken integer not null,
  primary key (agency_id, register, year)
);
comment on table registers is 'Sổ: the last number of a yearly register of an agency; a rolled-back act gives its number back.';
grant select, insert, update on registers to :"app";
grant select on registers to :"city", :"worker";

-- Ratings: one per hand-over, by the applicant.
create table ratings (
  id uuid primary key,
  dossier_id uuid not null unique references dossiers,
  unit_id integer not null references units,
  agency_ids uuid[] not null,
  rated_by uuid not null references people,
  score integer not null check (score between 1 and 5),
  comment text,
  rated_at timestamptz not null
);
create index ratings_of_unit on ratings (unit_id, rated_at);
comment on table ratings is 'Đánh giá: one rating for one hand-over; agency_ids may read the score, nobody is shown who gave it.';
alter table ratings enable row level security;
create policy ratings_wall on ratings to :"app"
  using (
    rated_by = nullif(current_setting('app.person', true), '')::uuid
    or dossier_id = nullif(current_setting('app.tracked', true), '')::uuid
    or agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
  )
  with check (rated_by = nullif(current_setting('app.person', true), '')::uuid);
create policy ratings_city on ratings for select to :"city" using (true);
grant select, insert on ratings to :"app";
grant select on ratings to :"city";
