-- The board by officer, and papers that differ from the electronic result.

alter table tallies add column mismatches integer not null default 0;
comment on column tallies.mismatches is 'Dossiers whose paper was first found to differ from the electronic result on this day.';

create table officer_tallies (
  run integer not null references tally_runs,
  unit_id integer not null references units,
  on_day date not null,
  officer_id uuid not null,
  settled integer not null,
  on_time integer not null,
  late integer not null,
  primary key (run, unit_id, on_day, officer_id)
);
comment on table officer_tallies is 'Số liệu theo người thụ lý: dossiers finished on a day that a specialist held, on time and late. Evidence for his head, never a ranking.';

create table officer_backlog (
  run integer not null references tally_runs,
  unit_id integer not null references units,
  officer_id uuid not null,
  due_at timestamptz,
  dossiers integer not null,
  unique nulls not distinct (run, unit_id, officer_id, due_at)
);
create index officer_backlog_spent on officer_backlog (run) where dossiers = 0;
comment on table officer_backlog is 'Việc đang giữ: how many dossiers in progress a specialist holds, by the minute they are due; null while no clock runs.';

alter table dossier_moments drop constraint dossier_moments_kind_check;
alter table dossier_moments add constraint dossier_moments_kind_check check (kind in ('payment', 'rating', 'difference'));

grant select on officer_tallies, officer_backlog to :"app", :"city";
grant select, insert, update, delete on officer_tallies, officer_backlog to :"worker";
