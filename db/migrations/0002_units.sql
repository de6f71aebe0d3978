-- Units (đơn vị hành chính), what became of them, and the agencies that sit in them.
-- A day range is half-open: valid_from is the first day, valid_to the first day no longer.

create table units (
  id int primary key,
  kind text not null check (kind in ('country', 'province', 'district', 'commune')),
  slug text not null unique,
  established_on date not null,
  closed_on date check (closed_on > established_on)
);
comment on table units is
  'Administrative units, one row for each legal existence: a code that lives on in another territory is another unit';
comment on column units.established_on is '1945-09-02 where the unit is older than the records';

create table unit_versions (
  unit_id int not null references units,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  code text not null,
  name text not null,
  full_name text not null,
  type text not null
    check (type in ('nước', 'thành phố', 'tỉnh', 'quận', 'huyện', 'thị xã', 'phường', 'xã', 'thị trấn', 'đặc khu')),
  parent_id int references units,
  e_identifier text,
  headquarters text,
  area_km2 double precision,
  population int,
  lat double precision,
  lon double precision,
  folded text not null,
  primary key (unit_id, valid_from)
);
comment on table unit_versions is 'What a unit was called and how it was described, by date; code, name and type are dated';
comment on column unit_versions.folded is 'The bare name without accents, as platform/text.ts folds it';
create index unit_versions_code on unit_versions (code);
create index unit_versions_e_identifier on unit_versions (e_identifier) where e_identifier is not null;
create index unit_versions_folded on unit_versions (folded);
create index unit_versions_parent on unit_versions (parent_id, code);

create table unit_successions (
  old_unit_id int not null references units,
  new_unit_id int not null references units,
  effective_on date not null,
  extent text not null check (extent in ('whole', 'part')),
  area_part text check (area_part in ('all', 'part', 'rest')),
  population_part text check (population_part in ('all', 'part', 'rest', 'none')),
  receives_population text check (receives_population in ('all', 'some', 'no')),
  legal_basis text,
  clause text,
  evidence text check (evidence in ('verified', 'found', 'review')),
  primary key (old_unit_id, new_unit_id, effective_on)
);
comment on table unit_successions is
  'The successor graph: into which unit an old one went, wholly or in part, and by which clause of which resolution';
comment on column unit_successions.population_part is 'null where it is not known whether people moved';
create index unit_successions_new on unit_successions (new_unit_id);

create table agencies (
  id uuid primary key,
  unit_id int not null references units,
  parent_id uuid references agencies,
  kind text not null check (kind in (
    'city_committee', 'city_centre', 'centre_branch', 'centre_point', 'commune_committee',
    'commune_office', 'commune_economy', 'commune_culture_society', 'coordinating_body'
  )),
  slug text not null unique,
  name text not null,
  e_identifier text,
  address text,
  valid_from date not null,
  valid_to date check (valid_to > valid_from)
);
comment on table agencies is
  'Bodies that receive, decide, sign or answer (NĐ 150/2025, NĐ 118/2025); unit_id is the territory they serve';
create index agencies_unit on agencies (unit_id, kind);
create index agencies_parent on agencies (parent_id) where parent_id is not null;
create index agencies_e_identifier on agencies (e_identifier) where e_identifier is not null;

create table where_to_go_answers (
  id uuid primary key,
  answered_at timestamptz not null,
  asked_on date not null,
  decided_unit_id int references units,
  candidate_ids int[] not null,
  how text not null,
  matched_ids int[] not null,
  legal_basis text,
  clause text
);
comment on table where_to_go_answers is
  'How a place was decided, kept for what depends on it; the words asked are not kept, they may hold a home address';

grant select on units, unit_versions, unit_successions, agencies to :"app", :"city", :"worker";
grant select, insert on where_to_go_answers to :"app", :"city", :"worker";
