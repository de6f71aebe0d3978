-- Definitions of reports and of the service index as immutable dated versions, and periods that were closed.

create table statistic_definitions (
  kind text not null check (kind in ('report', 'index')),
  key text not null,
  version integer not null check (version > 0),
  valid_from date not null,
  content jsonb not null,
  primary key (kind, key, version)
);
comment on table statistic_definitions is 'Mẫu báo cáo, bộ chỉ số: columns, formulas, weights and thresholds as data; a change is a new version, never an edit.';

create table closed_periods (
  id uuid primary key,
  key text not null unique,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  position bigint not null,
  closed_at timestamptz not null,
  closed_by uuid not null references accounts,
  closed_by_name text not null,
  pins jsonb not null,
  names jsonb not null
);
comment on table closed_periods is 'Kỳ đã chốt: up to which position of the feed it counts, by whom it was closed, and the definitions and names it prints with for ever.';
comment on column closed_periods.pins is 'The version of each definition in force when it was closed, by kind and key.';
comment on column closed_periods.names is 'Units and procedures as they were called on the last day: a later rename or list changes nothing.';

create table closed_figures (
  period_id uuid not null references closed_periods,
  unit_id integer not null references units,
  procedure_code text not null,
  counts jsonb not null,
  primary key (period_id, unit_id, procedure_code)
);
comment on table closed_figures is 'Số liệu đã chốt: the measures of a unit and procedure in a closed period, as reported; never changed.';

grant select on statistic_definitions, closed_periods to :"app", :"city", :"worker";
grant select on closed_figures to :"city", :"worker";
grant insert on closed_periods, closed_figures to :"city";
