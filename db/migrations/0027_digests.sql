-- The daily digest: what will be late within the next working hours, kept as it was when the doors opened.

create table digests (
  id uuid primary key,
  unit_id integer not null references units,
  on_day date not null,
  at timestamptz not null,
  until_at timestamptz not null,
  hours integer not null,
  late integer not null,
  within_8 integer not null,
  within_24 integer not null,
  within_all integer not null,
  turns jsonb not null,
  unique (unit_id, on_day)
);
create index digests_by_day on digests (on_day);
comment on table digests is 'Bản tin sắp trễ: one per unit and working day, counts only: what is late and what will be within 8, 24 and all the hours, by whose turn it is. Kept as recorded.';

-- Counts of units, as the tallies: the module shows an officer his own unit.
grant select on digests to :"app", :"city";
grant select, insert on digests to :"worker";
