-- Reorganisation: plans, what they do to dossiers in flight, and the one row that flips at the moment.

-- The row that flips. It stands below the plan, because an act on a dossier asks it and knows nothing of plans.
create table cut_overs (
  id uuid primary key,
  effective_at timestamptz not null,
  cut_at timestamptz,
  parallel_until timestamptz not null,
  check (cut_at >= effective_at)
);
comment on table cut_overs is 'Thời điểm chuyển: one row for a reorganisation; from cut_at on what is staged beside a dossier holds.';
comment on column cut_overs.cut_at is 'Null until the moment: before it the present agency acts, after it the coming one.';
comment on column cut_overs.parallel_until is 'Until then the desks that were responsible before may act beside the new ones.';

alter table dossiers add column coming jsonb;
alter table dossiers add column former jsonb;
comment on column dossiers.coming is 'The places staged for a cut-over, beside the present ones; null when nothing is to come.';
comment on column dossiers.former is 'The places before the last cut-over, since when, and how long its old desks may act.';

create table reorganisations (
  id uuid primary key,
  version integer not null,
  name text not null,
  legal_basis text not null,
  effective_at timestamptz not null,
  state text not null check (state in ('draft', 'reviewed', 'signed', 'running', 'done', 'undoing', 'undone')),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  document jsonb not null,
  steps_of text not null default 'run' check (steps_of in ('run', 'undo')),
  imported_at timestamptz not null,
  imported_by text not null,
  reviewed_at timestamptz,
  reviewed_by uuid references accounts,
  signed_at timestamptz,
  signed_by uuid references accounts,
  planned_at timestamptz,
  planned jsonb,
  changed jsonb,
  began_at timestamptz,
  ended_at timestamptz,
  report jsonb,
  seal text,
  check (signed_by is null or reviewed_by is not null),
  check (signed_by <> reviewed_by)
);
create unique index reorganisations_by_content on reorganisations (digest);
create index reorganisations_moving on reorganisations (state) where state in ('running', 'undoing');
comment on table reorganisations is 'Phương án sắp xếp: a reorganisation as a document; imported, reviewed by one, signed by another, then run.';
comment on column reorganisations.document is 'The folder as it was read: changes, agencies, rules.';
comment on column reorganisations.planned is 'What the last dry run counted.';
comment on column reorganisations.changed is 'What was different when it ran.';
comment on column reorganisations.seal is 'The report of the reconciliation, stated under the log''s key.';

create table reorganisation_moves (
  plan_id uuid not null references reorganisations,
  dossier_id uuid not null references dossiers,
  code text not null,
  seen_version integer not null,
  outcome text not null check (outcome in ('moves', 'undecided', 'stays')),
  how text not null,
  procedure_code text not null,
  business text not null,
  from_unit integer not null references units,
  to_unit integer references units,
  candidates integer[] not null,
  coming jsonb,
  owner_agency_id uuid references agencies,
  due_at timestamptz,
  becomes_late boolean not null,
  originals integer not null,
  state text not null check (state in ('planned', 'staged', 'folded', 'gone', 'restored')),
  settled_version integer,
  decided_at timestamptz,
  decided_by uuid references accounts,
  primary key (plan_id, dossier_id),
  check ((outcome = 'moves') = (coming is not null))
);
create index reorganisation_moves_waiting on reorganisation_moves (plan_id, state, dossier_id);
create index reorganisation_moves_undecided on reorganisation_moves (plan_id, owner_agency_id, code) where outcome = 'undecided';
comment on table reorganisation_moves is 'Việc chuyển: what a plan does with each dossier in flight of its units: it moves, stays, or waits on a named owner''s work list.';
comment on column reorganisation_moves.seen_version is 'The dossier''s version when it was planned; planned again only when that changed.';
comment on column reorganisation_moves.originals is 'How many original papers change hands with it.';

create table reorganisation_findings (
  plan_id uuid not null references reorganisations,
  kind text not null,
  subject text not null,
  dossiers integer not null,
  detail jsonb not null,
  primary key (plan_id, kind, subject)
);
comment on table reorganisation_findings is 'Điều phát hiện: what a dry run found wrong or missing, and how many dossiers it touches.';

create table reorganisation_steps (
  plan_id uuid not null references reorganisations,
  way text not null check (way in ('run', 'undo')),
  step text not null,
  done integer not null default 0,
  total integer,
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (plan_id, way, step)
);
comment on table reorganisation_steps is 'Các bước: how far a cut-over or its undoing has come; what is done is not done again.';

create table agency_successions (
  old_agency_id uuid not null references agencies,
  new_agency_id uuid not null references agencies,
  new_unit_id integer not null references units,
  plan_id uuid not null references reorganisations,
  from_at timestamptz not null,
  until_at timestamptz,
  is_main boolean not null,
  primary key (old_agency_id, new_agency_id, plan_id)
);
create index agency_successions_new on agency_successions (new_agency_id);
comment on table agency_successions is 'Cơ quan kế thừa: which agency acts in an old one''s place for which territory, from when.';

create table reorganisation_before (
  plan_id uuid not null references reorganisations,
  noun text not null,
  key text not null,
  was jsonb not null,
  primary key (plan_id, noun, key)
);
comment on table reorganisation_before is 'Nguyên trạng: rows of units, agencies and posts as they were before a plan changed them, for undoing it.';

alter table reorganisation_moves enable row level security;
create policy moves_city on reorganisation_moves to :"city" using (true);
create policy moves_worker on reorganisation_moves to :"worker" using (true);
create policy moves_owner on reorganisation_moves to :"app"
  using (owner_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));

grant select on cut_overs to :"app", :"city";
grant select, insert, update on cut_overs to :"worker";
grant select on reorganisations to :"app";
grant select, insert, update on reorganisations to :"city", :"worker";
grant select on reorganisation_moves to :"app", :"city";
grant update (outcome, how, to_unit, coming, state, decided_at, decided_by) on reorganisation_moves to :"app", :"city";
grant select, insert, update, delete on reorganisation_moves to :"worker";
grant select on reorganisation_findings, reorganisation_steps to :"app", :"city";
grant select, insert, update, delete on reorganisation_findings, reorganisation_steps to :"worker";
grant select on agency_successions to :"app", :"city";
grant select, insert, update on agency_successions to :"worker";
grant select, insert on reorganisation_before to :"worker";

-- The house itself changes units, agencies and posts when a signed plan runs.
grant insert, update on units, unit_versions, unit_successions, agencies to :"worker";
grant insert, update, delete on appointments to :"worker";
grant update (agency_ids) on payments to :"worker";
create policy payments_worker_change on payments for update to :"worker" using (true);
-- Where a resident lives decides where his dossier goes.
grant select (id, unit_id) on people to :"worker";
create policy people_worker on people for select to :"worker" using (true);
