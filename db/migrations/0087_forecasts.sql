-- What will be late within the next working hours, unit by unit, with how often the same reckoning was right before.

create table forecasts (
  unit_id integer primary key references units,
  at timestamptz not null,
  horizons jsonb not null,
  items jsonb not null,
  measured jsonb not null,
  samples integer not null,
  per_day numeric not null
);
comment on table forecasts is 'Dự báo trễ: the last forecast of each unit, made by a job from the clock and the unit''s own pace; ids and counts only.';
comment on column forecasts.measured is 'By horizon: how many the same reckoning would have foretold on the last working days, how many of these were late, and how many were late at all.';
comment on column forecasts.per_day is 'Dossiers finished a working day, over the days measured.';

grant select on forecasts to :"app", :"city";
grant select, insert, update, delete on forecasts to :"worker";
create index dossiers_of_unit_by_last on dossiers (unit_id, last_at) where accepted_at is not null;
