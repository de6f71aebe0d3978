-- The whole catalogue can be filed: the city's own office, lists of procedures, replaced papers, drafts and switches.

alter table agencies drop constraint agencies_kind_check;
alter table agencies add constraint agencies_kind_check check (kind in (
  'city_committee', 'city_office', 'city_centre', 'centre_branch', 'centre_point', 'commune_committee',
  'commune_office', 'commune_economy', 'commune_culture_society', 'coordinating_body'
));

create table replaced_papers (
  code text not null references catalogue,
  paper text not null,
  document text not null,
  database text not null,
  regulation text not null,
  provision text not null,
  primary key (code, document, paper)
);
comment on table replaced_papers is
  'Papers that may no longer be asked for because a database of the state holds them (NQ 66.7/2025/NQ-CP)';
comment on column replaced_papers.paper is 'key of the paper in the procedure''s definition; empty where the definition does not have it';

create table procedure_lists (
  list text not null check (list in ('essential_25', 'communes_112', 'communes_559')),
  code text not null references catalogue,
  imported_at timestamptz not null,
  imported_by uuid,
  primary key (list, code)
);
comment on table procedure_lists is
  'Lists an administrator imports, none invented: essential_25 = fully online services whose papers nobody may ask for (CT 24/CT-TTg); communes_112, communes_559 = what communes handle';

create table procedure_drafts (
  id uuid primary key,
  code text not null unique references catalogue,
  version int not null check (version > 0),
  definition jsonb not null,
  effect text not null default 'keep' check (effect in ('keep', 'offer', 'move')),
  revision int not null default 1,
  saved_at timestamptz not null,
  saved_by uuid
);
comment on table procedure_drafts is
  'The next version of a procedure while the current one runs; one at a time, checked when it is published';
comment on column procedure_drafts.effect is
  'what becomes of running dossiers: keep their version, offer the new one, or move them';

alter table procedure_versions
  add column effect text not null default 'keep' check (effect in ('keep', 'offer', 'move')),
  add column published_at timestamptz,
  add column published_by uuid,
  add column revoked_at timestamptz;
comment on column procedure_versions.effect is 'what becomes of running dossiers when it comes into force';
comment on column procedure_versions.published_at is 'null where it came from a file of the project';
comment on column procedure_versions.revoked_at is 'taken back before its first day; it never was in force';

create table procedure_switches (
  id uuid primary key,
  list text not null check (list in ('communes_112', 'communes_559', 'all')),
  valid_from date not null,
  decided_at timestamptz not null,
  decided_by uuid,
  undone_at timestamptz,
  undone_by uuid
);
comment on table procedure_switches is
  'From 00:00 of a day the house takes the procedures of a list and no others; undone by one act before that day';

create table procedure_changes (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);
comment on table procedure_changes is 'Counts changes of versions, lists and switches, so that what is held in memory is read anew';
insert into procedure_changes (revision) values (1);

grant select on replaced_papers, procedure_lists, procedure_switches, procedure_changes to :"app", :"city", :"worker";
grant select, insert, update, delete on procedure_drafts to :"city";
grant insert, delete on procedure_lists to :"city";
grant insert on procedure_switches, procedure_versions to :"city";
grant update (undone_at, undone_by) on procedure_switches to :"city";
grant update (revoked_at) on procedure_versions to :"city";
grant update (revision) on procedure_changes to :"city", :"worker";
