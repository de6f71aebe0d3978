-- What people can apply for: every known procedure, and the versions this house handles itself.

create table catalogue (
  code text primary key check (code ~ '^[1-9]\.[0-9]{6}$'),
  name text not null,
  field text not null,
  ministry text not null,
  scope text not null check (scope in ('commune', 'accepted_only')),
  limits jsonb not null,
  fee text not null,
  audiences jsonb not null,
  as_of text not null,
  is_verified boolean not null,
  also_called jsonb not null,
  popularity int not null check (popularity between 0 and 100),
  folded text not null
);
comment on table catalogue is
  'Every procedure a commune handles or accepts (thủ tục hành chính), known by its facts even where no form exists yet';
comment on column catalogue.scope is 'accepted_only: taken in at any commune, decided elsewhere, mostly by the city';
comment on column catalogue.limits is 'limits as published, one or several; a unit unknown where the portal lost it';
comment on column catalogue.fee is 'a few words; empty where nobody published it';
comment on column catalogue.also_called is 'words people use for it';
comment on column catalogue.popularity is '0 to 100; decides among equal matches of a search';
comment on column catalogue.folded is 'name and field without accents, as platform/text.ts folds them';

create table procedure_versions (
  id uuid primary key,
  code text not null references catalogue,
  version int not null check (version > 0),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  definition jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  loaded_at timestamptz not null default now(),
  unique (code, version)
);
comment on table procedure_versions is
  'Immutable versions of procedures handled here; a dossier pins the one that was valid when it was accepted';
comment on column procedure_versions.id is 'made from code, version and content, so the same file has the same id in every house';
comment on column procedure_versions.valid_to is 'the first day it is valid no longer';
comment on column procedure_versions.sha256 is 'of the bytes of the file it came from';

grant select on catalogue, procedure_versions to :"app", :"city", :"worker";
