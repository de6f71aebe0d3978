-- Oversight: counts folded from the feed, so that no request ever counts dossiers.

create table tally_runs (
  run integer primary key,
  is_live boolean not null,
  began_at timestamptz not null
);
create unique index tally_runs_live on tally_runs (is_live) where is_live;
comment on table tally_runs is 'Each folding from the first event on is a run; one is live, another may be built beside it.';

create table tallies (
  run integer not null references tally_runs,
  on_day date not null,
  unit_id integer not null references units,
  received integer not null,
  online integer not null,
  settled integer not null,
  on_time integer not null,
  late integer not null,
  refused integer not null,
  withdrawn integer not null,
  stopped integer not null,
  supplements integer not null,
  ratings integer not null,
  rating_sum integer not null,
  settle_minutes bigint not null,
  primary key (run, on_day, unit_id)
);
create index tallies_of_unit on tallies (run, unit_id, on_day);
comment on table tallies is 'Số liệu theo ngày: what happened in a competent commune on a day of Hà Nội''s clock. Counts only, no persons.';
comment on column tallies.settle_minutes is 'Minutes on the wall from acceptance to finish, summed over the settled.';

create table procedure_tallies (
  run integer not null references tally_runs,
  unit_id integer not null references units,
  on_day date not null,
  procedure_code text not null,
  channel text not null,
  received integer not null,
  settled integer not null,
  on_time integer not null,
  late integer not null,
  primary key (run, unit_id, on_day, procedure_code, channel)
);
comment on table procedure_tallies is 'The same counts by procedure and channel.';

create table backlog (
  run integer not null references tally_runs,
  unit_id integer not null references units,
  stage text not null check (stage in ('waiting', 'open')),
  due_at timestamptz,
  dossiers integer not null,
  unique nulls not distinct (run, unit_id, stage, due_at)
);
create index backlog_spent on backlog (run) where dossiers = 0;
comment on table backlog is 'Việc đang chờ: how many dossiers wait for acceptance or are in progress, by the minute they are due; late and due soon are sums of it against the clock.';
comment on column backlog.due_at is 'Null while no clock runs: no due date, or paused in time.';

insert into tally_runs (run, is_live, began_at) values (1, true, now());
insert into cursors (name) values ('tallies');

-- Counts of units are open to every role: they hold no persons, and the module shows an officer his own unit.
grant select on tally_runs, tallies, procedure_tallies, backlog, cursors to :"app";
grant select on tally_runs, tallies, procedure_tallies, backlog to :"city";
grant select, insert, update, delete on tally_runs, tallies, procedure_tallies, backlog to :"worker";
grant delete on cursors to :"worker";
