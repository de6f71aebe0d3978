-- Generated from db/migrations by "npm run generate"; read it, do not edit it.
-- Roles stand as :"owner", :"app", :"city", :"worker"; see db/house.ts.

create table absences (
  id uuid not null,
  agency_id uuid not null,
  unit_id integer not null,
  account_id uuid,
  "position" text,
  reason text not null,
  substitute_account uuid,
  instrument_number text,
  instrument_on date,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  declared_by uuid,
  declared_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint absences_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint absences_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint absences_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES accounts(id),
  constraint absences_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id),
  constraint absences_substitute_account_fkey FOREIGN KEY (substitute_account) REFERENCES accounts(id),
  constraint absences_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint absences_pkey PRIMARY KEY (id),
  constraint absences_check CHECK (substitute_account <> account_id),
  constraint absences_check1 CHECK (valid_to > valid_from),
  constraint absences_check2 CHECK ((reason = 'vacancy'::text) = (account_id IS NULL)),
  constraint absences_check3 CHECK ((reason = 'vacancy'::text) = ("position" IS NOT NULL)),
  constraint absences_check4 CHECK (substitute_account IS NULL OR instrument_number IS NOT NULL AND instrument_on IS NOT NULL),
  constraint absences_reason_check CHECK (reason = ANY (ARRAY['leave'::text, 'travel'::text, 'illness'::text, 'vacancy'::text]))
);
CREATE INDEX absences_of_agency ON absences USING btree (agency_id, declared_at DESC);
alter table absences enable row level security;
create policy absences_city on absences to :"city"
  using (true);
create policy absences_declare on absences for insert to :"app"
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy absences_end on absences for update to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy absences_read on absences for select to :"app"
  using (true);
create policy absences_worker on absences for select to :"worker"
  using (true);
grant insert, select, update (ended_at, ended_by) on absences to :"app";
grant insert, select, update (ended_at, ended_by) on absences to :"city";
grant select on absences to :"worker";
comment on table absences is 'Vắng mặt, khuyết chức vụ: while it lasts the absent does not sign, and the substitute signs for him.';

create table accounts (
  id uuid not null,
  name text not null,
  kind text not null,
  full_name text not null,
  title text default ''::text not null,
  phone text,
  person_id uuid,
  personal_number text,
  password_hash text not null,
  failed_attempts integer default 0 not null,
  locked_until timestamp with time zone,
  closed_at timestamp with time zone,
  is_demonstration boolean default false not null,
  created_at timestamp with time zone not null,
  constraint accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_name_key UNIQUE (name),
  constraint accounts_personal_number_key UNIQUE (personal_number),
  constraint accounts_check CHECK ((kind = 'citizen'::text) = (person_id IS NOT NULL)),
  constraint accounts_kind_check CHECK (kind = ANY (ARRAY['officer'::text, 'citizen'::text]))
);
grant select, update on accounts to :"app";
grant select on accounts to :"city";
grant select on accounts to :"worker";
comment on table accounts is 'Tài khoản: one person, one account; an officer''s rights come from appointments, not from here.';

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
  constraint agencies_kind_check CHECK (kind = ANY (ARRAY['city_committee'::text, 'city_office'::text, 'city_centre'::text, 'centre_branch'::text, 'centre_point'::text, 'commune_committee'::text, 'commune_office'::text, 'commune_economy'::text, 'commune_culture_society'::text, 'coordinating_body'::text]))
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
create policy answers_of_city on answers to :"city"
  using (scope = current_setting('app.scope'::text, true))
  with check (scope = current_setting('app.scope'::text, true));
create policy answers_own on answers to :"app"
  using (scope = current_setting('app.scope'::text, true))
  with check (scope = current_setting('app.scope'::text, true));
grant insert, select on answers to :"app";
grant insert, select on answers to :"city";
grant delete, insert, select on answers to :"worker";
comment on table answers is 'What an act answered under an Idempotency-Key, so that the same request gets the same answer; kept 7 days.';

create table appointments (
  account_id uuid not null,
  role text not null,
  agency_id uuid not null,
  unit_id integer not null,
  wall uuid[] not null,
  valid_from date not null,
  valid_to date,
  "position" text,
  by_delegation boolean default false not null,
  constraint appointments_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint appointments_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint appointments_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint appointments_pkey PRIMARY KEY (account_id, role, agency_id, valid_from),
  constraint appointments_position_check CHECK ("position" = ANY (ARRAY['chair'::text, 'vice_chair'::text, 'office_chief'::text, 'office_deputy'::text, 'body_head'::text, 'body_deputy'::text, 'centre_director'::text, 'centre_deputy'::text, 'officer'::text])),
  constraint appointments_role_check CHECK (role = ANY (ARRAY['desk_officer'::text, 'centre_leader'::text, 'cashier'::text, 'specialist'::text, 'body_head'::text, 'signer'::text, 'clerk'::text, 'commune_admin'::text, 'coordinator'::text, 'city_admin'::text, 'city_controller'::text, 'city_leader'::text, 'auditor'::text]))
);
CREATE INDEX appointments_at ON appointments USING btree (agency_id, role);
CREATE INDEX appointments_of_unit ON appointments USING btree (unit_id);
grant select on appointments to :"app";
grant select on appointments to :"city";
grant select on appointments to :"worker";
comment on table appointments is 'Phân công: an officer''s role at an agency, dated; wall = the agencies whose dossiers he sees by it.';
comment on column appointments."position" is 'Chức vụ held with this post; competence is given to positions, not to persons.';
comment on column appointments.by_delegation is 'A signer''s post that follows from delegations and substitutions, made by renew_delegate_posts.';

create table backlog (
  run integer not null,
  unit_id integer not null,
  stage text not null,
  due_at timestamp with time zone,
  dossiers integer not null,
  constraint backlog_run_fkey FOREIGN KEY (run) REFERENCES tally_runs(run),
  constraint backlog_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint backlog_run_unit_id_stage_due_at_key UNIQUE NULLS NOT DISTINCT (run, unit_id, stage, due_at),
  constraint backlog_stage_check CHECK (stage = ANY (ARRAY['waiting'::text, 'open'::text, 'apologised'::text]))
);
CREATE INDEX backlog_spent ON backlog USING btree (run) WHERE dossiers = 0;
grant select on backlog to :"app";
grant select on backlog to :"city";
grant delete, insert, select, update on backlog to :"worker";
comment on table backlog is 'Việc đang chờ: how many dossiers wait for acceptance or are in progress, by the minute they are due; late and due soon are sums of it against the clock.';
comment on column backlog.stage is 'apologised: those of the open that an apology was signed for; they are counted under open as well.';
comment on column backlog.due_at is 'Null while no clock runs: no due date, or paused in time.';

create table bank_accounts (
  agency_id uuid not null,
  bin text not null,
  bank text not null,
  number text not null,
  holder text not null,
  constraint bank_accounts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint bank_accounts_pkey PRIMARY KEY (agency_id),
  constraint bank_accounts_bin_check CHECK (bin ~ '^[0-9]{6}$'::text),
  constraint bank_accounts_number_check CHECK (number ~ '^[0-9A-Z]{6,19}$'::text)
);
grant select on bank_accounts to :"app";
grant select on bank_accounts to :"city";
grant select on bank_accounts to :"worker";
comment on table bank_accounts is 'Tài khoản thu phí: where an agency takes transfers; bin is the bank''s number at NAPAS, for VietQR.';

create table bank_lines (
  id uuid not null,
  statement_id uuid not null,
  agency_id uuid not null,
  reference text not null,
  amount bigint not null,
  at timestamp with time zone not null,
  description text not null,
  matched text,
  dossier_code text,
  remaining integer,
  payment_id uuid,
  matched_at timestamp with time zone,
  constraint bank_lines_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint bank_lines_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  constraint bank_lines_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES bank_statements(id),
  constraint bank_lines_pkey PRIMARY KEY (id),
  constraint bank_lines_agency_id_reference_key UNIQUE (agency_id, reference),
  constraint bank_lines_amount_check CHECK (amount > 0),
  constraint bank_lines_check CHECK ((matched IS NULL) = (matched_at IS NULL)),
  constraint bank_lines_check1 CHECK (matched = 'exact'::text OR payment_id IS NULL OR matched = 'partial'::text),
  constraint bank_lines_matched_check CHECK (matched = ANY (ARRAY['exact'::text, 'partial'::text, 'over'::text, 'unknown'::text, 'duplicate'::text, 'late'::text]))
);
CREATE INDEX bank_lines_of_agency ON bank_lines USING btree (agency_id, at DESC, reference);
CREATE INDEX bank_lines_of_code ON bank_lines USING btree (agency_id, dossier_code) WHERE dossier_code IS NOT NULL;
CREATE INDEX bank_lines_unexplained ON bank_lines USING btree (agency_id, at, reference) WHERE matched IS NULL;
alter table bank_lines enable row level security;
create policy bank_lines_city on bank_lines for select to :"city"
  using (true);
create policy bank_lines_wall on bank_lines to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy bank_lines_worker on bank_lines for select to :"worker"
  using (true);
grant insert, select, update on bank_lines to :"app";
grant select on bank_lines to :"city";
grant select on bank_lines to :"worker";
comment on table bank_lines is 'Giao dịch báo có: money that came in, once per bank reference, and how the house explained it.';
comment on column bank_lines.matched is 'Null until explained. exact: pays the dossier; partial: less than asked; over: more; unknown: no dossier named; duplicate: was paid already; late: takes no payment any more.';
comment on column bank_lines.remaining is 'What was still asked for, in đồng, when the line was explained, earlier partial lines taken off.';

create table bank_statements (
  id uuid not null,
  agency_id uuid not null,
  lines integer not null,
  known integer not null,
  total bigint not null,
  imported_by uuid not null,
  imported_at timestamp with time zone not null,
  constraint bank_statements_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint bank_statements_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES accounts(id),
  constraint bank_statements_pkey PRIMARY KEY (id)
);
CREATE INDEX bank_statements_of_agency ON bank_statements USING btree (agency_id, imported_at DESC);
alter table bank_statements enable row level security;
create policy bank_statements_city on bank_statements for select to :"city"
  using (true);
create policy bank_statements_wall on bank_statements to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select on bank_statements to :"app";
grant select on bank_statements to :"city";
comment on table bank_statements is 'Sao kê: an imported file; lines are the new ones, known those imported before, total the đồng of the new ones.';

create table calendars (
  id uuid default gen_random_uuid() not null,
  agency_id uuid,
  number integer not null,
  effective_on date not null,
  content jsonb not null,
  loaded_at timestamp with time zone default now() not null,
  saved_at timestamp with time zone,
  saved_by uuid,
  saved_by_name text default ''::text not null,
  reason text default ''::text not null,
  constraint calendars_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint calendars_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES accounts(id),
  constraint calendars_pkey PRIMARY KEY (id),
  constraint calendars_agency_id_number_key UNIQUE NULLS NOT DISTINCT (agency_id, number),
  constraint calendars_number_check CHECK (number > 0)
);
alter table calendars enable row level security;
create policy calendars_city on calendars for insert to :"city"
  with check (true);
create policy calendars_of_unit on calendars for insert to :"app"
  with check ((EXISTS ( SELECT 1
   FROM agencies own
     JOIN agencies mine ON mine.unit_id = own.unit_id
  WHERE own.id = calendars.agency_id AND (mine.id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])))));
create policy calendars_read_app on calendars for select to :"app"
  using (true);
create policy calendars_read_city on calendars for select to :"city"
  using (true);
create policy calendars_read_worker on calendars for select to :"worker"
  using (true);
grant insert, select on calendars to :"app";
grant insert, select on calendars to :"city";
grant select on calendars to :"worker";
comment on table calendars is 'Immutable versions of working calendars; a change is a new number, so an appointment given under an old one can be explained';
comment on column calendars.agency_id is 'null: the city''s own, which every agency inherits';
comment on column calendars.effective_on is 'first day on which appointments are given by this version';
comment on column calendars.content is 'opening hours by weekday, days off, swaps, make-up days, closures and outages, each with its legal basis';
comment on column calendars.saved_at is 'when an administrator saved it; null for one loaded from a file';

create table catalogue (
  code text not null,
  name text not null,
  field text not null,
  ministry text not null,
  scope text not null,
  limits jsonb not null,
  fee text not null,
  audiences jsonb not null,
  as_of text not null,
  is_verified boolean not null,
  also_called jsonb not null,
  popularity integer not null,
  folded text not null,
  constraint catalogue_pkey PRIMARY KEY (code),
  constraint catalogue_code_check CHECK (code ~ '^[1-9]\.[0-9]{6}$'::text),
  constraint catalogue_popularity_check CHECK (popularity >= 0 AND popularity <= 100),
  constraint catalogue_scope_check CHECK (scope = ANY (ARRAY['commune'::text, 'accepted_only'::text]))
);
grant select on catalogue to :"app";
grant select on catalogue to :"city";
grant select on catalogue to :"worker";
comment on table catalogue is 'Every procedure a commune handles or accepts (thủ tục hành chính), known by its facts even where no form exists yet';
comment on column catalogue.scope is 'accepted_only: taken in at any commune, decided elsewhere, mostly by the city';
comment on column catalogue.limits is 'limits as published, one or several; a unit unknown where the portal lost it';
comment on column catalogue.fee is 'a few words; empty where nobody published it';
comment on column catalogue.also_called is 'words people use for it';
comment on column catalogue.popularity is '0 to 100; decides among equal matches of a search';
comment on column catalogue.folded is 'name and field without accents, as platform/text.ts folds them';

create table code_counters (
  prefix text not null,
  taken integer not null,
  constraint code_counters_pkey PRIMARY KEY (prefix)
);
grant insert, select, update on code_counters to :"app";
comment on table code_counters is 'The last sequence number taken under a code prefix (agency and day); gaps are allowed, doubles are not.';

create table code_patterns (
  agency_id uuid,
  pattern text not null,
  valid_from date not null,
  constraint code_patterns_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint code_patterns_agency_id_valid_from_key UNIQUE NULLS NOT DISTINCT (agency_id, valid_from)
);
grant select on code_patterns to :"app";
grant select on code_patterns to :"city";
comment on table code_patterns is 'Mẫu mã hồ sơ: how an agency writes dossier codes (TT 03/2025 Đ13); no agency = the house''s own pattern.';

create table competences (
  id uuid not null,
  procedure_code text,
  case_key text,
  tier text not null,
  agency_id uuid,
  "position" text not null,
  own_draft text not null,
  collective boolean not null,
  legal_basis text not null,
  derived boolean not null,
  valid_from date not null,
  valid_to date,
  declared_by uuid,
  declared_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint competences_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint competences_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES accounts(id),
  constraint competences_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES accounts(id),
  constraint competences_pkey PRIMARY KEY (id),
  constraint competences_check CHECK (case_key IS NULL OR procedure_code IS NOT NULL),
  constraint competences_check1 CHECK (valid_to > valid_from),
  constraint competences_legal_basis_check CHECK (legal_basis <> ''::text),
  constraint competences_own_draft_check CHECK (own_draft = ANY (ARRAY['forbidden'::text, 'allowed'::text])),
  constraint competences_tier_check CHECK (tier = ANY (ARRAY['commune'::text, 'city'::text]))
);
CREATE INDEX competences_of_agency ON competences USING btree (agency_id, tier);
grant select on competences to :"app";
grant insert, select, update (valid_to, ended_by, ended_at) on competences to :"city";
grant select on competences to :"worker";
comment on table competences is 'Ma trận thẩm quyền: which position signs which procedure and case, dated; null procedure, case or agency: every one.';
comment on column competences.own_draft is 'Whether a signer may sign a result he proposed himself.';
comment on column competences.collective is 'Signed for the committee as a body: TM. ỦY BAN NHÂN DÂN.';
comment on column competences.derived is 'Made by the written rule of data/authority from the tier that decides, confirmed by nobody in particular.';

create table cursors (
  name text not null,
  "position" bigint default 0 not null,
  txid xid8 default '0'::xid8 not null,
  event_id bigint default 0 not null,
  moved_at timestamp with time zone,
  constraint cursors_pkey PRIMARY KEY (name)
);
grant select on cursors to :"app";
grant select on cursors to :"city";
grant delete, insert, select, update on cursors to :"worker";
comment on table cursors is 'How far each consumer of the feed has come; the row "sequencer" remembers the last event placed.';

create table delegations (
  id uuid not null,
  kind text not null,
  agency_id uuid not null,
  unit_id integer not null,
  from_position text not null,
  to_account uuid not null,
  parent_id uuid,
  procedures text[],
  units integer[],
  most_money bigint,
  may_redelegate boolean not null,
  instrument_number text not null,
  instrument_on date not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revoked_reason text,
  constraint delegations_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint delegations_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES accounts(id),
  constraint delegations_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES delegations(id),
  constraint delegations_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES accounts(id),
  constraint delegations_to_account_fkey FOREIGN KEY (to_account) REFERENCES accounts(id),
  constraint delegations_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint delegations_pkey PRIMARY KEY (id),
  constraint delegations_check CHECK (valid_to > valid_from),
  constraint delegations_check1 CHECK (kind <> 'authorisation'::text OR valid_to IS NOT NULL),
  constraint delegations_check2 CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
  constraint delegations_instrument_number_check CHECK (instrument_number <> ''::text),
  constraint delegations_kind_check CHECK (kind = ANY (ARRAY['assignment'::text, 'by_order'::text, 'authorisation'::text])),
  constraint delegations_most_money_check CHECK (most_money >= 0),
  constraint delegations_procedures_check CHECK (cardinality(procedures) > 0),
  constraint delegations_units_check CHECK (cardinality(units) > 0)
);
CREATE INDEX delegations_of_agency ON delegations USING btree (agency_id, granted_at DESC);
CREATE INDEX delegations_to ON delegations USING btree (to_account);
alter table delegations enable row level security;
create policy delegations_city on delegations to :"city"
  using (true);
create policy delegations_grant on delegations for insert to :"app"
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy delegations_read on delegations for select to :"app"
  using (true);
create policy delegations_revoke on delegations for update to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy delegations_worker on delegations for select to :"worker"
  using (true);
grant insert, select, update (revoked_at, revoked_by, revoked_reason) on delegations to :"app";
grant insert, select, update (revoked_at, revoked_by, revoked_reason) on delegations to :"city";
grant select on delegations to :"worker";
comment on table delegations is 'Ủy quyền: phân công (KT.), thừa lệnh (TL.), thừa ủy quyền (TUQ.) from a position to a person, with its instrument; the instrument''s file is a paper held for this id.';
comment on column delegations.parent_id is 'The delegation that was passed on; it must allow that and still be in force.';
comment on column delegations.procedures is 'Null: every procedure the position may sign; so with units and most_money (đồng).';

create table digests (
  id uuid not null,
  unit_id integer not null,
  on_day date not null,
  at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  hours integer not null,
  late integer not null,
  within_8 integer not null,
  within_24 integer not null,
  within_all integer not null,
  turns jsonb not null,
  constraint digests_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint digests_pkey PRIMARY KEY (id),
  constraint digests_unit_id_on_day_key UNIQUE (unit_id, on_day)
);
CREATE INDEX digests_by_day ON digests USING btree (on_day);
grant select on digests to :"app";
grant select on digests to :"city";
grant insert, select on digests to :"worker";
comment on table digests is 'Bản tin sắp trễ: one per unit and working day, counts only: what is late and what will be within 8, 24 and all the hours, by whose turn it is. Kept as recorded.';

create table dossiers (
  id uuid not null,
  code text not null,
  version integer default 1 not null,
  procedure_code text not null,
  procedure_version_id uuid not null,
  case_key text,
  channel text not null,
  business text not null,
  money text default 'none'::text not null,
  delivery text default 'none'::text not null,
  sync text default 'local'::text not null,
  support_agency_id uuid,
  reception_agency_id uuid not null,
  competence_agency_id uuid not null,
  signer_agency_id uuid not null,
  return_agency_id uuid not null,
  body_agency_id uuid not null,
  other_agency_ids uuid[] default '{}'::uuid[] not null,
  holder_id uuid,
  unit_id integer not null,
  reception_unit_id integer not null,
  filer_id uuid,
  principal_id uuid,
  proxy_id uuid,
  persons jsonb not null,
  tail text not null,
  principal_name text not null,
  folded text not null,
  answers jsonb default '{}'::jsonb not null,
  checklist jsonb default '[]'::jsonb not null,
  has_head_step boolean not null,
  submitted_at timestamp with time zone not null,
  acceptance_due_at timestamp with time zone,
  accepted_at timestamp with time zone,
  due_at timestamp with time zone,
  original_due_at timestamp with time zone,
  finished_at timestamp with time zone,
  on_time boolean,
  delivered_at timestamp with time zone,
  intervals jsonb default '[]'::jsonb not null,
  supplement jsonb,
  supplement_count integer default 0 not null,
  extension jsonb,
  consultation jsonb,
  refusal jsonb,
  decision jsonb,
  obligation jsonb,
  ending jsonb,
  result_number text,
  fee_due integer default 0 not null,
  fee_paid integer default 0 not null,
  receipt_number text,
  last_act text not null,
  last_actor text not null,
  last_at timestamp with time zone not null,
  papers_issued jsonb default '[]'::jsonb not null,
  fee_exemption jsonb,
  apology jsonb,
  lapse jsonb,
  constraint dossiers_body_agency_id_fkey FOREIGN KEY (body_agency_id) REFERENCES agencies(id),
  constraint dossiers_competence_agency_id_fkey FOREIGN KEY (competence_agency_id) REFERENCES agencies(id),
  constraint dossiers_filer_id_fkey FOREIGN KEY (filer_id) REFERENCES people(id),
  constraint dossiers_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES accounts(id),
  constraint dossiers_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES people(id),
  constraint dossiers_procedure_version_id_fkey FOREIGN KEY (procedure_version_id) REFERENCES procedure_versions(id),
  constraint dossiers_proxy_id_fkey FOREIGN KEY (proxy_id) REFERENCES people(id),
  constraint dossiers_reception_agency_id_fkey FOREIGN KEY (reception_agency_id) REFERENCES agencies(id),
  constraint dossiers_reception_unit_id_fkey FOREIGN KEY (reception_unit_id) REFERENCES units(id),
  constraint dossiers_return_agency_id_fkey FOREIGN KEY (return_agency_id) REFERENCES agencies(id),
  constraint dossiers_signer_agency_id_fkey FOREIGN KEY (signer_agency_id) REFERENCES agencies(id),
  constraint dossiers_support_agency_id_fkey FOREIGN KEY (support_agency_id) REFERENCES agencies(id),
  constraint dossiers_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint dossiers_pkey PRIMARY KEY (id),
  constraint dossiers_code_key UNIQUE (code),
  constraint dossiers_business_check CHECK (business = ANY (ARRAY['submitted'::text, 'supplement_before'::text, 'refusal_drafted'::text, 'refused'::text, 'accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'supplement'::text, 'financial'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text, 'finished'::text, 'withdrawn'::text, 'stopped'::text])),
  constraint dossiers_channel_check CHECK (channel = ANY (ARRAY['counter'::text, 'online'::text, 'post'::text])),
  constraint dossiers_check CHECK (original_due_at IS NULL OR accepted_at IS NOT NULL),
  constraint dossiers_delivery_check CHECK (delivery = ANY (ARRAY['none'::text, 'ready'::text, 'delivered'::text])),
  constraint dossiers_fee_due_check CHECK (fee_due >= 0),
  constraint dossiers_fee_paid_check CHECK (fee_paid >= 0),
  constraint dossiers_money_check CHECK (money = ANY (ARRAY['none'::text, 'due'::text, 'paid'::text])),
  constraint dossiers_sync_check CHECK (sync = ANY (ARRAY['local'::text, 'waiting'::text, 'synced'::text, 'failed'::text]))
);
CREATE INDEX dossiers_by_time ON dossiers USING btree (submitted_at DESC, id);
CREATE INDEX dossiers_never_supplemented ON dossiers USING btree ((supplement ->> 'due_on'::text)) WHERE business = ANY (ARRAY['supplement'::text, 'supplement_before'::text]);
CREATE INDEX dossiers_of_body ON dossiers USING btree (body_agency_id, due_at) WHERE finished_at IS NULL;
CREATE INDEX dossiers_of_competence ON dossiers USING btree (competence_agency_id, due_at);
CREATE INDEX dossiers_of_filer ON dossiers USING btree (filer_id, submitted_at DESC);
CREATE INDEX dossiers_of_principal ON dossiers USING btree (principal_id, submitted_at DESC);
CREATE INDEX dossiers_of_proxy ON dossiers USING btree (proxy_id, submitted_at DESC) WHERE proxy_id IS NOT NULL;
CREATE INDEX dossiers_of_reception ON dossiers USING btree (reception_agency_id, submitted_at DESC, id);
CREATE INDEX dossiers_of_return ON dossiers USING btree (return_agency_id, delivery);
CREATE INDEX dossiers_of_unit ON dossiers USING btree (unit_id, submitted_at DESC, id);
CREATE INDEX dossiers_running ON dossiers USING btree (due_at) WHERE business = ANY (ARRAY['accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text]);
CREATE INDEX dossiers_unanswered ON dossiers USING btree ((consultation ->> 'check_at'::text)) WHERE business = 'consulting'::text;
alter table dossiers enable row level security;
create policy dossiers_city on dossiers for select to :"city"
  using (true);
create policy dossiers_wall on dossiers to :"app"
  using ((reception_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR (competence_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR (signer_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR (return_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR (support_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR other_agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[] OR filer_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR principal_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR proxy_id = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR id = NULLIF(current_setting('app.tracked'::text, true), ''::text)::uuid)
  with check (true);
create policy dossiers_worker on dossiers to :"worker"
  using (true);
grant insert, select, update on dossiers to :"app";
grant select on dossiers to :"city";
grant select, update on dossiers to :"worker";
comment on table dossiers is 'Hồ sơ: business, money, delivery and sync are separate axes; the official statuses 1–10 are derived.';
comment on column dossiers.other_agency_ids is 'Consulted bodies and agencies that were responsible before: they may still read.';
comment on column dossiers.tail is 'Second factor of tracking: last four digits of the phone, or of the personal number where there is no phone.';
comment on column dossiers.original_due_at is 'The first appointment given; never changes, whatever extends or moves the dossier.';
comment on column dossiers.papers_issued is 'Mẫu 01–05 issued (TT 03/2025): form, number, moment, agency, who signed, and what later acts would change.';
comment on column dossiers.fee_exemption is 'the exemption granted at acceptance: key, name, kinds, share still to be paid, evidence seen, source';
comment on column dossiers.apology is 'Văn bản xin lỗi: drafted by the house a working day before the date would pass, with reason and proposed date; signed_at once a responsible officer signed it.';
comment on column dossiers.lapse is 'Quá hẹn: which date passed while the dossier was open, when that was written down, and whether an apology had been signed.';

create table drafts (
  id uuid not null,
  account_id uuid not null,
  procedure_code text not null,
  data jsonb not null,
  saved_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint drafts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint drafts_pkey PRIMARY KEY (id)
);
CREATE INDEX drafts_of_account ON drafts USING btree (account_id, saved_at DESC);
alter table drafts enable row level security;
create policy drafts_own on drafts to :"app"
  using (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid)
  with check (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
grant delete, insert, select, update on drafts to :"app";
comment on table drafts is 'Hồ sơ đang soạn: what a resident has typed and not yet filed.';

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
grant insert, select on events to :"city";
grant insert, select on events to :"worker";
comment on table events is 'Nhật ký: what was done, by whom, when. Append-only; ids and field names, no personal values.';

create table fee_exemptions (
  key text not null,
  valid_from date not null,
  rule jsonb not null,
  constraint fee_exemptions_pkey PRIMARY KEY (key, valid_from)
);
grant select on fee_exemptions to :"app";
grant select on fee_exemptions to :"city";
grant select on fee_exemptions to :"worker";
comment on table fee_exemptions is 'Miễn, giảm phí, lệ phí: by field and kind of fee, with the evidence that proves it and its source';

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

create table histories (
  name text not null,
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint histories_pkey PRIMARY KEY (name)
);
comment on table histories is 'Mô phỏng: a made-up history played into this house; without an end its playing was cut off, and the house is made anew.';

create table house_limits (
  id uuid default gen_random_uuid() not null,
  valid_from date not null,
  supplement_days integer not null,
  warn_days integer not null,
  digest_hours integer not null,
  source text not null,
  decided_at timestamp with time zone not null,
  constraint house_limits_pkey PRIMARY KEY (id),
  constraint house_limits_valid_from_key UNIQUE (valid_from),
  constraint house_limits_check CHECK (warn_days < supplement_days),
  constraint house_limits_digest_hours_check CHECK (digest_hours >= 8 AND digest_hours <= 400),
  constraint house_limits_supplement_days_check CHECK (supplement_days >= 1 AND supplement_days <= 365),
  constraint house_limits_warn_days_check CHECK (warn_days >= 1 AND warn_days <= 60)
);
grant select on house_limits to :"app";
grant insert, select on house_limits to :"city";
grant select on house_limits to :"worker";
comment on table house_limits is 'Thời hạn chung của thành phố, theo ngày hiệu lực: working days to bring requested papers, working days before the closing on which it is warned of, working hours the digest looks ahead.';

create table log_checkpoints (
  size bigint not null,
  note text not null,
  at timestamp with time zone not null,
  constraint log_checkpoints_pkey PRIMARY KEY (size)
);
grant select on log_checkpoints to :"app";
grant select on log_checkpoints to :"city";
grant insert, select on log_checkpoints to :"worker";
comment on table log_checkpoints is 'What was signed: how large the log was and its root (C2SP tlog-checkpoint).';

create table log_keys (
  verifier text not null,
  since timestamp with time zone not null,
  constraint log_keys_pkey PRIMARY KEY (verifier)
);
grant select on log_keys to :"app";
grant select on log_keys to :"city";
grant select on log_keys to :"worker";
comment on table log_keys is 'Public keys that have signed the log; the private ones are never in the database.';

create table log_leaves (
  "position" bigint not null,
  logged_at timestamp with time zone not null,
  commitment bytea not null,
  constraint log_leaves_pkey PRIMARY KEY ("position"),
  constraint log_leaves_commitment_check CHECK (length(commitment) = 32)
);
grant select on log_leaves to :"app";
grant select on log_leaves to :"city";
grant insert, select on log_leaves to :"worker";
comment on table log_leaves is 'One leaf for each position of the feed: SHA-256 over a salt and the event; says nothing without both.';

create table log_salts (
  "position" bigint not null,
  salt bytea not null,
  constraint log_salts_pkey PRIMARY KEY ("position"),
  constraint log_salts_salt_check CHECK (length(salt) = 16)
);
grant insert, select on log_salts to :"worker";
comment on table log_salts is 'The salt of each leaf, beside its value and deleted with it; the leaf stays.';

create table log_tiles (
  level smallint not null,
  n bigint not null,
  root bytea not null,
  hashes bytea not null,
  constraint log_tiles_pkey PRIMARY KEY (level, n),
  constraint log_tiles_hashes_check CHECK (length(hashes) = 8192),
  constraint log_tiles_root_check CHECK (length(root) = 32)
);
grant select on log_tiles to :"app";
grant select on log_tiles to :"city";
grant insert, select on log_tiles to :"worker";
comment on table log_tiles is 'Full tiles of the tree, 256 hashes each (C2SP tlog-tiles), with their own root.';

create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);
comment on table migrations is 'The migrations this schema has had, with the SHA-256 of each file.';

create table papers (
  id uuid not null,
  name text not null,
  media text not null,
  bytes integer not null,
  pages integer not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  held_for uuid,
  constraint papers_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES accounts(id),
  constraint papers_pkey PRIMARY KEY (id),
  constraint papers_bytes_check CHECK (bytes > 0),
  constraint papers_media_check CHECK (media = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])),
  constraint papers_name_check CHECK (name <> ''::text),
  constraint papers_pages_check CHECK (pages > 0),
  constraint papers_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
);
CREATE INDEX papers_by_content ON papers USING btree (sha256);
CREATE INDEX papers_of_holder ON papers USING btree (held_for);
CREATE INDEX papers_waiting ON papers USING btree (uploaded_by, uploaded_at) WHERE held_for IS NULL;
alter table papers enable row level security;
create policy papers_attach on papers for update to :"app"
  using (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid AND held_for IS NULL)
  with check (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
create policy papers_city on papers for select to :"city"
  using (true);
create policy papers_city_attach on papers for update to :"city"
  using (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid AND held_for IS NULL)
  with check (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
create policy papers_city_new on papers for insert to :"city"
  with check (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid AND held_for IS NULL);
create policy papers_discard on papers for delete to :"app"
  using (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid AND held_for IS NULL);
create policy papers_new on papers for insert to :"app"
  with check (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid AND held_for IS NULL);
create policy papers_own on papers for select to :"app"
  using (uploaded_by = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
create policy papers_worker on papers to :"worker"
  using (true);
grant delete, insert, select, update (held_for) on papers to :"app";
grant insert, select, update (held_for) on papers to :"city";
grant delete, select on papers to :"worker";
comment on table papers is 'Giấy tờ: files people handed in; held_for = the noun they belong to (a dossier), null while nothing has them yet.';

create table payments (
  id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  agency_id uuid not null,
  unit_id integer not null,
  agency_ids uuid[] not null,
  person_ids uuid[] not null,
  amount integer not null,
  method text not null,
  receipt_number text not null,
  taken_by uuid,
  taken_by_name text not null,
  taken_at timestamp with time zone not null,
  refunded_amount integer,
  refund_number text,
  refund_reason text,
  refunded_by uuid,
  refunded_at timestamp with time zone,
  constraint payments_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint payments_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint payments_refunded_by_fkey FOREIGN KEY (refunded_by) REFERENCES accounts(id),
  constraint payments_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES accounts(id),
  constraint payments_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint payments_pkey PRIMARY KEY (id),
  constraint payments_agency_id_receipt_number_key UNIQUE (agency_id, receipt_number),
  constraint payments_amount_check CHECK (amount > 0),
  constraint payments_check CHECK (refunded_amount > 0 AND refunded_amount <= amount),
  constraint payments_check1 CHECK (num_nulls(refunded_amount, refund_number, refund_reason, refunded_by, refunded_at) = ANY (ARRAY[0, 5])),
  constraint payments_method_check CHECK (method = ANY (ARRAY['cash'::text, 'transfer'::text, 'vietqr'::text]))
);
CREATE INDEX payments_of_agency ON payments USING btree (agency_id, taken_at DESC, id);
CREATE INDEX payments_of_dossier ON payments USING btree (dossier_id, taken_at);
alter table payments enable row level security;
create policy payments_city on payments for select to :"city"
  using (true);
create policy payments_wall on payments to :"app"
  using ((agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[] OR (NULLIF(current_setting('app.person'::text, true), ''::text)::uuid = ANY (person_ids)) OR dossier_id = NULLIF(current_setting('app.tracked'::text, true), ''::text)::uuid)
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy payments_worker on payments for select to :"worker"
  using (true);
grant insert, select, update on payments to :"app";
grant select on payments to :"city";
grant select on payments to :"worker";
comment on table payments is 'Biên lai: one receipt for one payment of a dossier''s fees, numbered without gaps per agency and year; refunded once at most.';
comment on column payments.agency_id is 'Where the money was taken and the receipt numbered: the place of reception.';
comment on column payments.agency_ids is 'The dossier''s places when it was paid: they may read the receipt; so may the persons in person_ids.';
comment on column payments.taken_by is 'Null where the house itself found the money in a bank statement.';

create table people (
  id uuid not null,
  personal_number text,
  full_name text not null,
  birth_on date,
  phone text,
  email text,
  address_printed text,
  unit_id integer,
  created_at timestamp with time zone not null,
  constraint people_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_personal_number_key UNIQUE (personal_number)
);
alter table people enable row level security;
create policy people_self on people to :"app"
  using (id::text = current_setting('app.person'::text, true));
grant select on people to :"app";
grant select on people to :"city";
comment on table people is 'Người: residents by personal number (số định danh). The address stays as printed on the paper.';

create table procedure_changes (
  only_row boolean default true not null,
  revision bigint not null,
  constraint procedure_changes_pkey PRIMARY KEY (only_row),
  constraint procedure_changes_only_row_check CHECK (only_row)
);
grant select on procedure_changes to :"app";
grant select, update (revision) on procedure_changes to :"city";
grant select, update (revision) on procedure_changes to :"worker";
comment on table procedure_changes is 'Counts changes of versions, lists and switches, so that what is held in memory is read anew';

create table procedure_drafts (
  id uuid not null,
  code text not null,
  version integer not null,
  definition jsonb not null,
  effect text default 'keep'::text not null,
  revision integer default 1 not null,
  saved_at timestamp with time zone not null,
  saved_by uuid,
  constraint procedure_drafts_code_fkey FOREIGN KEY (code) REFERENCES catalogue(code),
  constraint procedure_drafts_pkey PRIMARY KEY (id),
  constraint procedure_drafts_code_key UNIQUE (code),
  constraint procedure_drafts_effect_check CHECK (effect = ANY (ARRAY['keep'::text, 'offer'::text, 'move'::text])),
  constraint procedure_drafts_version_check CHECK (version > 0)
);
grant delete, insert, select, update on procedure_drafts to :"city";
comment on table procedure_drafts is 'The next version of a procedure while the current one runs; one at a time, checked when it is published';
comment on column procedure_drafts.effect is 'what becomes of running dossiers: keep their version, offer the new one, or move them';

create table procedure_lists (
  list text not null,
  code text not null,
  imported_at timestamp with time zone not null,
  imported_by uuid,
  constraint procedure_lists_code_fkey FOREIGN KEY (code) REFERENCES catalogue(code),
  constraint procedure_lists_pkey PRIMARY KEY (list, code),
  constraint procedure_lists_list_check CHECK (list = ANY (ARRAY['essential_25'::text, 'communes_112'::text, 'communes_559'::text]))
);
grant select on procedure_lists to :"app";
grant delete, insert, select on procedure_lists to :"city";
grant select on procedure_lists to :"worker";
comment on table procedure_lists is 'Lists an administrator imports, none invented: essential_25 = fully online services whose papers nobody may ask for (CT 24/CT-TTg); communes_112, communes_559 = what communes handle';

create table procedure_switches (
  id uuid not null,
  list text not null,
  valid_from date not null,
  decided_at timestamp with time zone not null,
  decided_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint procedure_switches_pkey PRIMARY KEY (id),
  constraint procedure_switches_list_check CHECK (list = ANY (ARRAY['communes_112'::text, 'communes_559'::text, 'all'::text]))
);
grant select on procedure_switches to :"app";
grant insert, select, update (undone_at, undone_by) on procedure_switches to :"city";
grant select on procedure_switches to :"worker";
comment on table procedure_switches is 'From 00:00 of a day the house takes the procedures of a list and no others; undone by one act before that day';

create table procedure_tallies (
  run integer not null,
  unit_id integer not null,
  on_day date not null,
  procedure_code text not null,
  channel text not null,
  received integer not null,
  settled integer not null,
  on_time integer not null,
  late integer not null,
  constraint procedure_tallies_run_fkey FOREIGN KEY (run) REFERENCES tally_runs(run),
  constraint procedure_tallies_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint procedure_tallies_pkey PRIMARY KEY (run, unit_id, on_day, procedure_code, channel)
);
grant select on procedure_tallies to :"app";
grant select on procedure_tallies to :"city";
grant delete, insert, select, update on procedure_tallies to :"worker";
comment on table procedure_tallies is 'The same counts by procedure and channel.';

create table procedure_versions (
  id uuid not null,
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  definition jsonb not null,
  sha256 text not null,
  loaded_at timestamp with time zone default now() not null,
  effect text default 'keep'::text not null,
  published_at timestamp with time zone,
  published_by uuid,
  revoked_at timestamp with time zone,
  constraint procedure_versions_code_fkey FOREIGN KEY (code) REFERENCES catalogue(code),
  constraint procedure_versions_pkey PRIMARY KEY (id),
  constraint procedure_versions_code_version_key UNIQUE (code, version),
  constraint procedure_versions_check CHECK (valid_to > valid_from),
  constraint procedure_versions_effect_check CHECK (effect = ANY (ARRAY['keep'::text, 'offer'::text, 'move'::text])),
  constraint procedure_versions_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint procedure_versions_version_check CHECK (version > 0)
);
grant select on procedure_versions to :"app";
grant insert, select, update (revoked_at) on procedure_versions to :"city";
grant select on procedure_versions to :"worker";
comment on table procedure_versions is 'Immutable versions of procedures handled here; a dossier pins the one that was valid when it was accepted';
comment on column procedure_versions.id is 'made from code, version and content, so the same file has the same id in every house';
comment on column procedure_versions.valid_to is 'the first day it is valid no longer';
comment on column procedure_versions.sha256 is 'of the bytes of the file it came from';
comment on column procedure_versions.effect is 'what becomes of running dossiers when it comes into force';
comment on column procedure_versions.published_at is 'null where it came from a file of the project';
comment on column procedure_versions.revoked_at is 'taken back before its first day; it never was in force';

create table ratings (
  id uuid not null,
  dossier_id uuid not null,
  unit_id integer not null,
  agency_ids uuid[] not null,
  rated_by uuid not null,
  score integer not null,
  comment text,
  rated_at timestamp with time zone not null,
  constraint ratings_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint ratings_rated_by_fkey FOREIGN KEY (rated_by) REFERENCES people(id),
  constraint ratings_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint ratings_pkey PRIMARY KEY (id),
  constraint ratings_dossier_id_key UNIQUE (dossier_id),
  constraint ratings_score_check CHECK (score >= 1 AND score <= 5)
);
CREATE INDEX ratings_of_unit ON ratings USING btree (unit_id, rated_at);
alter table ratings enable row level security;
create policy ratings_city on ratings for select to :"city"
  using (true);
create policy ratings_wall on ratings to :"app"
  using (rated_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR dossier_id = NULLIF(current_setting('app.tracked'::text, true), ''::text)::uuid OR agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (rated_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid);
grant insert, select on ratings to :"app";
grant select on ratings to :"city";
comment on table ratings is 'Đánh giá: one rating for one hand-over; agency_ids may read the score, nobody is shown who gave it.';

create table register_entries (
  agency_id uuid not null,
  register text not null,
  year integer not null,
  number integer not null,
  taken_at timestamp with time zone not null,
  taken_by_name text not null,
  noun_id uuid not null,
  code text not null,
  about text not null,
  voided_at timestamp with time zone,
  voided_by_name text,
  void_reason text,
  constraint register_entries_agency_id_register_year_fkey FOREIGN KEY (agency_id, register, year) REFERENCES registers(agency_id, register, year),
  constraint register_entries_pkey PRIMARY KEY (agency_id, register, year, number),
  constraint register_entries_check CHECK (num_nulls(voided_at, voided_by_name, void_reason) = ANY (ARRAY[0, 3])),
  constraint register_entries_number_check CHECK (number > 0)
);
alter table register_entries enable row level security;
create policy register_entries_city on register_entries for select to :"city", :"worker"
  using (true);
create policy register_entries_taken on register_entries for insert to :"app", :"worker"
  with check (voided_at IS NULL);
create policy register_entries_voided on register_entries for update to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy register_entries_wall on register_entries for select to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select, update (voided_at, voided_by_name, void_reason) on register_entries to :"app";
grant select on register_entries to :"city";
grant insert, select on register_entries to :"worker";
comment on table register_entries is 'Dòng sổ: one row for each number of a register; a number is never used again, and given up only with a reason.';
comment on column register_entries.noun_id is 'what the number was taken for: the dossier or the payment';
comment on column register_entries.code is 'the dossier''s code, as the book shows it';

create table registers (
  agency_id uuid not null,
  register text not null,
  year integer not null,
  taken integer not null,
  constraint registers_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint registers_pkey PRIMARY KEY (agency_id, register, year)
);
grant insert, select, update on registers to :"app";
grant select on registers to :"city";
grant insert, select, update on registers to :"worker";
comment on table registers is 'Sổ: the last number of a yearly register of an agency; a rolled-back act gives its number back.';

create table replaced_papers (
  code text not null,
  paper text not null,
  document text not null,
  database text not null,
  regulation text not null,
  provision text not null,
  constraint replaced_papers_code_fkey FOREIGN KEY (code) REFERENCES catalogue(code),
  constraint replaced_papers_pkey PRIMARY KEY (code, document, paper)
);
grant select on replaced_papers to :"app";
grant select on replaced_papers to :"city";
grant select on replaced_papers to :"worker";
comment on table replaced_papers is 'Papers that may no longer be asked for because a database of the state holds them (NQ 66.7/2025/NQ-CP)';
comment on column replaced_papers.paper is 'key of the paper in the procedure''s definition; empty where the definition does not have it';

create table sessions (
  token_hash text not null,
  account_id uuid not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sessions_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX sessions_of_account ON sessions USING btree (account_id);
grant delete, insert, select, update on sessions to :"app";
grant delete, select on sessions to :"worker";
comment on table sessions is 'Phiên đăng nhập: only the hash of the cookie is kept; deleting the rows signs out everywhere.';

create table signatures (
  id uuid not null,
  kind text not null,
  noun_id uuid not null,
  noun_code text not null,
  agency_id uuid not null,
  unit_id integer not null,
  agency_ids uuid[] not null,
  person_ids uuid[] not null,
  state text not null,
  register text not null,
  number text not null,
  dated_at timestamp with time zone not null,
  signer_id uuid not null,
  signer_name text not null,
  signer_title text not null,
  place jsonb,
  document_sha256 text,
  file_sha256 text,
  certificate text,
  signed_at timestamp with time zone,
  reason text,
  tries integer default 1 not null,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint signatures_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint signatures_signer_id_fkey FOREIGN KEY (signer_id) REFERENCES accounts(id),
  constraint signatures_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint signatures_pkey PRIMARY KEY (id),
  constraint signatures_check CHECK ((state = 'signed'::text) = (file_sha256 IS NOT NULL AND document_sha256 IS NOT NULL AND certificate IS NOT NULL)),
  constraint signatures_check1 CHECK ((state <> ALL (ARRAY['failed'::text, 'void'::text])) OR reason IS NOT NULL),
  constraint signatures_document_sha256_check CHECK (document_sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint signatures_file_sha256_check CHECK (file_sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint signatures_kind_check CHECK (kind = ANY (ARRAY['personal'::text, 'seal'::text])),
  constraint signatures_state_check CHECK (state = ANY (ARRAY['pending'::text, 'signed'::text, 'failed'::text, 'void'::text])),
  constraint signatures_tries_check CHECK (tries > 0)
);
CREATE UNIQUE INDEX signatures_living ON signatures USING btree (noun_id, kind) WHERE state <> 'void'::text;
CREATE UNIQUE INDEX signatures_number ON signatures USING btree (agency_id, register, number) WHERE kind = 'personal'::text;
CREATE INDEX signatures_of_noun ON signatures USING btree (noun_id, opened_at);
CREATE INDEX signatures_unfinished ON signatures USING btree (agency_id, changed_at) WHERE state = ANY (ARRAY['pending'::text, 'failed'::text]);
alter table signatures enable row level security;
create policy signatures_city on signatures for select to :"city"
  using (true);
create policy signatures_wall on signatures to :"app"
  using ((agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[] OR (NULLIF(current_setting('app.person'::text, true), ''::text)::uuid = ANY (person_ids)) OR noun_id = NULLIF(current_setting('app.tracked'::text, true), ''::text)::uuid)
  with check ((agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[] OR (NULLIF(current_setting('app.person'::text, true), ''::text)::uuid = ANY (person_ids)));
create policy signatures_worker on signatures to :"worker"
  using (true);
grant insert, select, update on signatures to :"app";
grant select on signatures to :"city";
grant select, update on signatures to :"worker";
comment on table signatures is 'Chữ ký: each signature on a paper; a failed one keeps its number, one given up (void) has a reason and its number is never used again.';
comment on column signatures.agency_id is 'Whose register numbered the paper.';

create table tallies (
  run integer not null,
  on_day date not null,
  unit_id integer not null,
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
  late_with_apology integer default 0 not null,
  apologies integer default 0 not null,
  lapses integer default 0 not null,
  constraint tallies_run_fkey FOREIGN KEY (run) REFERENCES tally_runs(run),
  constraint tallies_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint tallies_pkey PRIMARY KEY (run, on_day, unit_id)
);
CREATE INDEX tallies_of_unit ON tallies USING btree (run, unit_id, on_day);
grant select on tallies to :"app";
grant select on tallies to :"city";
grant delete, insert, select, update on tallies to :"worker";
comment on table tallies is 'Số liệu theo ngày: what happened in a competent commune on a day of Hà Nội''s clock. Counts only, no persons.';
comment on column tallies.settle_minutes is 'Minutes on the wall from acceptance to finish, summed over the settled.';

create table tally_runs (
  run integer not null,
  is_live boolean not null,
  began_at timestamp with time zone not null,
  constraint tally_runs_pkey PRIMARY KEY (run)
);
CREATE UNIQUE INDEX tally_runs_live ON tally_runs USING btree (is_live) WHERE is_live;
grant select on tally_runs to :"app";
grant select on tally_runs to :"city";
grant delete, insert, select, update on tally_runs to :"worker";
comment on table tally_runs is 'Each folding from the first event on is a run; one is live, another may be built beside it.';

create table tracking_tries (
  code text not null,
  tries integer not null,
  wait_until timestamp with time zone,
  constraint tracking_tries_pkey PRIMARY KEY (code)
);
comment on table tracking_tries is 'Wrong second factors per dossier code: five, then a wait.';

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

CREATE OR REPLACE FUNCTION dossier_events(dossier uuid, after_version integer)
 RETURNS TABLE(version integer, act text, at timestamp with time zone, actor_kind text, actor_name text, actor_title text, data jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  select e.noun_version, e.act, e.at, e.actor_kind, coalesce(a.full_name, ''), coalesce(a.title, ''), e.data
  from events e
  left join accounts a on a.id = e.actor_id
  where e.noun_id = dossier and e.noun = 'dossier' and e.noun_version > after_version
    and exists (
      select 1 from dossiers d where d.id = dossier and (
        d.reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
        or d.filer_id = nullif(current_setting('app.person', true), '')::uuid
        or d.principal_id = nullif(current_setting('app.person', true), '')::uuid
        or d.proxy_id = nullif(current_setting('app.person', true), '')::uuid
        or d.id = nullif(current_setting('app.tracked', true), '')::uuid
        or has_table_privilege(session_user, 'events', 'select')
      )
    )
  order by e.noun_version, e.id
$function$
;
grant execute on function dossier_events(uuid,integer) to :"app";
grant execute on function dossier_events(uuid,integer) to :"city";
comment on function dossier_events(uuid,integer) is 'Events of a dossier the caller may see by the same wall as the dossier, or who may read all events; fails closed.';

CREATE OR REPLACE FUNCTION ensure_person(new_id uuid, number text, name text, born date, called text, mail text, address text, moment timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  with made as (
    insert into people (id, personal_number, full_name, birth_on, phone, email, address_printed, created_at)
    values (new_id, number, name, born, called, mail, address, moment)
    on conflict (personal_number) do nothing
    returning id
  )
  select id from made union all select id from people where personal_number = number limit 1
$function$
;
grant execute on function ensure_person(uuid,text,text,date,text,text,text,timestamp with time zone) to :"app";
comment on function ensure_person(uuid,text,text,date,text,text,text,timestamp with time zone) is 'Finds a person by personal number or creates him; gives back only the id.';

CREATE OR REPLACE FUNCTION papers_held_for(holder uuid)
 RETURNS SETOF papers
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
    select p.* from papers p
    where p.held_for = holder and exists (
      select 1 from dossiers d where d.id = holder and (
        d.reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.competence_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.signer_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.return_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.support_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        or d.other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
        or d.filer_id = nullif(current_setting('app.person', true), '')::uuid
        or d.principal_id = nullif(current_setting('app.person', true), '')::uuid
        or d.proxy_id = nullif(current_setting('app.person', true), '')::uuid
        or d.id = nullif(current_setting('app.tracked', true), '')::uuid
        or has_table_privilege(session_user, 'events', 'select')
      )
    )
    union all
    select p.* from papers p
    where p.held_for = holder and exists (
      select 1 from delegations d where d.id = holder and (
        exists (
          select 1 from agencies a where a.unit_id = d.unit_id
            and a.id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        )
        or has_table_privilege(session_user, 'events', 'select')
      )
    )
  $function$
;
grant execute on function papers_held_for(uuid) to :"app";
grant execute on function papers_held_for(uuid) to :"city";
comment on function papers_held_for(uuid) is 'The papers of a dossier the caller may see by the same wall as the dossier, and instruments of delegations for the unit''s own officers and the city; fails closed.';

CREATE OR REPLACE FUNCTION renew_delegate_posts(account uuid, agency uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  delete from appointments where account_id = account and agency_id = agency and by_delegation;
  insert into appointments (account_id, role, agency_id, unit_id, wall, valid_from, valid_to, by_delegation)
  select account, 'signer', agency, unit_id,
    coalesce((select wall from appointments where agency_id = agency and role = 'signer' and not by_delegation limit 1), array[agency]),
    begins, case when bool_or(ends is null) then null else max(ends) end, true
  from (
    select unit_id, (valid_from at time zone 'Asia/Ho_Chi_Minh')::date as begins,
      (least(valid_to, revoked_at) at time zone 'Asia/Ho_Chi_Minh')::date + 1 as ends
    from delegations where to_account = account and agency_id = agency
      and (revoked_at is null or revoked_at > valid_from)
    union all
    select unit_id, (valid_from at time zone 'Asia/Ho_Chi_Minh')::date,
      (least(valid_to, ended_at) at time zone 'Asia/Ho_Chi_Minh')::date + 1
    from absences where substitute_account = account and agency_id = agency
      and (ended_at is null or ended_at > valid_from)
  ) given
  where not exists (
    select 1 from appointments own where own.account_id = account and own.agency_id = agency and own.role = 'signer'
      and not own.by_delegation and own.valid_from <= begins and (own.valid_to is null or own.valid_to >= ends)
  )
  group by unit_id, begins
  on conflict do nothing
$function$
;
grant execute on function renew_delegate_posts(uuid,uuid) to :"app";
grant execute on function renew_delegate_posts(uuid,uuid) to :"city";
comment on function renew_delegate_posts(uuid,uuid) is 'Makes the signer''s posts that an account has at an agency by delegation or substitution, out of those rows alone.';

CREATE OR REPLACE FUNCTION signatures_for(noun uuid)
 RETURNS SETOF signatures
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$ select * from signatures where noun_id = noun $function$
;
grant execute on function signatures_for(uuid) to :"app";
grant execute on function signatures_for(uuid) to :"city";
comment on function signatures_for(uuid) is 'The signatures of one noun; to be asked only with the id of a noun that the wall let through.';

CREATE OR REPLACE FUNCTION track_dossier(asked_code text, asked_tail text, moment timestamp with time zone)
 RETURNS TABLE(dossier_id uuid, tries_left integer, wait_until timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
declare
  found_id uuid;
  used tracking_tries;
begin
  insert into tracking_tries as t (code, tries) values (asked_code, 0)
    on conflict (code) do update set
      tries = case when t.wait_until <= moment then 0 else t.tries end,
      wait_until = case when t.wait_until <= moment then null else t.wait_until end
    returning * into used;
  if used.wait_until is not null then
    return query select null::uuid, 0, used.wait_until;
    return;
  end if;
  select d.id into found_id from dossiers d where d.code = asked_code and d.tail = asked_tail;
  if found_id is not null then
    delete from tracking_tries t where t.code = asked_code;
    return query select found_id, 5, null::timestamptz;
    return;
  end if;
  update tracking_tries t set
    tries = t.tries + 1,
    wait_until = case when t.tries + 1 >= 5 then moment + interval '15 minutes' end
    where t.code = asked_code returning * into used;
  return query select null::uuid, greatest(5 - used.tries, 0), used.wait_until;
end
$function$
;
grant execute on function track_dossier(text,text,timestamp with time zone) to :"app";
comment on function track_dossier(text,text,timestamp with time zone) is 'Finds a dossier by code and second factor; counts wrong tries; says nothing about which of the two was wrong.';
