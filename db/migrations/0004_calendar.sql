-- Working calendars (lịch làm việc): the city's, and what an agency lays over it.

create table calendars (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid references agencies,
  number int not null check (number > 0),
  effective_on date not null,
  content jsonb not null,
  loaded_at timestamptz not null default now(),
  unique nulls not distinct (agency_id, number)
);
comment on table calendars is
  'Immutable versions of working calendars; a change is a new number, so an appointment given under an old one can be explained';
comment on column calendars.agency_id is 'null: the city''s own, which every agency inherits';
comment on column calendars.effective_on is 'first day on which appointments are given by this version';
comment on column calendars.content is 'opening hours by weekday, days off, swaps, make-up days, closures and outages, each with its legal basis';

grant select on calendars to :"app", :"city", :"worker";
