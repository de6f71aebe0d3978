-- Generated from db/migrations by "npm run generate"; read it, do not edit it.
-- Roles stand as :"owner", :"app", :"city", :"worker"; see db/house.ts.

create table agencies (
  id uuid not null,
  unit_id integer not null,
  parent_id uuid,
  kind text not null,
  slug text not null,
  name text not null,
  e_identifier text,
  address text,
  valid_from date not null,
  valid_to date,
  constraint agencies_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES agencies(id),
  constraint agencies_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint agencies_pkey PRIMARY KEY (id),
  constraint agencies_slug_key UNIQUE (slug),
  constraint agencies_check CHECK (valid_to > valid_from),
  constraint agencies_kind_check CHECK (kind = ANY (ARRAY['city_committee'::text, 'city_centre'::text, 'centre_branch'::text, 'centre_point'::text, 'commune_committee'::text, 'commune_office'::text, 'commune_economy'::text, 'commune_culture_society'::text, 'coordinating_body'::text]))
);
CREATE INDEX agencies_e_identifier ON agencies USING btree (e_identifier) WHERE e_identifier IS NOT NULL;
CREATE INDEX agencies_parent ON agencies USING btree (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX agencies_unit ON agencies USING btree (unit_id, kind);
grant select on agencies to :"app";
grant select on agencies to :"city";
grant select on agencies to :"worker";
comment on table agencies is 'Bodies that receive, decide, sign or answer (NĐ 150/2025, NĐ 118/2025); unit_id is the territory they serve';

create table answers (
  scope text not null,
  key text not null,
  request_hash text not null,
  answer jsonb not null,
  at timestamp with time zone not null,
  constraint answers_pkey PRIMARY KEY (scope, key)
);
CREATE INDEX answers_by_age ON answers USING btree (at);
alter table answers enable row level security;
create policy answers_clean on answers to :"worker"
  using (true);
create policy answers_own on answers to :"app"
  using (scope = current_setting('app.scope'::text, true))
  with check (scope = current_setting('app.scope'::text, true));
grant insert, select on answers to :"app";
grant delete, select on answers to :"worker";
comment on table answers is 'What an act answered under an Idempotency-Key, so that the same request gets the same answer; kept 7 days.';

create table calendars (
  id uuid default gen_random_uuid() not null,
  agency_id uuid,
  number integer not null,
  effective_on date not null,
  content jsonb not null,
  loaded_at timestamp with time zone default now() not null,
  constraint calendars_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint calendars_pkey PRIMARY KEY (id),
  constraint calendars_agency_id_number_key UNIQUE NULLS NOT DISTINCT (agency_id, number),
  constraint calendars_number_check CHECK (number > 0)
);
grant select on calendars to :"app";
grant select on calendars to :"city";
grant select on calendars to :"worker";
comment on table calendars is 'Immutable versions of working calendars; a change is a new number, so an appointment given under an old one can be explained';
comment on column calendars.agency_id is 'null: the city''s own, which every agency inherits';
comment on column calendars.effective_on is 'first day on which appointments are given by this version';
comment on column calendars.content is 'opening hours by weekday, days off, swaps, make-up days, closures and outages, each with its legal basis';

create table cursors (
  name text not null,
  "position" bigint default 0 not null,
  txid xid8 default '0'::xid8 not null,
  event_id bigint default 0 not null,
  moved_at timestamp with time zone,
  constraint cursors_pkey PRIMARY KEY (name)
);
grant select on cursors to :"city";
grant insert, select, update on cursors to :"worker";
comment on table cursors is 'How far each consumer of the feed has come; the row "sequencer" remembers the last event placed.';

create table events (
  id bigint generated always as identity not null,
  txid xid8 default pg_current_xact_id() not null,
  module text not null,
  noun text not null,
  noun_id uuid not null,
  noun_version integer not null,
  act text not null,
  actor_id uuid,
  actor_kind text not null,
  agency_id uuid,
  unit_id integer,
  at timestamp with time zone not null,
  data jsonb default '{}'::jsonb not null,
  constraint events_pkey PRIMARY KEY (id),
  constraint events_actor_kind_check CHECK (actor_kind = ANY (ARRAY['officer'::text, 'citizen'::text, 'system'::text, 'anyone'::text]))
);
CREATE INDEX events_by_transaction ON events USING btree (txid, id);
CREATE INDEX events_of_noun ON events USING btree (noun_id, noun_version);
grant insert on events to :"app";
grant select on events to :"city";
grant insert, select on events to :"worker";
comment on table events is 'Nhật ký: what was done, by whom, when. Append-only; ids and field names, no personal values.';

create table feed (
  "position" bigint not null,
  event_id bigint not null,
  constraint feed_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  constraint feed_pkey PRIMARY KEY ("position"),
  constraint feed_event_id_key UNIQUE (event_id)
);
grant select on feed to :"city";
grant insert, select on feed to :"worker";
comment on table feed is 'The dense position of each committed event, given by the sequencer; every consumer follows it.';

create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);
comment on table migrations is 'The migrations this schema has had, with the SHA-256 of each file.';

create table unit_successions (
  old_unit_id integer not null,
  new_unit_id integer not null,
  effective_on date not null,
  extent text not null,
  area_part text,
  population_part text,
  receives_population text,
  legal_basis text,
  clause text,
  evidence text,
  constraint unit_successions_new_unit_id_fkey FOREIGN KEY (new_unit_id) REFERENCES units(id),
  constraint unit_successions_old_unit_id_fkey FOREIGN KEY (old_unit_id) REFERENCES units(id),
  constraint unit_successions_pkey PRIMARY KEY (old_unit_id, new_unit_id, effective_on),
  constraint unit_successions_area_part_check CHECK (area_part = ANY (ARRAY['all'::text, 'part'::text, 'rest'::text])),
  constraint unit_successions_evidence_check CHECK (evidence = ANY (ARRAY['verified'::text, 'found'::text, 'review'::text])),
  constraint unit_successions_extent_check CHECK (extent = ANY (ARRAY['whole'::text, 'part'::text])),
  constraint unit_successions_population_part_check CHECK (population_part = ANY (ARRAY['all'::text, 'part'::text, 'rest'::text, 'none'::text])),
  constraint unit_successions_receives_population_check CHECK (receives_population = ANY (ARRAY['all'::text, 'some'::text, 'no'::text]))
);
CREATE INDEX unit_successions_new ON unit_successions USING btree (new_unit_id);
grant select on unit_successions to :"app";
grant select on unit_successions to :"city";
grant select on unit_successions to :"worker";
comment on table unit_successions is 'The successor graph: into which unit an old one went, wholly or in part, and by which clause of which resolution';
comment on column unit_successions.population_part is 'null where it is not known whether people moved';

create table unit_versions (
  unit_id integer not null,
  valid_from date not null,
  valid_to date,
  code text not null,
  name text not null,
  full_name text not null,
  type text not null,
  parent_id integer,
  e_identifier text,
  headquarters text,
  area_km2 double precision,
  population integer,
  lat double precision,
  lon double precision,
  folded text not null,
  constraint unit_versions_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES units(id),
  constraint unit_versions_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint unit_versions_pkey PRIMARY KEY (unit_id, valid_from),
  constraint unit_versions_check CHECK (valid_to > valid_from),
  constraint unit_versions_type_check CHECK (type = ANY (ARRAY['nước'::text, 'thành phố'::text, 'tỉnh'::text, 'quận'::text, 'huyện'::text, 'thị xã'::text, 'phường'::text, 'xã'::text, 'thị trấn'::text, 'đặc khu'::text]))
);
CREATE INDEX unit_versions_code ON unit_versions USING btree (code);
CREATE INDEX unit_versions_e_identifier ON unit_versions USING btree (e_identifier) WHERE e_identifier IS NOT NULL;
CREATE INDEX unit_versions_folded ON unit_versions USING btree (folded);
CREATE INDEX unit_versions_parent ON unit_versions USING btree (parent_id, code);
grant select on unit_versions to :"app";
grant select on unit_versions to :"city";
grant select on unit_versions to :"worker";
comment on table unit_versions is 'What a unit was called and how it was described, by date; code, name and type are dated';
comment on column unit_versions.folded is 'The bare name without accents, as platform/text.ts folds it';

create table units (
  id integer not null,
  kind text not null,
  slug text not null,
  established_on date not null,
  closed_on date,
  constraint units_pkey PRIMARY KEY (id),
  constraint units_slug_key UNIQUE (slug),
  constraint units_check CHECK (closed_on > established_on),
  constraint units_kind_check CHECK (kind = ANY (ARRAY['country'::text, 'province'::text, 'district'::text, 'commune'::text]))
);
grant select on units to :"app";
grant select on units to :"city";
grant select on units to :"worker";
comment on table units is 'Administrative units, one row for each legal existence: a code that lives on in another territory is another unit';
comment on column units.established_on is '1945-09-02 where the unit is older than the records';

create table where_to_go_answers (
  id uuid not null,
  answered_at timestamp with time zone not null,
  asked_on date not null,
  decided_unit_id integer,
  candidate_ids integer[] not null,
  how text not null,
  matched_ids integer[] not null,
  legal_basis text,
  clause text,
  constraint where_to_go_answers_decided_unit_id_fkey FOREIGN KEY (decided_unit_id) REFERENCES units(id),
  constraint where_to_go_answers_pkey PRIMARY KEY (id)
);
grant insert, select on where_to_go_answers to :"app";
grant insert, select on where_to_go_answers to :"city";
grant insert, select on where_to_go_answers to :"worker";
comment on table where_to_go_answers is 'How a place was decided, kept for what depends on it; the words asked are not kept, they may hold a home address';
