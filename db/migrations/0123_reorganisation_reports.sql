-- A run and its undoing are each reconciled, and each reconciliation is a paper under the city's seal that stays.

create table reorganisation_reports (
  plan_id uuid not null references reorganisations,
  way text not null check (way in ('run', 'undo')),
  report jsonb not null,
  seal text,
  agency_id uuid references agencies,
  at timestamptz not null,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz,
  primary key (plan_id, way),
  check ((file_sha256 is null) = (sealed_at is null))
);
comment on table reorganisation_reports is 'Biên bản đối soát: what the reconciliation of a run or of its undoing proved, and its paper under the city''s seal.';
comment on column reorganisation_reports.seal is 'The report, stated under the log''s key.';
comment on column reorganisation_reports.agency_id is 'The city''s committee, whose seal the paper bears; none where the house has no such agency.';
comment on column reorganisation_reports.file_sha256 is 'The sealed paper among the stored files; none until the house has sealed it.';

insert into reorganisation_reports (plan_id, way, report, seal, at)
select id, case state when 'undone' then 'undo' else 'run' end, report, seal, coalesce(ended_at, began_at, effective_at)
from reorganisations where report is not null;
alter table reorganisations drop column report, drop column seal;

grant select on reorganisation_reports to :"app", :"city";
grant select, insert, update on reorganisation_reports to :"worker";
