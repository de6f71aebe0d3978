-- Statistics: how each dossier stood from when to when, folded from the feed, so that any past period can be counted again.

create table dossier_spans (
  dossier_id uuid not null,
  version integer not null,
  position bigint not null,
  until_position bigint,
  from_at timestamptz not null,
  until_at timestamptz not null,
  unit_id integer not null references units,
  reception_unit_id integer not null references units,
  procedure_code text not null,
  channel text not null,
  stage text not null check (stage in ('waiting', 'asked', 'open', 'refused', 'withdrawn', 'stopped', 'finished')),
  submitted_at timestamptz not null,
  acceptance_due_at timestamptz,
  accepted_at timestamptz,
  due_at timestamptz,
  paused_at timestamptz,
  apologised_at timestamptz,
  ended_at timestamptz,
  judged_at timestamptz,
  supplements integer not null,
  fee_due integer,
  e_result boolean,
  files integer,
  primary key (dossier_id, version)
);
create index dossier_spans_open on dossier_spans (until_at) where ended_at is null;
create index dossier_spans_ended on dossier_spans (ended_at) where ended_at is not null;
comment on table dossier_spans is 'Quãng trạng thái của hồ sơ: what statistics ask of a dossier, from one moment to the next; folded from events, ids and counts only.';
comment on column dossier_spans.until_at is 'infinity while it stands so; half-open, as from_at is included';
comment on column dossier_spans.position is 'Position in the feed of the event that made it so; until_position of the one that ended it: a closed period counts again up to a position.';
comment on column dossier_spans.judged_at is 'The moment the end is held against the due date: a clock that stood still when the dossier was stopped or withdrawn stands where it was.';
comment on column dossier_spans.supplements is 'Requests for papers after acceptance; more than one makes the dossier late in the service index (QĐ 766).';
comment on column dossier_spans.files is 'Papers of the checklist that came as files, told when the result is issued; null in events older than the count.';

create table dossier_moments (
  position bigint primary key,
  dossier_id uuid not null,
  kind text not null check (kind in ('payment', 'rating')),
  at timestamptz not null,
  unit_id integer not null references units,
  procedure_code text not null,
  channel text not null,
  amount integer not null,
  way text not null
);
create index dossier_moments_by_time on dossier_moments (at);
create index dossier_moments_of_dossier on dossier_moments (dossier_id);
comment on table dossier_moments is 'What is counted of a dossier on the day it happens: a payment (amount in đồng, way of paying), a rating (amount is the score).';

insert into cursors (name) values ('statistics');

-- Dossier by dossier, so not for the app role: an officer of a commune is shown figures of his own unit by the module.
grant select on dossier_spans, dossier_moments to :"city";
grant select, insert, update, delete on dossier_spans, dossier_moments to :"worker";
