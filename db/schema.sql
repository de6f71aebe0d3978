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
  password_until timestamp with time zone,
  constraint accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_name_key UNIQUE (name),
  constraint accounts_personal_number_key UNIQUE (personal_number),
  constraint accounts_check CHECK ((kind = 'citizen'::text) = (person_id IS NOT NULL)),
  constraint accounts_kind_check CHECK (kind = ANY (ARRAY['officer'::text, 'citizen'::text]))
);
CREATE INDEX accounts_of_person ON accounts USING btree (person_id) WHERE person_id IS NOT NULL;
grant select, update, update (password_hash, failed_attempts, locked_until, password_until) on accounts to :"app";
grant select, update (password_hash, failed_attempts, locked_until, closed_at, password_until) on accounts to :"city";
grant select on accounts to :"worker";
comment on table accounts is 'Tài khoản: one person, one account; an officer''s rights come from appointments, not from here.';
comment on column accounts.password_until is 'Mật khẩu tạm: until when a password given by an administrator opens the way to setting one''s own; null for a password of one''s own.';

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
CREATE UNIQUE INDEX agencies_id_unit ON agencies USING btree (id, unit_id);
CREATE INDEX agencies_parent ON agencies USING btree (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX agencies_unit ON agencies USING btree (unit_id, kind);
grant select on agencies to :"app";
grant select on agencies to :"city";
grant insert, select, update on agencies to :"worker";
comment on table agencies is 'Bodies that receive, decide, sign or answer (NĐ 150/2025, NĐ 118/2025); unit_id is the territory they serve';

create table agency_successions (
  old_agency_id uuid not null,
  new_agency_id uuid not null,
  new_unit_id integer not null,
  plan_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone,
  is_main boolean not null,
  constraint agency_successions_new_agency_id_fkey FOREIGN KEY (new_agency_id) REFERENCES agencies(id),
  constraint agency_successions_new_unit_id_fkey FOREIGN KEY (new_unit_id) REFERENCES units(id),
  constraint agency_successions_old_agency_id_fkey FOREIGN KEY (old_agency_id) REFERENCES agencies(id),
  constraint agency_successions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES reorganisations(id),
  constraint agency_successions_pkey PRIMARY KEY (old_agency_id, new_agency_id, plan_id)
);
CREATE INDEX agency_successions_new ON agency_successions USING btree (new_agency_id);
grant select on agency_successions to :"app";
grant select on agency_successions to :"city";
grant insert, select, update on agency_successions to :"worker";
comment on table agency_successions is 'Cơ quan kế thừa: which agency acts in an old one''s place for which territory, from when.';

create table alert_addresses (
  account_id uuid not null,
  address text not null,
  set_at timestamp with time zone not null,
  constraint alert_addresses_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint alert_addresses_pkey PRIMARY KEY (account_id)
);
alter table alert_addresses enable row level security;
create policy alert_addresses_house on alert_addresses to :"worker"
  using (true);
create policy alert_addresses_own on alert_addresses to :"app", :"city"
  using (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid)
  with check (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
grant delete, insert, select, update on alert_addresses to :"app";
grant delete, insert, select, update on alert_addresses to :"city";
grant select on alert_addresses to :"worker";
comment on table alert_addresses is 'Where an officer wants alerts by e-mail: his office address, given by himself';

create table alert_mails (
  id uuid not null,
  account_id uuid not null,
  alert_ids uuid[] not null,
  made_at timestamp with time zone not null,
  next_try_at timestamp with time zone,
  tries integer default 0 not null,
  sent_at timestamp with time zone,
  failure text,
  constraint alert_mails_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint alert_mails_pkey PRIMARY KEY (id)
);
CREATE INDEX alert_mails_waiting ON alert_mails USING btree (next_try_at) WHERE next_try_at IS NOT NULL;
grant insert, select, update on alert_mails to :"worker";
comment on table alert_mails is 'Thư cảnh báo: made with the step that calls for it, sent at least once under one Message-ID; no text is kept';

create table alert_rules (
  key text not null,
  valid_from date not null,
  rule jsonb not null,
  constraint alert_rules_pkey PRIMARY KEY (key, valid_from)
);
grant select on alert_rules to :"app";
grant select on alert_rules to :"city";
grant select on alert_rules to :"worker";
comment on table alert_rules is 'Quy tắc cảnh báo: what is watched, whom it is told, whom next; a landed row is never edited';

create table alerts (
  id uuid not null,
  rule_key text not null,
  rule_from date not null,
  cause text not null,
  since timestamp with time zone not null,
  dossier_id uuid,
  unit_id integer not null,
  agency_ids uuid[] not null,
  raised_at timestamp with time zone not null,
  step integer default 0 not null,
  next_at timestamp with time zone,
  taken_up_at timestamp with time zone,
  taken_up_by uuid,
  taken_up_by_name text,
  note text,
  cleared_at timestamp with time zone,
  version integer default 1 not null,
  constraint alerts_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint alerts_rule_key_rule_from_fkey FOREIGN KEY (rule_key, rule_from) REFERENCES alert_rules(key, valid_from),
  constraint alerts_taken_up_by_fkey FOREIGN KEY (taken_up_by) REFERENCES accounts(id),
  constraint alerts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint alerts_pkey PRIMARY KEY (id),
  constraint alerts_rule_key_cause_since_key UNIQUE (rule_key, cause, since),
  constraint alerts_check CHECK ((taken_up_at IS NULL) = (taken_up_by_name IS NULL)),
  constraint alerts_step_check CHECK (step >= 0)
);
CREATE INDEX alerts_going_on ON alerts USING btree (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX alerts_of_unit ON alerts USING btree (unit_id, raised_at) WHERE cleared_at IS NULL;
CREATE INDEX alerts_standing ON alerts USING btree (rule_key, cause) WHERE cleared_at IS NULL;
alter table alerts enable row level security;
create policy alerts_city on alerts to :"city"
  using (true)
  with check (true);
create policy alerts_house on alerts to :"worker"
  using (true)
  with check (true);
create policy alerts_wall on alerts to :"app"
  using (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
grant select, update (next_at, taken_up_at, taken_up_by, taken_up_by_name, note, version) on alerts to :"app";
grant select, update (next_at, taken_up_at, taken_up_by, taken_up_by_name, note, version) on alerts to :"city";
grant insert, select, update on alerts to :"worker";
comment on table alerts is 'Cảnh báo: one for each cause of a rule, who took it up, and when its cause was gone';
comment on column alerts.cause is 'The dossier, bank line or unit it is about, as an id; with `since` it is told once';
comment on column alerts.since is 'Which time it is: the date that was missed, the day the money came; the same cause at the same time is told once';
comment on column alerts.step is 'How far it has gone up the steps of its rule';
comment on column alerts.next_at is 'When it goes on to the next step; null when it was taken up, is over, or has no further step';

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
CREATE INDEX appointments_of_city_admins ON appointments USING btree (account_id) WHERE role = 'city_admin'::text;
CREATE INDEX appointments_of_unit ON appointments USING btree (unit_id);
grant select on appointments to :"app";
grant select on appointments to :"city";
grant delete, insert, select, update on appointments to :"worker";
comment on table appointments is 'Phân công: an officer''s role at an agency, dated; wall = the agencies whose dossiers he sees by it.';
comment on column appointments."position" is 'Chức vụ held with this post; competence is given to positions, not to persons.';
comment on column appointments.by_delegation is 'A signer''s post that follows from delegations and substitutions, made by renew_delegate_posts.';

create table archive_boxes (
  id uuid not null,
  agency_id uuid not null,
  fonds_agency_id uuid not null,
  code text not null,
  title text not null,
  shelf text default ''::text not null,
  files jsonb default '[]'::jsonb not null,
  since timestamp with time zone not null,
  listed_at timestamp with time zone not null,
  listed_by_name text not null,
  version integer default 1 not null,
  constraint archive_boxes_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint archive_boxes_fonds_agency_id_fkey FOREIGN KEY (fonds_agency_id) REFERENCES agencies(id),
  constraint archive_boxes_pkey PRIMARY KEY (id),
  constraint archive_boxes_fonds_agency_id_code_key UNIQUE (fonds_agency_id, code),
  constraint archive_boxes_code_check CHECK (code <> ''::text),
  constraint archive_boxes_files_check CHECK (jsonb_typeof(files) = 'array'::text),
  constraint archive_boxes_title_check CHECK (title <> ''::text)
);
CREATE INDEX archive_boxes_held ON archive_boxes USING btree (agency_id, code);
alter table archive_boxes enable row level security;
create policy archive_boxes_city on archive_boxes for select to :"city"
  using (true);
create policy archive_boxes_wall on archive_boxes to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy archive_boxes_worker on archive_boxes to :"worker"
  using (true);
grant insert, select, update (title, shelf, files, listed_at, listed_by_name, version) on archive_boxes to :"app";
grant select on archive_boxes to :"city";
grant select, update (agency_id, since, version) on archive_boxes to :"worker";
comment on table archive_boxes is 'Hộp lưu trữ: one row for each box, with its one holder and the list of the files in it';
comment on column archive_boxes.agency_id is 'Who holds it now.';
comment on column archive_boxes.fonds_agency_id is 'Phông: in whose archive it was formed; stays whatever happens to the agency.';
comment on column archive_boxes.files is 'Hồ sơ trong hộp: number, title, sheets, and which dossier or which book of which year it is.';

create table archive_hand_overs (
  id uuid not null,
  from_agency_id uuid not null,
  to_agency_id uuid not null,
  box_ids uuid[] not null,
  inventory jsonb not null,
  reason text not null,
  at timestamp with time zone not null,
  constraint archive_hand_overs_from_agency_id_fkey FOREIGN KEY (from_agency_id) REFERENCES agencies(id),
  constraint archive_hand_overs_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES agencies(id),
  constraint archive_hand_overs_pkey PRIMARY KEY (id),
  constraint archive_hand_overs_box_ids_check CHECK (cardinality(box_ids) > 0),
  constraint archive_hand_overs_check CHECK (to_agency_id <> from_agency_id)
);
CREATE INDEX archive_hand_overs_by_time ON archive_hand_overs USING btree (at DESC, id);
CREATE INDEX archive_hand_overs_of_boxes ON archive_hand_overs USING gin (box_ids) WITH (fastupdate=off);
alter table archive_hand_overs enable row level security;
create policy archive_hand_overs_city on archive_hand_overs for select to :"city"
  using (true);
create policy archive_hand_overs_wall on archive_hand_overs for select to :"app"
  using (ARRAY[from_agency_id, to_agency_id] && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
create policy archive_hand_overs_worker on archive_hand_overs to :"worker"
  using (true)
  with check (true);
grant select on archive_hand_overs to :"app";
grant select on archive_hand_overs to :"city";
grant insert, select on archive_hand_overs to :"worker";
comment on table archive_hand_overs is 'Biên bản bàn giao hộp lưu trữ: which boxes went from whom to whom and why, with their list as it was; append-only';

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
  settled jsonb,
  constraint bank_lines_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint bank_lines_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(id),
  constraint bank_lines_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES bank_statements(id),
  constraint bank_lines_pkey PRIMARY KEY (id),
  constraint bank_lines_agency_id_reference_key UNIQUE (agency_id, reference),
  constraint bank_lines_amount_check CHECK (amount > 0),
  constraint bank_lines_check CHECK ((matched IS NULL) = (matched_at IS NULL)),
  constraint bank_lines_matched_check CHECK (matched = ANY (ARRAY['exact'::text, 'partial'::text, 'over'::text, 'unknown'::text, 'duplicate'::text, 'late'::text])),
  constraint bank_lines_receipt CHECK (payment_id IS NULL OR (matched = ANY (ARRAY['exact'::text, 'partial'::text])) OR matched = 'over'::text AND settled IS NOT NULL)
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
comment on column bank_lines.settled is 'Xử lý bằng tay: {way: allot | refund, reason, by, at, refund}; refund is how many đồng are to be given back; null where nobody had to.';

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
  unit_id integer,
  constraint calendars_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint calendars_of_agency_unit FOREIGN KEY (agency_id, unit_id) REFERENCES agencies(id, unit_id) ON UPDATE CASCADE,
  constraint calendars_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES accounts(id),
  constraint calendars_pkey PRIMARY KEY (id),
  constraint calendars_agency_id_number_key UNIQUE NULLS NOT DISTINCT (agency_id, number),
  constraint calendars_number_check CHECK (number > 0)
);
alter table calendars enable row level security;
create policy calendars_city on calendars for insert to :"city"
  with check (true);
create policy calendars_of_unit on calendars for insert to :"app"
  with check (agency_id IS NOT NULL AND (unit_id = ANY (string_to_array(NULLIF(current_setting('app.units'::text, true), ''::text), ','::text)::integer[])));
create policy calendars_read_app on calendars for select to :"app"
  using (true);
create policy calendars_read_city on calendars for select to :"city"
  using (true);
create policy calendars_read_worker on calendars for select to :"worker"
  using (true);
create policy calendars_worker on calendars for insert to :"worker"
  with check (agency_id IS NOT NULL);
grant insert, select on calendars to :"app";
grant insert, select on calendars to :"city";
grant insert, select on calendars to :"worker";
comment on table calendars is 'Immutable versions of working calendars; a change is a new number, so an appointment given under an old one can be explained';
comment on column calendars.agency_id is 'null: the city''s own, which every agency inherits';
comment on column calendars.effective_on is 'first day on which appointments are given by this version';
comment on column calendars.content is 'opening hours by weekday, days off, swaps, make-up days, closures and outages, each with its legal basis';
comment on column calendars.saved_at is 'when an administrator saved it; null for one loaded from a file';
comment on column calendars.unit_id is 'the unit of the agency, where an officer of that unit saved it: what the wall compares';

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

create table certificates (
  id uuid not null,
  version integer not null,
  owner_id uuid not null,
  kind text not null,
  agency_id uuid not null,
  unit_id integer not null,
  fingerprint text not null,
  serial text not null,
  holder text not null,
  issuer text not null,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone not null,
  revoked_at timestamp with time zone,
  is_trusted boolean not null,
  found_at timestamp with time zone not null,
  gone_at timestamp with time zone,
  constraint certificates_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint certificates_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint certificates_pkey PRIMARY KEY (id),
  constraint certificates_owner_id_fingerprint_key UNIQUE (owner_id, fingerprint),
  constraint certificates_fingerprint_check CHECK (fingerprint ~ '^[0-9a-f]{64}$'::text),
  constraint certificates_kind_check CHECK (kind = ANY (ARRAY['personal'::text, 'seal'::text])),
  constraint certificates_version_check CHECK (version > 0)
);
CREATE UNIQUE INDEX certificates_in_use ON certificates USING btree (owner_id) WHERE gone_at IS NULL;
CREATE INDEX certificates_of_unit ON certificates USING btree (unit_id);
grant select on certificates to :"app";
grant select on certificates to :"city";
grant insert, select, update on certificates to :"worker";
comment on table certificates is 'Chứng thư số: what a job found beside the key of a signer or of an organisation''s seal; a certificate that is no longer there keeps its row (gone_at).';
comment on column certificates.owner_id is 'The account that signs, or the agency whose seal it is.';
comment on column certificates.is_trusted is 'A trusted root stands above it and its revocation list is known.';

create table chain_rules (
  key text not null,
  valid_from date not null,
  rule jsonb not null,
  constraint chain_rules_pkey PRIMARY KEY (key, valid_from)
);
grant select on chain_rules to :"app";
grant select on chain_rules to :"city";
grant select on chain_rules to :"worker";
comment on table chain_rules is 'Nhóm thủ tục liên thông: links in order, the cap of the whole, its source; a landed row is never edited';

create table chains (
  id uuid not null,
  key text not null,
  valid_from date not null,
  reception_agency_id uuid not null,
  channel text not null,
  state text not null,
  dossier_ids uuid[] not null,
  current_dossier_id uuid,
  links jsonb not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ending jsonb,
  version integer default 1 not null,
  constraint chains_key_valid_from_fkey FOREIGN KEY (key, valid_from) REFERENCES chain_rules(key, valid_from),
  constraint chains_reception_agency_id_fkey FOREIGN KEY (reception_agency_id) REFERENCES agencies(id),
  constraint chains_pkey PRIMARY KEY (id),
  constraint chains_channel_check CHECK (channel = ANY (ARRAY['counter'::text, 'online'::text, 'post'::text])),
  constraint chains_check CHECK ((state = 'running'::text) = (ended_at IS NULL)),
  constraint chains_state_check CHECK (state = ANY (ARRAY['running'::text, 'finished'::text, 'stopped'::text]))
);
CREATE INDEX chains_of_dossier ON chains USING gin (dossier_ids);
CREATE INDEX chains_running ON chains USING btree (current_dossier_id) WHERE state = 'running'::text;
alter table chains enable row level security;
create policy chains_city on chains for select to :"city"
  using (true);
create policy chains_reception on chains to :"app"
  using (reception_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (NULLIF(current_setting('app.agencies'::text, true), ''::text) IS NULL OR (reception_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])));
create policy chains_worker on chains for select to :"worker"
  using (true);
grant insert, select, update (state, dossier_ids, current_dossier_id, links, ended_at, ending, version) on chains to :"app";
grant select on chains to :"city";
grant select on chains to :"worker";
comment on table chains is 'Chuỗi liên thông đang chạy: which dossier each link opened, its result, and why the whole ended';
comment on column chains.reception_agency_id is 'who took the whole in and answers for passing it on';
comment on column chains.current_dossier_id is 'the dossier of the last link begun; null where a body outside the house settles it';
comment on column chains.links is 'the links begun, in order: their dossier if any, since when, and the result that ended each';

create table closed_figures (
  period_id uuid not null,
  unit_id integer not null,
  procedure_code text not null,
  counts jsonb not null,
  constraint closed_figures_period_id_fkey FOREIGN KEY (period_id) REFERENCES closed_periods(id),
  constraint closed_figures_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint closed_figures_pkey PRIMARY KEY (period_id, unit_id, procedure_code)
);
grant insert, select on closed_figures to :"city";
grant select on closed_figures to :"worker";
comment on table closed_figures is 'Số liệu đã chốt: the measures of a unit and procedure in a closed period, as reported; never changed.';

create table closed_periods (
  id uuid not null,
  key text not null,
  from_on date not null,
  to_on date not null,
  "position" bigint not null,
  closed_at timestamp with time zone not null,
  closed_by uuid not null,
  closed_by_name text not null,
  pins jsonb not null,
  names jsonb not null,
  constraint closed_periods_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES accounts(id),
  constraint closed_periods_pkey PRIMARY KEY (id),
  constraint closed_periods_key_key UNIQUE (key),
  constraint closed_periods_check CHECK (to_on >= from_on)
);
grant select on closed_periods to :"app";
grant insert, select on closed_periods to :"city";
grant select on closed_periods to :"worker";
comment on table closed_periods is 'Kỳ đã chốt: up to which position of the feed it counts, by whom it was closed, and the definitions and names it prints with for ever.';
comment on column closed_periods.pins is 'The version of each definition in force when it was closed, by kind and key.';
comment on column closed_periods.names is 'Units and procedures as they were called on the last day: a later rename or list changes nothing.';

create table code_counters (
  prefix text not null,
  taken integer not null,
  constraint code_counters_pkey PRIMARY KEY (prefix)
);
grant insert, select, update on code_counters to :"app";
comment on table code_counters is 'The last sequence number taken under a code prefix (agency and day); gaps are allowed, doubles are not.';

create table code_leases (
  id uuid not null,
  agency_id uuid not null,
  account_id uuid not null,
  day date not null,
  prefix text not null,
  width integer not null,
  first integer not null,
  last integer not null,
  leased_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  constraint code_leases_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint code_leases_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint code_leases_pkey PRIMARY KEY (id),
  constraint code_leases_prefix_first_key UNIQUE (prefix, first),
  constraint code_leases_check CHECK (last >= first),
  constraint code_leases_check1 CHECK (valid_until > leased_at),
  constraint code_leases_first_check CHECK (first > 0),
  constraint code_leases_width_check CHECK (width >= 1 AND width <= 9)
);
CREATE INDEX code_leases_of_agency ON code_leases USING btree (agency_id, day);
alter table code_leases enable row level security;
create policy code_leases_city on code_leases for select to :"city"
  using (true);
create policy code_leases_wall on code_leases to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select on code_leases to :"app";
grant select on code_leases to :"city";
comment on table code_leases is 'Dải mã hồ sơ giữ trước: codes first to last under a prefix, which a desk gives by itself while its line is cut; no other desk ever gets one of them.';

create table code_patterns (
  agency_id uuid,
  pattern text not null,
  valid_from date not null,
  constraint code_patterns_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint code_patterns_agency_id_valid_from_key UNIQUE NULLS NOT DISTINCT (agency_id, valid_from)
);
grant select on code_patterns to :"app";
grant select on code_patterns to :"city";
grant delete, insert, select on code_patterns to :"worker";
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

create table criterion_tallies (
  run integer not null,
  unit_id integer not null,
  on_day date not null,
  criterion text not null,
  answers integer not null,
  points integer not null,
  constraint criterion_tallies_run_fkey FOREIGN KEY (run) REFERENCES tally_runs(run),
  constraint criterion_tallies_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint criterion_tallies_pkey PRIMARY KEY (run, unit_id, on_day, criterion)
);
grant select on criterion_tallies to :"app";
grant select on criterion_tallies to :"city";
grant delete, insert, select, update on criterion_tallies to :"worker";
comment on table criterion_tallies is 'Số liệu hài lòng theo tiêu chí: how many answered a criterion on a day, and their points (0 to 2 each).';

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

create table custody_acts (
  id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  agency_id uuid not null,
  to_agency_id uuid,
  slip_id uuid,
  receipt_id uuid,
  original_ids uuid[] not null,
  reason text default ''::text not null,
  agency_ids uuid[] not null,
  constraint custody_acts_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES accounts(id),
  constraint custody_acts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint custody_acts_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES hand_over_receipts(id),
  constraint custody_acts_slip_id_fkey FOREIGN KEY (slip_id) REFERENCES transfer_slips(id),
  constraint custody_acts_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES agencies(id),
  constraint custody_acts_pkey PRIMARY KEY (id),
  constraint custody_acts_kind_check CHECK (kind = ANY (ARRAY['take'::text, 'pass'::text, 'send'::text, 'receive'::text, 'miss'::text, 'refuse_slip'::text, 'take_back'::text, 'return'::text, 'succeed'::text]))
);
CREATE INDEX custody_acts_of_originals ON custody_acts USING gin (original_ids) WITH (fastupdate=off);
CREATE INDEX custody_acts_of_slip ON custody_acts USING btree (slip_id, at) WHERE slip_id IS NOT NULL;
alter table custody_acts enable row level security;
create policy custody_acts_city on custody_acts for select to :"city"
  using (true);
create policy custody_acts_wall on custody_acts to :"app"
  using (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
create policy custody_acts_worker on custody_acts to :"worker"
  using (true)
  with check (true);
grant insert, select on custody_acts to :"app";
grant select on custody_acts to :"city";
grant insert, select, update (agency_ids) on custody_acts to :"worker";
comment on table custody_acts is 'Sổ giao nhận bản chính: every hand-over of originals as it was; append-only';

create table custody_rules (
  valid_from date not null,
  rule jsonb not null,
  constraint custody_rules_pkey PRIMARY KEY (valid_from)
);
grant select on custody_rules to :"app";
grant select on custody_rules to :"city";
grant select on custody_rules to :"worker";
comment on table custody_rules is 'Thời hạn giữ bản chính: after how long a holder is asked why he still has it; a landed row is never edited';

create table cut_overs (
  id uuid not null,
  effective_at timestamp with time zone not null,
  cut_at timestamp with time zone,
  parallel_until timestamp with time zone not null,
  constraint cut_overs_pkey PRIMARY KEY (id),
  constraint cut_overs_check CHECK (cut_at >= effective_at)
);
grant select on cut_overs to :"app";
grant select on cut_overs to :"city";
grant insert, select, update on cut_overs to :"worker";
comment on table cut_overs is 'Thời điểm chuyển: one row for a reorganisation; from cut_at on what is staged beside a dossier holds.';
comment on column cut_overs.cut_at is 'Null until the moment: before it the present agency acts, after it the coming one.';
comment on column cut_overs.parallel_until is 'Until then the desks that were responsible before may act beside the new ones.';

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
create policy delegations_worker_end on delegations for update to :"worker"
  using (true);
create policy delegations_worker_new on delegations for insert to :"worker"
  with check (true);
grant insert, select, update (revoked_at, revoked_by, revoked_reason) on delegations to :"app";
grant insert, select, update (revoked_at, revoked_by, revoked_reason) on delegations to :"city";
grant insert, select, update (revoked_at, revoked_by, revoked_reason) on delegations to :"worker";
comment on table delegations is 'Ủy quyền: phân công (KT.), thừa lệnh (TL.), thừa ủy quyền (TUQ.) from a position to a person, with its instrument; the instrument''s file is a paper held for this id.';
comment on column delegations.parent_id is 'The delegation that was passed on; it must allow that and still be in force.';
comment on column delegations.procedures is 'Null: every procedure the position may sign; so with units and most_money (đồng).';

create table denials (
  minute timestamp with time zone not null,
  actor text not null,
  method text not null,
  route text not null,
  code text not null,
  status integer not null,
  count integer not null,
  constraint denials_pkey PRIMARY KEY (minute, actor, method, route, code, status),
  constraint denials_actor_check CHECK (length(actor) >= 1 AND length(actor) <= 60),
  constraint denials_code_check CHECK (length(code) <= 60),
  constraint denials_count_check CHECK (count > 0),
  constraint denials_method_check CHECK (length(method) <= 10),
  constraint denials_route_check CHECK (length(route) <= 200),
  constraint denials_status_check CHECK (status >= 400 AND status <= 499)
);
alter table denials enable row level security;
create policy denials_city on denials for select to :"city"
  using (true);
create policy denials_worker on denials to :"worker"
  using (true)
  with check (true);
grant select on denials to :"city";
grant delete, insert, select, update on denials to :"worker";
comment on table denials is 'Lượt bị từ chối: requests refused for access or input, counted by minute, account, registered address and reason; nothing of what was asked.';
comment on column denials.actor is 'the account''s id, anyone for a visitor, or many where more were refused than are told apart';

create table desk_duties (
  id uuid not null,
  version integer not null,
  desk_id uuid not null,
  account_id uuid not null,
  phone text,
  valid_from date not null,
  valid_to date,
  constraint desk_duties_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint desk_duties_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id),
  constraint desk_duties_pkey PRIMARY KEY (id),
  constraint desk_duties_check CHECK (valid_to >= valid_from),
  constraint desk_duties_phone_check CHECK (phone ~ '^[0-9 +.]{3,20}$'::text),
  constraint desk_duties_version_check CHECK (version > 0)
);
CREATE INDEX desk_duties_of_desk ON desk_duties USING btree (desk_id, valid_from);
grant insert, select, update (version, valid_to) on desk_duties to :"app";
grant insert, select, update (version, valid_to) on desk_duties to :"city";
grant select, update (version, valid_to) on desk_duties to :"worker";
comment on table desk_duties is 'Trực quầy: which officer sits at a desk from a day to a day; several may share one.';

create table desk_services (
  desk_id uuid not null,
  service text not null,
  constraint desk_services_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id),
  constraint desk_services_service_fkey FOREIGN KEY (service) REFERENCES queue_services(key),
  constraint desk_services_pkey PRIMARY KEY (desk_id, service)
);
grant delete, insert, select on desk_services to :"app";
grant delete, insert, select on desk_services to :"city";
grant insert, select on desk_services to :"worker";
comment on table desk_services is 'Quầy nhận dịch vụ nào: a desk without a line calls every service.';

create table desks (
  id uuid not null,
  version integer not null,
  agency_id uuid not null,
  unit_id integer not null,
  number integer not null,
  handles text not null,
  phone text,
  valid_from date not null,
  valid_to date,
  constraint desks_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint desks_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint desks_pkey PRIMARY KEY (id),
  constraint desks_check CHECK (valid_to >= valid_from),
  constraint desks_handles_check CHECK (handles <> ''::text),
  constraint desks_number_check CHECK (number >= 1 AND number <= 99),
  constraint desks_phone_check CHECK (phone ~ '^[0-9 +.]{3,20}$'::text),
  constraint desks_version_check CHECK (version > 0)
);
CREATE INDEX desks_of_unit ON desks USING btree (unit_id);
CREATE UNIQUE INDEX desks_open ON desks USING btree (agency_id, number) WHERE valid_to IS NULL;
grant insert, select, update (version, handles, phone, valid_to) on desks to :"app";
grant insert, select, update (version, handles, phone, valid_to) on desks to :"city";
grant insert, select, update (version, valid_to) on desks to :"worker";
comment on table desks is 'Quầy: a desk of an agency, what it handles and its telephone, from a day to a day (valid_to is the first without it).';

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

create table dossier_moments (
  "position" bigint not null,
  dossier_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  unit_id integer not null,
  procedure_code text not null,
  channel text not null,
  amount integer not null,
  way text not null,
  constraint dossier_moments_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint dossier_moments_pkey PRIMARY KEY ("position"),
  constraint dossier_moments_kind_check CHECK (kind = ANY (ARRAY['payment'::text, 'rating'::text, 'difference'::text]))
);
CREATE INDEX dossier_moments_by_time ON dossier_moments USING btree (at);
CREATE INDEX dossier_moments_of_dossier ON dossier_moments USING btree (dossier_id);
grant select on dossier_moments to :"city";
grant delete, insert, select, update on dossier_moments to :"worker";
comment on table dossier_moments is 'What is counted of a dossier on the day it happens: a payment (amount in đồng, way of paying), a rating (amount is the score).';

create table dossier_spans (
  dossier_id uuid not null,
  version integer not null,
  "position" bigint not null,
  until_position bigint,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  unit_id integer not null,
  reception_unit_id integer not null,
  procedure_code text not null,
  channel text not null,
  stage text not null,
  submitted_at timestamp with time zone not null,
  acceptance_due_at timestamp with time zone,
  accepted_at timestamp with time zone,
  due_at timestamp with time zone,
  paused_at timestamp with time zone,
  apologised_at timestamp with time zone,
  ended_at timestamp with time zone,
  judged_at timestamp with time zone,
  supplements integer not null,
  fee_due integer,
  e_result boolean,
  files integer,
  metric_due_at timestamp with time zone,
  constraint dossier_spans_reception_unit_id_fkey FOREIGN KEY (reception_unit_id) REFERENCES units(id),
  constraint dossier_spans_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint dossier_spans_pkey PRIMARY KEY (dossier_id, version),
  constraint dossier_spans_stage_check CHECK (stage = ANY (ARRAY['waiting'::text, 'asked'::text, 'open'::text, 'refused'::text, 'withdrawn'::text, 'stopped'::text, 'finished'::text]))
);
CREATE INDEX dossier_spans_ended ON dossier_spans USING btree (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX dossier_spans_open ON dossier_spans USING btree (until_at) WHERE ended_at IS NULL;
grant select on dossier_spans to :"city";
grant delete, insert, select, update on dossier_spans to :"worker";
comment on table dossier_spans is 'Quãng trạng thái của hồ sơ: what statistics ask of a dossier, from one moment to the next; folded from events, ids and counts only.';
comment on column dossier_spans."position" is 'Position in the feed of the event that made it so; until_position of the one that ended it: a closed period counts again up to a position.';
comment on column dossier_spans.until_at is 'infinity while it stands so; half-open, as from_at is included';
comment on column dossier_spans.judged_at is 'The moment the end is held against the due date: a clock that stood still when the dossier was stopped or withdrawn stands where it was.';
comment on column dossier_spans.supplements is 'Requests for papers after acceptance; more than one makes the dossier late in the service index (QĐ 766).';
comment on column dossier_spans.files is 'Papers of the checklist that came as files, told when the result is issued; null in events older than the count.';
comment on column dossier_spans.metric_due_at is 'By which date QĐ 766 judges the dossier; null where it is due_at, and in events older than the figure.';

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
  drafted_at_desk boolean default false not null,
  paper_check jsonb,
  forgotten_at timestamp with time zone,
  coming jsonb,
  former jsonb,
  metric_due_at timestamp with time zone,
  notes jsonb,
  clock_from_at timestamp with time zone,
  fee_moment text,
  assistance jsonb,
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
  constraint dossiers_fee_moment CHECK (fee_moment = ANY (ARRAY['on_acceptance'::text, 'before_settling'::text, 'on_supplement'::text, 'on_return'::text])),
  constraint dossiers_fee_paid_check CHECK (fee_paid >= 0),
  constraint dossiers_money_check CHECK (money = ANY (ARRAY['none'::text, 'due'::text, 'paid'::text])),
  constraint dossiers_sync_check CHECK (sync = ANY (ARRAY['local'::text, 'waiting'::text, 'synced'::text, 'failed'::text]))
);
CREATE INDEX dossiers_by_name ON dossiers USING gin (word_endings(folded, submitted_at)) WITH (fastupdate=off);
CREATE INDEX dossiers_by_outage ON dossiers USING gin (intervals jsonb_path_ops);
CREATE INDEX dossiers_by_time ON dossiers USING btree (submitted_at DESC, id DESC) INCLUDE (folded);
CREATE INDEX dossiers_differing ON dossiers USING btree (id) WHERE paper_check IS NOT NULL AND delivery = 'ready'::text AND (paper_check -> 'settled'::text) = 'null'::jsonb;
CREATE INDEX dossiers_never_supplemented ON dossiers USING btree ((supplement ->> 'due_on'::text)) WHERE business = ANY (ARRAY['supplement'::text, 'supplement_before'::text]);
CREATE INDEX dossiers_of_competence ON dossiers USING btree (competence_agency_id, submitted_at DESC, id DESC) INCLUDE (folded);
CREATE INDEX dossiers_of_filer ON dossiers USING btree (filer_id, submitted_at DESC, id DESC);
CREATE INDEX dossiers_of_other_return ON dossiers USING btree (return_agency_id, submitted_at DESC, id DESC) WHERE return_agency_id <> reception_agency_id;
CREATE INDEX dossiers_of_other_signer ON dossiers USING btree (signer_agency_id, submitted_at DESC, id DESC) WHERE signer_agency_id <> competence_agency_id;
CREATE INDEX dossiers_of_others ON dossiers USING gin (other_agency_ids) WITH (gin_pending_list_limit='256') WHERE other_agency_ids <> '{}'::uuid[];
CREATE INDEX dossiers_of_principal ON dossiers USING btree (principal_id, submitted_at DESC, id DESC);
CREATE INDEX dossiers_of_proxy ON dossiers USING btree (proxy_id, submitted_at DESC, id DESC) WHERE proxy_id IS NOT NULL;
CREATE INDEX dossiers_of_reception ON dossiers USING btree (reception_agency_id, submitted_at DESC, id DESC) INCLUDE (folded);
CREATE INDEX dossiers_of_support ON dossiers USING btree (support_agency_id, submitted_at DESC, id DESC) WHERE support_agency_id IS NOT NULL;
CREATE INDEX dossiers_of_unit ON dossiers USING btree (unit_id, submitted_at DESC, id DESC) INCLUDE (folded);
CREATE INDEX dossiers_of_unit_by_last ON dossiers USING btree (unit_id, last_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX dossiers_running ON dossiers USING btree (due_at) WHERE business = ANY (ARRAY['accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text]);
CREATE INDEX dossiers_standing ON dossiers USING btree (COALESCE(due_at, acceptance_due_at, submitted_at), id) WHERE (business = ANY (ARRAY['submitted'::text, 'supplement_before'::text, 'refusal_drafted'::text, 'accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'supplement'::text, 'financial'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text])) OR delivery = 'ready'::text;
CREATE INDEX dossiers_standing_at_body ON dossiers USING btree (body_agency_id, COALESCE(due_at, acceptance_due_at, submitted_at), id) WHERE (business = ANY (ARRAY['submitted'::text, 'supplement_before'::text, 'refusal_drafted'::text, 'accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'supplement'::text, 'financial'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text])) OR delivery = 'ready'::text;
CREATE INDEX dossiers_standing_at_competence ON dossiers USING btree (competence_agency_id, COALESCE(due_at, acceptance_due_at, submitted_at), id) WHERE (business = ANY (ARRAY['submitted'::text, 'supplement_before'::text, 'refusal_drafted'::text, 'accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'supplement'::text, 'financial'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text])) OR delivery = 'ready'::text;
CREATE INDEX dossiers_standing_at_reception ON dossiers USING btree (reception_agency_id, COALESCE(due_at, acceptance_due_at, submitted_at), id) WHERE (business = ANY (ARRAY['submitted'::text, 'supplement_before'::text, 'refusal_drafted'::text, 'accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'supplement'::text, 'financial'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text])) OR delivery = 'ready'::text;
CREATE INDEX dossiers_standing_at_unit ON dossiers USING btree (unit_id, COALESCE(due_at, acceptance_due_at, submitted_at), id) WHERE (business = ANY (ARRAY['submitted'::text, 'supplement_before'::text, 'refusal_drafted'::text, 'accepted'::text, 'forwarded'::text, 'reviewing'::text, 'consulting'::text, 'supplement_proposed'::text, 'supplement'::text, 'financial'::text, 'proposed'::text, 'endorsed'::text, 'approved'::text])) OR delivery = 'ready'::text;
CREATE INDEX dossiers_to_collect ON dossiers USING btree (return_agency_id, COALESCE(due_at, acceptance_due_at, submitted_at), id) WHERE delivery = 'ready'::text;
CREATE INDEX dossiers_to_forget ON dossiers USING btree (COALESCE(finished_at, last_at)) WHERE forgotten_at IS NULL;
CREATE INDEX dossiers_unanswered ON dossiers USING btree ((consultation ->> 'check_at'::text)) WHERE business = 'consulting'::text;
alter table dossiers enable row level security;
create policy dossiers_city on dossiers for select to :"city"
  using (true);
create policy dossiers_wall on dossiers to :"app"
  using (strpos(current_setting('app.agencies'::text, true), reception_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), competence_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), signer_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), return_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), support_agency_id::text) > 0 OR other_agency_ids <> '{}'::uuid[] AND other_agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[] OR filer_id::text = current_setting('app.person'::text, true) OR principal_id::text = current_setting('app.person'::text, true) OR proxy_id::text = current_setting('app.person'::text, true) OR id::text = current_setting('app.tracked'::text, true))
  with check (strpos(current_setting('app.agencies'::text, true), reception_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), competence_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), signer_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), return_agency_id::text) > 0 OR strpos(current_setting('app.agencies'::text, true), support_agency_id::text) > 0 OR other_agency_ids <> '{}'::uuid[] AND other_agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[] OR filer_id::text = current_setting('app.person'::text, true) OR principal_id::text = current_setting('app.person'::text, true) OR proxy_id::text = current_setting('app.person'::text, true));
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
comment on column dossiers.drafted_at_desk is 'The pinned version lets the desk propose the result at once (its step "propose" is the desk officer''s).';
comment on column dossiers.paper_check is 'Bản giấy khác bản điện tử: what differed at the hand-over, and the reason by which a head settled it.';
comment on column dossiers.forgotten_at is 'When everything personal was deleted by a rule of retention; code, procedure, places and dates stay for the figures.';
comment on column dossiers.coming is 'The places staged for a cut-over, beside the present ones; null when nothing is to come.';
comment on column dossiers.former is 'The places before the last cut-over, since when, and how long its old desks may act.';
comment on column dossiers.metric_due_at is 'Hạn tính chỉ số 766: the limit with the waits subtracted, never begun again and never extended; null while it is the appointment (due_at), as it is unless a restart or an extension parted the two.';
comment on column dossiers.notes is 'Ghi chú: what officers wrote freely beside acts, by the version the act made; shown with its event, deleted with what is personal.';
comment on column dossiers.clock_from_at is 'Từ khi nào tính thời hạn: when the dossier was handed over or paid for, where its version starts the clock so (D13), or when the result before it in a chain came; null where the limit counts from its acceptance or filing, and before that moment has come.';
comment on column dossiers.fee_moment is 'Thu khi nào: of the fee rows due at acceptance the moment that holds the earliest act; until paid, that act is refused. Null where nothing is due, and for dossiers accepted before this was kept: these pay before the result is handed over.';

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
create policy drafts_retention on drafts to :"worker"
  using (true);
grant delete, insert, select, update on drafts to :"app";
grant delete, select on drafts to :"worker";
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
CREATE INDEX events_of_lists ON events USING gin ((data -> 'dossiers'::text) jsonb_path_ops) WHERE noun = 'look'::text;
CREATE INDEX events_of_noun ON events USING btree (noun_id, noun_version);
CREATE UNIQUE INDEX events_of_papers ON events USING btree ((data ->> 'dossier'::text), (data ->> 'what'::text), (data ->> 'number'::text), (data ->> 'facts_digest'::text)) WHERE noun = 'issued_paper'::text;
grant insert on events to :"app";
grant insert, select on events to :"city";
grant insert, select on events to :"worker";
comment on table events is 'Nhật ký: what was done, by whom, when. Append-only; ids and field names, no personal values.';

create table explanations (
  id uuid not null,
  unit_id integer not null,
  agency_ids uuid[] not null,
  figure text not null,
  from_on date,
  to_on date,
  shown text not null,
  question text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  asked_by_name text not null,
  due_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  answered_by_name text,
  constraint explanations_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES accounts(id),
  constraint explanations_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES accounts(id),
  constraint explanations_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint explanations_pkey PRIMARY KEY (id),
  constraint explanations_check CHECK (to_on >= from_on),
  constraint explanations_check1 CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX explanations_of_unit ON explanations USING btree (unit_id, asked_at);
alter table explanations enable row level security;
create policy explanations_city on explanations to :"city"
  using (true)
  with check (true);
create policy explanations_wall on explanations to :"app"
  using (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
grant select, update (answer, answered_at, answered_by, answered_by_name) on explanations to :"app";
grant insert, select on explanations to :"city";
comment on table explanations is 'Giải trình: what the city asks a commune about a figure, until when, and the one answer. No personal data: both forms say so.';
comment on column explanations.agency_ids is 'The agencies of the unit when it was asked; the wall reads them.';
comment on column explanations.shown is 'The figure as the board showed it when it was asked about.';

create table fee_exemptions (
  key text not null,
  valid_from date not null,
  rule jsonb not null,
  constraint fee_exemptions_pkey PRIMARY KEY (key, valid_from)
);
grant select on fee_exemptions to :"app";
grant insert, select, update (rule) on fee_exemptions to :"city";
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

create table forecasts (
  unit_id integer not null,
  at timestamp with time zone not null,
  horizons jsonb not null,
  items jsonb not null,
  measured jsonb not null,
  samples integer not null,
  per_day numeric not null,
  constraint forecasts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint forecasts_pkey PRIMARY KEY (unit_id)
);
grant select on forecasts to :"app";
grant select on forecasts to :"city";
grant delete, insert, select, update on forecasts to :"worker";
comment on table forecasts is 'Dự báo trễ: the last forecast of each unit, made by a job from the clock and the unit''s own pace; ids and counts only.';
comment on column forecasts.measured is 'By horizon: how many the same reckoning would have foretold on the last working days, how many of these were late, and how many were late at all.';
comment on column forecasts.per_day is 'Dossiers finished a working day, over the days measured.';

create table hand_over_receipts (
  id uuid not null,
  dossier_id uuid not null,
  what text not null,
  to_whom text not null,
  identity text not null,
  number_matched boolean not null,
  signed text not null,
  strokes text,
  at timestamp with time zone not null,
  by_id uuid not null,
  by_name text not null,
  agency_id uuid not null,
  agency_ids uuid[] not null,
  constraint hand_over_receipts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint hand_over_receipts_by_id_fkey FOREIGN KEY (by_id) REFERENCES accounts(id),
  constraint hand_over_receipts_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint hand_over_receipts_pkey PRIMARY KEY (id),
  constraint hand_over_receipts_check CHECK (signed = 'drawn'::text OR strokes IS NULL),
  constraint hand_over_receipts_identity_check CHECK (identity = ANY (ARRAY['card'::text, 'vneid'::text, 'other'::text])),
  constraint hand_over_receipts_signed_check CHECK (signed = ANY (ARRAY['drawn'::text, 'paper'::text])),
  constraint hand_over_receipts_to_whom_check CHECK (to_whom = ANY (ARRAY['principal'::text, 'filer'::text, 'proxy'::text])),
  constraint hand_over_receipts_what_check CHECK (what = ANY (ARRAY['result'::text, 'originals'::text]))
);
CREATE INDEX hand_over_receipts_of_dossier ON hand_over_receipts USING btree (dossier_id, at);
alter table hand_over_receipts enable row level security;
create policy hand_over_receipts_city on hand_over_receipts for select to :"city"
  using (true);
create policy hand_over_receipts_wall on hand_over_receipts to :"app"
  using (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
create policy hand_over_receipts_worker on hand_over_receipts to :"worker"
  using (true);
grant insert, select on hand_over_receipts to :"app";
grant select (id, dossier_id, what, to_whom, identity, number_matched, signed, at, by_id, by_name, agency_id, agency_ids) on hand_over_receipts to :"city";
grant select (id, dossier_id, agency_ids), update (agency_ids) on hand_over_receipts to :"worker";
comment on table hand_over_receipts is 'Ký nhận: who received a result or his originals, how the desk knew him, and his signature as drawn or that it is on paper';
comment on column hand_over_receipts.strokes is 'The drawn signature as the path of an SVG of 600 × 200; emptied when the dossier is forgotten';

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

create table identities (
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  linked_at timestamp with time zone not null,
  used_at timestamp with time zone not null,
  constraint identities_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint identities_pkey PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_of_account ON identities USING btree (account_id);
grant insert, select, update on identities to :"app";
comment on table identities is 'Định danh điện tử: which resident''s account a provider''s subject opens; linked once, by the personal number.';

create table identity_attempts (
  token_hash text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  back text not null,
  expires_at timestamp with time zone not null,
  constraint identity_attempts_pkey PRIMARY KEY (token_hash)
);
grant delete, insert, select on identity_attempts to :"app";
grant delete, select on identity_attempts to :"worker";
comment on table identity_attempts is 'Sign-ins on their way to a provider and back, bound to the browser they began in; each is taken once.';

create table kiosks (
  device text not null,
  unit_id integer not null,
  placed_by uuid not null,
  placed_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint kiosks_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES accounts(id),
  constraint kiosks_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint kiosks_pkey PRIMARY KEY (device)
);
grant insert, select, update (unit_id, placed_by, placed_at, removed_at) on kiosks to :"app";
comment on table kiosks is 'Máy lấy số: a browser an officer of the unit made its kiosk, by the digest of its device cookie; no cap per device there.';

create table loads (
  what text not null,
  sha256 text not null,
  program text not null,
  loaded_at timestamp with time zone not null,
  constraint loads_pkey PRIMARY KEY (what),
  constraint loads_program_check CHECK (program ~ '^[0-9a-f]{64}$'::text),
  constraint loads_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint loads_what_check CHECK (length(what) >= 1 AND length(what) <= 60)
);
comment on table loads is 'Nạp cấu hình: the digests of the files and of the program by which base data was last loaded; no other role may read it.';

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

create table officer_backlog (
  run integer not null,
  unit_id integer not null,
  officer_id uuid not null,
  due_at timestamp with time zone,
  dossiers integer not null,
  constraint officer_backlog_run_fkey FOREIGN KEY (run) REFERENCES tally_runs(run),
  constraint officer_backlog_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint officer_backlog_run_unit_id_officer_id_due_at_key UNIQUE NULLS NOT DISTINCT (run, unit_id, officer_id, due_at)
);
CREATE INDEX officer_backlog_spent ON officer_backlog USING btree (run) WHERE dossiers = 0;
grant select on officer_backlog to :"app";
grant select on officer_backlog to :"city";
grant delete, insert, select, update on officer_backlog to :"worker";
comment on table officer_backlog is 'Việc đang giữ: how many dossiers in progress a specialist holds, by the minute they are due; null while no clock runs.';

create table officer_tallies (
  run integer not null,
  unit_id integer not null,
  on_day date not null,
  officer_id uuid not null,
  settled integer not null,
  on_time integer not null,
  late integer not null,
  constraint officer_tallies_run_fkey FOREIGN KEY (run) REFERENCES tally_runs(run),
  constraint officer_tallies_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint officer_tallies_pkey PRIMARY KEY (run, unit_id, on_day, officer_id)
);
grant select on officer_tallies to :"app";
grant select on officer_tallies to :"city";
grant delete, insert, select, update on officer_tallies to :"worker";
comment on table officer_tallies is 'Số liệu theo người thụ lý: dossiers finished on a day that a specialist held, on time and late. Evidence for his head, never a ranking.';

create table offline_calls (
  ticket_id uuid not null,
  unit_id integer not null,
  agency_id uuid not null,
  waited_s integer not null,
  at timestamp with time zone not null,
  constraint offline_calls_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint offline_calls_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id),
  constraint offline_calls_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint offline_calls_pkey PRIMARY KEY (ticket_id, at),
  constraint offline_calls_waited_s_check CHECK (waited_s >= 0)
);
CREATE INDEX offline_calls_at ON offline_calls USING btree (unit_id, at);
alter table offline_calls enable row level security;
create policy offline_calls_call on offline_calls for insert to :"app"
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy offline_calls_city on offline_calls for select to :"city"
  using (true);
create policy offline_calls_read on offline_calls for select to :"app"
  using (true);
grant insert, select on offline_calls to :"app";
grant select on offline_calls to :"city";
comment on table offline_calls is 'Lượt gọi khi mất kết nối: a call known only afterwards, for the figures by fifteen minutes; displays follow ticket_calls and are never told of it.';

create table offline_discards (
  id uuid not null,
  agency_id uuid not null,
  kind text not null,
  code text not null,
  taken_at timestamp with time zone not null,
  reason text not null,
  refusal text,
  discarded_by uuid not null,
  discarded_at timestamp with time zone not null,
  desk_id uuid,
  constraint offline_discards_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint offline_discards_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id),
  constraint offline_discards_discarded_by_fkey FOREIGN KEY (discarded_by) REFERENCES accounts(id),
  constraint offline_discards_pkey PRIMARY KEY (id),
  constraint offline_discards_kind_check CHECK (kind = ANY (ARRAY['intake'::text, 'ticket'::text, 'visit'::text, 'hand_over'::text, 'scan'::text])),
  constraint offline_discards_reason_check CHECK (length(reason) >= 5 AND length(reason) <= 1000)
);
CREATE INDEX offline_discards_of_agency ON offline_discards USING btree (agency_id, discarded_at);
alter table offline_discards enable row level security;
create policy offline_discards_city on offline_discards for select to :"city"
  using (true);
create policy offline_discards_wall on offline_discards to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select on offline_discards to :"app";
grant select on offline_discards to :"city";
comment on table offline_discards is 'Việc làm khi mất kết nối đã bỏ: what a desk did without the line and then discarded, by whom and why; the event names only its code.';

create table offline_items (
  id uuid not null,
  agency_id uuid not null,
  code text not null,
  taken_by uuid not null,
  sent_by uuid not null,
  reviewed boolean not null,
  taken_at timestamp with time zone not null,
  sent_at timestamp with time zone not null,
  kind text not null,
  constraint offline_items_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint offline_items_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES accounts(id),
  constraint offline_items_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES accounts(id),
  constraint offline_items_pkey PRIMARY KEY (id),
  constraint offline_items_kind_check CHECK (kind = ANY (ARRAY['intake'::text, 'ticket'::text, 'visit'::text, 'hand_over'::text, 'scan'::text]))
);
CREATE UNIQUE INDEX offline_items_code_key ON offline_items USING btree (code) WHERE kind = 'intake'::text;
alter table offline_items enable row level security;
create policy offline_items_city on offline_items for select to :"city"
  using (true);
create policy offline_items_wall on offline_items to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select on offline_items to :"app";
grant select on offline_items to :"city";
comment on table offline_items is 'Việc làm khi mất kết nối đã gửi: what came sealed from a desk (a dossier, a ticket, a visit, a hand-over), who did it and who sent it; the same item again changes nothing.';

create table offline_pieces (
  item uuid not null,
  number integer not null,
  agency_id uuid not null,
  sealed text not null,
  kept_at timestamp with time zone not null,
  constraint offline_pieces_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint offline_pieces_pkey PRIMARY KEY (item, number),
  constraint offline_pieces_number_check CHECK (number >= 0 AND number <= 255),
  constraint offline_pieces_sealed_check CHECK (length(sealed) <= 400000)
);
CREATE INDEX offline_pieces_of_agency ON offline_pieces USING btree (agency_id, kept_at);
alter table offline_pieces enable row level security;
create policy offline_pieces_wall on offline_pieces to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant delete, insert, select on offline_pieces to :"app";
comment on table offline_pieces is 'Mảnh giấy tờ quét khi mất kết nối: pieces of a scanned paper as a desk sealed them, until all have come; then they are one paper of the dossier, and gone here. What is never completed goes after thirty days.';

create table originals (
  id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  paper_key text not null,
  ordinal integer not null,
  name jsonb not null,
  holder text not null,
  agency_id uuid,
  account_id uuid,
  holder_name text,
  slip_id uuid,
  since timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  agency_ids uuid[] not null,
  version integer default 1 not null,
  constraint originals_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint originals_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint originals_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint originals_slip_id_fkey FOREIGN KEY (slip_id) REFERENCES transfer_slips(id),
  constraint originals_pkey PRIMARY KEY (id),
  constraint originals_dossier_id_paper_key_ordinal_key UNIQUE (dossier_id, paper_key, ordinal),
  constraint originals_check CHECK ((holder = 'courier'::text) = (slip_id IS NOT NULL)),
  constraint originals_check1 CHECK ((holder = 'citizen'::text) = (agency_id IS NULL)),
  constraint originals_check2 CHECK ((holder = ANY (ARRAY['officer'::text, 'courier'::text])) = (account_id IS NOT NULL)),
  constraint originals_holder_check CHECK (holder = ANY (ARRAY['officer'::text, 'agency'::text, 'archive'::text, 'courier'::text, 'citizen'::text])),
  constraint originals_ordinal_check CHECK (ordinal > 0)
);
CREATE INDEX originals_held ON originals USING btree (agency_id, since) WHERE holder = ANY (ARRAY['officer'::text, 'agency'::text, 'courier'::text]);
CREATE INDEX originals_of_account ON originals USING btree (account_id, since) WHERE holder = 'officer'::text;
CREATE INDEX originals_on_slip ON originals USING btree (slip_id) WHERE slip_id IS NOT NULL;
alter table originals enable row level security;
create policy originals_city on originals for select to :"city"
  using (true);
create policy originals_wall on originals to :"app"
  using (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
create policy originals_worker on originals to :"worker"
  using (true);
grant insert, select, update on originals to :"app";
grant select on originals to :"city";
grant select, update on originals to :"worker";
comment on table originals is 'Bản chính: one row for each original paper taken in, with its one holder; none is ever deleted';
comment on column originals.holder is 'officer: a person at agency_id; agency: its cupboard; archive: filed there with the dossier; courier: on the way under slip_id, agency_id and account_id sent it and answer for it; citizen: given back';
comment on column originals.agency_ids is 'The agencies that may see it: the places of its dossier, and whoever sent or received it';

create table outages (
  id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  legal_basis text not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  recorder text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawal_reason text,
  unit_ids integer[] default '{}'::integer[] not null,
  agency_ids uuid[] default '{}'::uuid[] not null,
  constraint outages_pkey PRIMARY KEY (id),
  constraint outages_check CHECK (to_at > from_at),
  constraint outages_check1 CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
);
grant select on outages to :"app";
grant insert, select, update (withdrawn_at, withdrawn_by, withdrawal_reason) on outages to :"city";
grant select on outages to :"worker";
comment on table outages is 'Sự cố đã ghi nhận: an interval in which work was impossible, its legal basis and who recorded it; calendars have it, and the house applies it to running dossiers one by one';
comment on column outages.withdrawn_at is 'taken back: no calendar has it any more and it is applied to no further dossier; dates already given stay';
comment on column outages.unit_ids is 'the communes it met; with no agency either: the whole city';
comment on column outages.agency_ids is 'the agency it met, and after it those under it';

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

create table passkeys (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] default '{}'::text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id)
);
CREATE INDEX passkeys_of_account ON passkeys USING btree (account_id);
grant delete, insert, select, update on passkeys to :"app";
grant delete, insert, select, update on passkeys to :"city";
comment on table passkeys is 'Khóa đăng nhập (WebAuthn): public keys only; what proves possession never leaves the device.';

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
create policy payments_worker_change on payments for update to :"worker"
  using (true);
grant insert, select, update on payments to :"app";
grant select on payments to :"city";
grant select, update (agency_ids) on payments to :"worker";
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
create policy people_worker on people for select to :"worker"
  using (true);
grant select on people to :"app";
grant select on people to :"city";
grant select (id, unit_id) on people to :"worker";
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
  valid_from text not null,
  decided_at timestamp with time zone not null,
  decided_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  constraint procedure_switches_pkey PRIMARY KEY (id),
  constraint procedure_switches_day CHECK (valid_from ~ '^\d{4}-\d{2}-\d{2}$'::text),
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
  valid_from text not null,
  valid_to text,
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
  constraint procedure_versions_begin CHECK (valid_from ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$'::text AND valid_from !~ 'T00:00$'::text),
  constraint procedure_versions_effect_check CHECK (effect = ANY (ARRAY['keep'::text, 'offer'::text, 'move'::text])),
  constraint procedure_versions_end CHECK (valid_to > valid_from AND valid_to ~ '^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$'::text AND valid_to !~ 'T00:00$'::text),
  constraint procedure_versions_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint procedure_versions_version_check CHECK (version > 0)
);
grant select on procedure_versions to :"app";
grant insert, select, update (revoked_at) on procedure_versions to :"city";
grant select on procedure_versions to :"worker";
comment on table procedure_versions is 'Immutable versions of procedures handled here; a dossier pins the one that was valid when it was accepted';
comment on column procedure_versions.id is 'made from code, version and content, so the same file has the same id in every house';
comment on column procedure_versions.valid_from is 'Hà Nội''s clock: YYYY-MM-DD is 00:00 of the day, YYYY-MM-DDTHH:MM a later minute';
comment on column procedure_versions.valid_to is 'as valid_from; from then on it is valid no longer';
comment on column procedure_versions.sha256 is 'of the bytes of the file it came from';
comment on column procedure_versions.effect is 'what becomes of running dossiers when it comes into force';
comment on column procedure_versions.published_at is 'null where it came from a file of the project';
comment on column procedure_versions.revoked_at is 'taken back before its first day; it never was in force';

create table pulses (
  name text not null,
  at timestamp with time zone not null,
  constraint pulses_pkey PRIMARY KEY (name)
);
grant select on pulses to :"app";
grant select on pulses to :"city";
grant insert, select, update on pulses to :"worker";
comment on table pulses is 'Nhịp: the moment the house last wrote, by which a replica tells how far behind it is; beaten only while there is one.';

create table queue_lines (
  unit_id integer not null,
  changes integer not null,
  calls integer not null,
  constraint queue_lines_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint queue_lines_pkey PRIMARY KEY (unit_id)
);
grant insert, select, update on queue_lines to :"app";
grant select on queue_lines to :"city";
grant insert, select, update on queue_lines to :"worker";
comment on table queue_lines is 'Hàng của một đơn vị: locked by every act in it; changes tells that something is to be drawn anew, calls is the last call''s number.';

create table queue_rules (
  unit_id integer,
  valid_from date not null,
  rule jsonb not null,
  constraint queue_rules_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint queue_rules_unit_id_valid_from_key UNIQUE NULLS NOT DISTINCT (unit_id, valid_from)
);
grant select on queue_rules to :"app";
grant select on queue_rules to :"city";
grant select on queue_rules to :"worker";
comment on table queue_rules is 'Quy tắc xếp hàng: caps, head start, slots, what becomes of numbers nobody called; of the house, or of one unit, dated.';

create table queue_salts (
  day date not null,
  salt text not null,
  constraint queue_salts_pkey PRIMARY KEY (day)
);
grant insert, select on queue_salts to :"app";
grant delete, select on queue_salts to :"worker";
comment on table queue_salts is 'Muối của ngày: with it the day''s takes are counted by person; it goes the day after, and with it who took what.';

create table queue_services (
  key text not null,
  "position" integer not null,
  letter text not null,
  name_vi text not null,
  name_en text not null,
  minutes integer not null,
  constraint queue_services_pkey PRIMARY KEY (key),
  constraint queue_services_letter_key UNIQUE (letter),
  constraint queue_services_position_key UNIQUE ("position"),
  constraint queue_services_key_check CHECK (key ~ '^[a-z_]{2,40}$'::text),
  constraint queue_services_letter_check CHECK (letter ~ '^[A-Z]$'::text),
  constraint queue_services_letter_free CHECK (letter <> 'M'::text),
  constraint queue_services_minutes_check CHECK (minutes >= 1 AND minutes <= 240)
);
grant select on queue_services to :"app";
grant select on queue_services to :"city";
grant select on queue_services to :"worker";
comment on table queue_services is 'Dịch vụ lấy số: what people take a number for; letter begins its numbers, minutes is how long one takes where nothing was measured yet.';

create table ratings (
  id uuid not null,
  dossier_id uuid not null,
  unit_id integer not null,
  agency_ids uuid[] not null,
  rated_by uuid,
  score integer not null,
  comment text,
  rated_at timestamp with time zone not null,
  criteria jsonb default '{}'::jsonb not null,
  follow_up_due_at timestamp with time zone,
  followed_up_at timestamp with time zone,
  followed_up_by uuid,
  followed_up_by_name text,
  follow_up text,
  constraint ratings_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint ratings_followed_up_by_fkey FOREIGN KEY (followed_up_by) REFERENCES accounts(id),
  constraint ratings_rated_by_fkey FOREIGN KEY (rated_by) REFERENCES people(id),
  constraint ratings_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint ratings_pkey PRIMARY KEY (id),
  constraint ratings_dossier_id_key UNIQUE (dossier_id),
  constraint ratings_check CHECK ((follow_up IS NULL) = (followed_up_at IS NULL)),
  constraint ratings_score_check CHECK (score >= 1 AND score <= 5)
);
CREATE INDEX ratings_of_person ON ratings USING btree (rated_by);
CREATE INDEX ratings_of_unit ON ratings USING btree (unit_id, rated_at);
alter table ratings enable row level security;
create policy ratings_city on ratings for select to :"city"
  using (true);
create policy ratings_follow on ratings for update to :"app"
  using (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
create policy ratings_give on ratings for insert to :"app"
  with check (rated_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR rated_by IS NULL AND dossier_id = NULLIF(current_setting('app.tracked'::text, true), ''::text)::uuid);
create policy ratings_read on ratings for select to :"app"
  using (rated_by = NULLIF(current_setting('app.person'::text, true), ''::text)::uuid OR dossier_id = NULLIF(current_setting('app.tracked'::text, true), ''::text)::uuid OR agency_ids && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
grant insert, select, update (followed_up_at, followed_up_by, followed_up_by_name, follow_up) on ratings to :"app";
grant select on ratings to :"city";
comment on table ratings is 'Đánh giá: one rating for one hand-over; agency_ids may read the score, nobody is shown who gave it.';
comment on column ratings.rated_by is 'Who rated; null for a rating by code and second factor.';
comment on column ratings.criteria is 'Points from 0 to 2 by criterion, those that were answered (NĐ 61/2018 Đ31); the score is the criterion "overall".';
comment on column ratings.follow_up_due_at is 'Until when the head answers a low rating; null where none is needed.';

create table readiness_checks (
  unit_id integer not null,
  item text not null,
  agency_id uuid not null,
  owner_name text not null,
  due_on date not null,
  done_on date,
  done_by_name text,
  note text default ''::text not null,
  version integer default 1 not null,
  constraint readiness_checks_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint readiness_checks_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint readiness_checks_pkey PRIMARY KEY (unit_id, item),
  constraint readiness_checks_check CHECK ((done_on IS NULL) = (done_by_name IS NULL)),
  constraint readiness_checks_item_check CHECK (item = ANY (ARRAY['accounts'::text, 'signatures'::text, 'printer'::text, 'codes'::text, 'calendar'::text, 'procedures'::text, 'queue'::text, 'test_dossier'::text])),
  constraint readiness_checks_owner_name_check CHECK (owner_name <> ''::text)
);
alter table readiness_checks enable row level security;
create policy readiness_checks_city on readiness_checks to :"city"
  using (true)
  with check (true);
create policy readiness_checks_wall on readiness_checks to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select, update (owner_name, due_on, done_on, done_by_name, note, version) on readiness_checks to :"app";
grant insert, select, update (owner_name, due_on, done_on, done_by_name, note, version) on readiness_checks to :"city";
comment on table readiness_checks is 'Danh mục sẵn sàng: whose each item of a unit is and until when; what the house cannot see is said to be done by a person';
comment on column readiness_checks.agency_id is 'The unit''s committee, behind whose wall the row lies.';

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
create policy register_entries_taken on register_entries for insert to :"app"
  with check (voided_at IS NULL AND (NULLIF(current_setting('app.agencies'::text, true), ''::text) IS NULL OR (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))));
create policy register_entries_taken_by_worker on register_entries for insert to :"worker"
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
  closed_at timestamp with time zone,
  closed_taken integer,
  closed_by_name text,
  closed_reason text,
  successor_agency_id uuid,
  continues_agency_id uuid,
  continues_after integer,
  constraint registers_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint registers_continues_agency_id_fkey FOREIGN KEY (continues_agency_id) REFERENCES agencies(id),
  constraint registers_successor_agency_id_fkey FOREIGN KEY (successor_agency_id) REFERENCES agencies(id),
  constraint registers_pkey PRIMARY KEY (agency_id, register, year),
  constraint registers_closed CHECK (closed_at IS NULL OR taken = closed_taken),
  constraint registers_closed_told CHECK (num_nulls(closed_at, closed_taken, closed_by_name, closed_reason) = ANY (ARRAY[0, 4])),
  constraint registers_continued CHECK (num_nulls(continues_agency_id, continues_after) = ANY (ARRAY[0, 2]))
);
grant insert, select, update on registers to :"app";
grant insert, select, update on registers to :"city";
grant insert, select, update on registers to :"worker";
comment on table registers is 'Sổ: the last number of a yearly register of an agency; a rolled-back act gives its number back.';
comment on column registers.successor_agency_id is 'Which agency''s register goes on after this closed one, by its own numbers or by the next one.';
comment on column registers.continues_after is 'The last number of the register that this one continues; its own first number is the next.';

create table rehearsal_plays (
  id uuid not null,
  unit_id integer not null,
  agency_id uuid not null,
  scenario text not null,
  number integer not null,
  script jsonb not null,
  observer_name text not null,
  began_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  note text default ''::text not null,
  version integer default 1 not null,
  constraint rehearsal_plays_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint rehearsal_plays_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint rehearsal_plays_pkey PRIMARY KEY (id),
  constraint rehearsal_plays_unit_id_scenario_number_key UNIQUE (unit_id, scenario, number),
  constraint rehearsal_plays_check CHECK (finished_at >= began_at),
  constraint rehearsal_plays_number_check CHECK (number >= 1)
);
CREATE UNIQUE INDEX rehearsal_plays_open ON rehearsal_plays USING btree (unit_id, scenario) WHERE finished_at IS NULL;
alter table rehearsal_plays enable row level security;
create policy rehearsal_plays_city on rehearsal_plays to :"city"
  using (true)
  with check (true);
create policy rehearsal_plays_wall on rehearsal_plays to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select, update (finished_at, note, version) on rehearsal_plays to :"app";
grant insert, select, update (finished_at, note, version) on rehearsal_plays to :"city";
comment on table rehearsal_plays is 'Lượt diễn tập: one scenario played once by the people of a unit, before an observer; only in a rehearsal';
comment on column rehearsal_plays.agency_id is 'The unit''s committee, behind whose wall the row lies.';
comment on column rehearsal_plays.script is 'The scenario as it was when the play began; a scenario changed later changes no play.';

create table rehearsal_scripted_cards (
  unit_id integer not null,
  scenario text not null,
  agency_id uuid not null,
  card jsonb not null,
  kept_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint rehearsal_scripted_cards_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint rehearsal_scripted_cards_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint rehearsal_scripted_cards_pkey PRIMARY KEY (unit_id, scenario)
);
alter table rehearsal_scripted_cards enable row level security;
create policy rehearsal_scripted_cards_city on rehearsal_scripted_cards for select to :"city"
  using (true);
create policy rehearsal_scripted_cards_wall on rehearsal_scripted_cards for select to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant select on rehearsal_scripted_cards to :"app";
grant select on rehearsal_scripted_cards to :"city";
comment on table rehearsal_scripted_cards is 'Phiếu điểm mô phỏng: how scripted officers did in a scenario, beside how people did; kept by the operator''s command';

create table rehearsal_ticks (
  play_id uuid not null,
  step integer not null,
  agency_id uuid not null,
  outcome text not null,
  note text default ''::text not null,
  ticked_at timestamp with time zone not null,
  ticked_by_name text not null,
  constraint rehearsal_ticks_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint rehearsal_ticks_play_id_fkey FOREIGN KEY (play_id) REFERENCES rehearsal_plays(id),
  constraint rehearsal_ticks_pkey PRIMARY KEY (play_id, step),
  constraint rehearsal_ticks_check CHECK (outcome = 'done'::text OR note <> ''::text),
  constraint rehearsal_ticks_outcome_check CHECK (outcome = ANY (ARRAY['done'::text, 'error'::text])),
  constraint rehearsal_ticks_step_check CHECK (step >= 1)
);
alter table rehearsal_ticks enable row level security;
create policy rehearsal_ticks_city on rehearsal_ticks to :"city"
  using (true)
  with check (true);
create policy rehearsal_ticks_wall on rehearsal_ticks to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select on rehearsal_ticks to :"app";
grant insert, select on rehearsal_ticks to :"city";
comment on table rehearsal_ticks is 'Đánh dấu bước diễn tập: whether a step of a play came out as expected, when by the house''s clock, and what to fix';

create table reorganisation_before (
  plan_id uuid not null,
  noun text not null,
  key text not null,
  was jsonb not null,
  constraint reorganisation_before_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES reorganisations(id),
  constraint reorganisation_before_pkey PRIMARY KEY (plan_id, noun, key)
);
grant insert, select on reorganisation_before to :"worker";
comment on table reorganisation_before is 'Nguyên trạng: rows of units, agencies and posts as they were before a plan changed them, for undoing it.';

create table reorganisation_findings (
  plan_id uuid not null,
  kind text not null,
  subject text not null,
  dossiers integer not null,
  detail jsonb not null,
  constraint reorganisation_findings_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES reorganisations(id),
  constraint reorganisation_findings_pkey PRIMARY KEY (plan_id, kind, subject)
);
grant select on reorganisation_findings to :"app";
grant delete, select on reorganisation_findings to :"city";
grant delete, insert, select, update on reorganisation_findings to :"worker";
comment on table reorganisation_findings is 'Điều phát hiện: what a dry run found wrong or missing, and how many dossiers it touches.';

create table reorganisation_moves (
  plan_id uuid not null,
  dossier_id uuid not null,
  code text not null,
  seen_version integer not null,
  outcome text not null,
  how text not null,
  procedure_code text not null,
  business text not null,
  from_unit integer not null,
  to_unit integer,
  candidates integer[] not null,
  coming jsonb,
  owner_agency_id uuid,
  due_at timestamp with time zone,
  becomes_late boolean not null,
  originals integer not null,
  state text not null,
  settled_version integer,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint reorganisation_moves_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint reorganisation_moves_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint reorganisation_moves_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES units(id),
  constraint reorganisation_moves_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES reorganisations(id),
  constraint reorganisation_moves_pkey PRIMARY KEY (plan_id, dossier_id),
  constraint reorganisation_moves_check CHECK ((outcome = 'moves'::text) = (coming IS NOT NULL)),
  constraint reorganisation_moves_outcome_check CHECK (outcome = ANY (ARRAY['moves'::text, 'undecided'::text, 'stays'::text])),
  constraint reorganisation_moves_state_check CHECK (state = ANY (ARRAY['planned'::text, 'staged'::text, 'folded'::text, 'gone'::text, 'restored'::text]))
);
CREATE INDEX reorganisation_moves_undecided ON reorganisation_moves USING btree (plan_id, owner_agency_id, code) WHERE outcome = 'undecided'::text;
CREATE INDEX reorganisation_moves_waiting ON reorganisation_moves USING btree (plan_id, state, dossier_id);
alter table reorganisation_moves enable row level security;
create policy moves_city on reorganisation_moves to :"city"
  using (true);
create policy moves_city_delete on reorganisation_moves as restrictive for delete to :"city"
  using (state = 'planned'::text);
create policy moves_owner on reorganisation_moves to :"app"
  using (owner_agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy moves_worker on reorganisation_moves to :"worker"
  using (true);
grant select, update (outcome, how, to_unit, coming, state, decided_at, decided_by) on reorganisation_moves to :"app";
grant delete, select, update (outcome, how, to_unit, coming, state, decided_at, decided_by) on reorganisation_moves to :"city";
grant delete, insert, maintain, select, update on reorganisation_moves to :"worker";
comment on table reorganisation_moves is 'Việc chuyển: what a plan does with each dossier in flight of its units: it moves, stays, or waits on a named owner''s work list.';
comment on column reorganisation_moves.seen_version is 'The dossier''s version when it was planned; planned again only when that changed.';
comment on column reorganisation_moves.originals is 'How many original papers change hands with it.';

create table reorganisation_reports (
  plan_id uuid not null,
  way text not null,
  report jsonb not null,
  seal text,
  agency_id uuid,
  at timestamp with time zone not null,
  file_sha256 text,
  sealed_at timestamp with time zone,
  constraint reorganisation_reports_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint reorganisation_reports_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES reorganisations(id),
  constraint reorganisation_reports_pkey PRIMARY KEY (plan_id, way),
  constraint reorganisation_reports_check CHECK ((file_sha256 IS NULL) = (sealed_at IS NULL)),
  constraint reorganisation_reports_file_sha256_check CHECK (file_sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint reorganisation_reports_way_check CHECK (way = ANY (ARRAY['run'::text, 'undo'::text]))
);
grant select on reorganisation_reports to :"app";
grant select on reorganisation_reports to :"city";
grant insert, select, update on reorganisation_reports to :"worker";
comment on table reorganisation_reports is 'Biên bản đối soát: what the reconciliation of a run or of its undoing proved, and its paper under the city''s seal.';
comment on column reorganisation_reports.seal is 'The report, stated under the log''s key.';
comment on column reorganisation_reports.agency_id is 'The city''s committee, whose seal the paper bears; none where the house has no such agency.';
comment on column reorganisation_reports.file_sha256 is 'The sealed paper among the stored files; none until the house has sealed it.';

create table reorganisation_steps (
  plan_id uuid not null,
  way text not null,
  step text not null,
  done integer default 0 not null,
  total integer,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint reorganisation_steps_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES reorganisations(id),
  constraint reorganisation_steps_pkey PRIMARY KEY (plan_id, way, step),
  constraint reorganisation_steps_way_check CHECK (way = ANY (ARRAY['run'::text, 'undo'::text]))
);
grant select on reorganisation_steps to :"app";
grant select on reorganisation_steps to :"city";
grant delete, insert, select, update on reorganisation_steps to :"worker";
comment on table reorganisation_steps is 'Các bước: how far a cut-over or its undoing has come; what is done is not done again.';

create table reorganisations (
  id uuid not null,
  version integer not null,
  name text not null,
  legal_basis text not null,
  effective_at timestamp with time zone not null,
  state text not null,
  digest text not null,
  document jsonb not null,
  steps_of text default 'run'::text not null,
  imported_at timestamp with time zone not null,
  imported_by text not null,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  signed_at timestamp with time zone,
  signed_by uuid,
  planned_at timestamp with time zone,
  planned jsonb,
  changed jsonb,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  dry_run_asked_at timestamp with time zone,
  constraint reorganisations_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES accounts(id),
  constraint reorganisations_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES accounts(id),
  constraint reorganisations_pkey PRIMARY KEY (id),
  constraint reorganisations_check CHECK (signed_by IS NULL OR reviewed_by IS NOT NULL),
  constraint reorganisations_check1 CHECK (signed_by <> reviewed_by),
  constraint reorganisations_digest_check CHECK (digest ~ '^[0-9a-f]{64}$'::text),
  constraint reorganisations_state_check CHECK (state = ANY (ARRAY['draft'::text, 'reviewed'::text, 'signed'::text, 'running'::text, 'done'::text, 'undoing'::text, 'undone'::text])),
  constraint reorganisations_steps_of_check CHECK (steps_of = ANY (ARRAY['run'::text, 'undo'::text]))
);
CREATE UNIQUE INDEX reorganisations_by_content ON reorganisations USING btree (digest);
CREATE INDEX reorganisations_moving ON reorganisations USING btree (state) WHERE state = ANY (ARRAY['running'::text, 'undoing'::text]);
grant select on reorganisations to :"app";
grant insert, select, update on reorganisations to :"city";
grant insert, select, update on reorganisations to :"worker";
comment on table reorganisations is 'Phương án sắp xếp: a reorganisation as a document; imported, reviewed by one, signed by another, then run.';
comment on column reorganisations.document is 'The folder as it was read: changes, agencies, rules.';
comment on column reorganisations.planned is 'What the last dry run counted.';
comment on column reorganisations.changed is 'What was different when it ran.';
comment on column reorganisations.dry_run_asked_at is 'When a dry run was asked for on a page; it is made once planned_at is not before it.';

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

create table retention_rules (
  class text not null,
  valid_from date not null,
  keep_days integer,
  legal_basis text not null,
  is_confirmed boolean not null,
  constraint retention_rules_pkey PRIMARY KEY (class, valid_from),
  constraint retention_rules_keep_days_check CHECK (keep_days >= 1 AND keep_days <= 40000)
);
grant select on retention_rules to :"app";
grant select on retention_rules to :"city";
grant select on retention_rules to :"worker";
comment on table retention_rules is 'Thời hạn lưu giữ: days per class of data, dated; no days = nobody has confirmed it, and nothing of the class is deleted.';

create table sessions (
  token_hash text not null,
  account_id uuid not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  idle_minutes integer default 600 not null,
  stage text default 'open'::text not null,
  challenge text,
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_stage_check CHECK (stage = ANY (ARRAY['open'::text, 'password'::text, 'passkey'::text, 'enrol'::text]))
);
CREATE INDEX sessions_of_account ON sessions USING btree (account_id);
grant delete, insert, select, update on sessions to :"app";
grant delete, insert, select, update on sessions to :"city";
grant delete, select on sessions to :"worker";
comment on table sessions is 'Phiên đăng nhập: only the hash of the cookie is kept; deleting the rows signs out everywhere.';
comment on column sessions.stage is 'open = signed in; password = came in with a given password and must set one; passkey = the password was right and the second factor is awaited; enrol = one must be set up first.';

create table sign_in_rules (
  kind text not null,
  role text,
  valid_from date not null,
  second_factor text not null,
  idle_minutes integer not null,
  absolute_minutes integer not null,
  source text not null,
  constraint sign_in_rules_kind_role_valid_from_key UNIQUE NULLS NOT DISTINCT (kind, role, valid_from),
  constraint sign_in_rules_absolute_minutes_check CHECK (absolute_minutes >= 30 AND absolute_minutes <= 10080),
  constraint sign_in_rules_idle_minutes_check CHECK (idle_minutes >= 5 AND idle_minutes <= 1440),
  constraint sign_in_rules_kind_check CHECK (kind = ANY (ARRAY['officer'::text, 'citizen'::text])),
  constraint sign_in_rules_second_factor_check CHECK (second_factor = ANY (ARRAY['off'::text, 'optional'::text, 'required'::text]))
);
grant select on sign_in_rules to :"app";
grant select on sign_in_rules to :"city";
grant select on sign_in_rules to :"worker";
comment on table sign_in_rules is 'Quy định đăng nhập: per kind of account and, where named, per role; of all rules that apply the strictest holds.';

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
  facts_digest text,
  constraint signatures_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint signatures_signer_id_fkey FOREIGN KEY (signer_id) REFERENCES accounts(id),
  constraint signatures_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint signatures_pkey PRIMARY KEY (id),
  constraint signatures_check1 CHECK ((state <> ALL (ARRAY['failed'::text, 'void'::text])) OR reason IS NOT NULL),
  constraint signatures_document_sha256_check CHECK (document_sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint signatures_facts_digest_check CHECK (facts_digest ~ '^[0-9a-f]{64}$'::text),
  constraint signatures_file_sha256_check CHECK (file_sha256 ~ '^[0-9a-f]{64}$'::text),
  constraint signatures_kind_check CHECK (kind = ANY (ARRAY['personal'::text, 'seal'::text])),
  constraint signatures_signed_check CHECK ((state = 'signed'::text) = (certificate IS NOT NULL) AND (file_sha256 IS NULL) = (document_sha256 IS NULL) AND (state = 'signed'::text OR file_sha256 IS NULL) AND (state <> 'signed'::text OR file_sha256 IS NOT NULL OR cardinality(person_ids) = 0)),
  constraint signatures_state_check CHECK (state = ANY (ARRAY['pending'::text, 'signed'::text, 'failed'::text, 'void'::text])),
  constraint signatures_tries_check CHECK (tries > 0)
);
CREATE INDEX signatures_by_file ON signatures USING btree (file_sha256) WHERE file_sha256 IS NOT NULL;
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
comment on column signatures.file_sha256 is 'The signed paper among the stored files; none before it is signed, nor once its dossier is forgotten.';
comment on column signatures.facts_digest is 'SHA-256 of the facts printed on the paper, as its QR states them; null for seals and for papers of before.';

create table signing_batch_items (
  batch_id uuid not null,
  "position" integer not null,
  account_id uuid not null,
  noun_id uuid not null,
  noun_code text not null,
  noun_version integer not null,
  state text not null,
  number text,
  reason jsonb,
  changed_at timestamp with time zone not null,
  constraint signing_batch_items_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES signing_batches(id),
  constraint signing_batch_items_pkey PRIMARY KEY (batch_id, "position"),
  constraint signing_batch_items_batch_id_noun_id_key UNIQUE (batch_id, noun_id),
  constraint signing_batch_items_check CHECK ((state = 'failed'::text) = (reason IS NOT NULL)),
  constraint signing_batch_items_position_check CHECK ("position" > 0),
  constraint signing_batch_items_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text]))
);
alter table signing_batch_items enable row level security;
create policy signing_batch_items_own on signing_batch_items to :"app"
  using (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid)
  with check (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
grant insert, select, update on signing_batch_items to :"app";
comment on table signing_batch_items is 'Từng giấy của lượt ký: the version its signer saw, and whether it was signed or why not.';
comment on column signing_batch_items.reason is 'Why it failed, { vi, en }.';

create table signing_batches (
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  opened_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  closed_at timestamp with time zone,
  constraint signing_batches_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint signing_batches_pkey PRIMARY KEY (id),
  constraint signing_batches_kind_check CHECK (kind = ANY (ARRAY['personal'::text, 'seal'::text]))
);
CREATE INDEX signing_batches_of_account ON signing_batches USING btree (account_id, opened_at DESC);
alter table signing_batches enable row level security;
create policy signing_batches_own on signing_batches to :"app"
  using (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid)
  with check (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
grant insert, select, update on signing_batches to :"app";
comment on table signing_batches is 'Lượt ký: the papers somebody asked to be signed or issued by one press.';
comment on column signing_batches.leased_until is 'A process works on it until then; after that another may go on.';

create table stated_purposes (
  account_id uuid not null,
  dossier_id uuid not null,
  purpose text not null,
  stated_at timestamp with time zone not null,
  constraint stated_purposes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint stated_purposes_pkey PRIMARY KEY (account_id, dossier_id),
  constraint stated_purposes_purpose_check CHECK (purpose = ANY (ARRAY['supervision'::text, 'feedback'::text, 'inspection'::text, 'report'::text, 'support'::text]))
);
alter table stated_purposes enable row level security;
create policy stated_purposes_own on stated_purposes to :"city"
  using (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid)
  with check (account_id = NULLIF(current_setting('app.account'::text, true), ''::text)::uuid);
grant insert, select, update on stated_purposes to :"city";
comment on table stated_purposes is 'Mục đích xem: why a city role opened a dossier, said before it is shown; each statement is an event as well.';

create table statistic_definitions (
  kind text not null,
  key text not null,
  version integer not null,
  valid_from date not null,
  content jsonb not null,
  constraint statistic_definitions_pkey PRIMARY KEY (kind, key, version),
  constraint statistic_definitions_kind_check CHECK (kind = ANY (ARRAY['report'::text, 'index'::text])),
  constraint statistic_definitions_version_check CHECK (version > 0)
);
grant select on statistic_definitions to :"app";
grant select on statistic_definitions to :"city";
grant select on statistic_definitions to :"worker";
comment on table statistic_definitions is 'Mẫu báo cáo, bộ chỉ số: columns, formulas, weights and thresholds as data; a change is a new version, never an edit.';

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
  mismatches integer default 0 not null,
  delivered integer default 0 not null,
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
comment on column tallies.mismatches is 'Dossiers whose paper was first found to differ from the electronic result on this day.';
comment on column tallies.delivered is 'Results handed over: each could be rated once.';

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

create table ticket_calls (
  unit_id integer not null,
  number integer not null,
  agency_id uuid not null,
  ticket_id uuid not null,
  label text not null,
  desk integer not null,
  kind text not null,
  waited_s integer not null,
  at timestamp with time zone not null,
  constraint ticket_calls_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint ticket_calls_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id),
  constraint ticket_calls_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint ticket_calls_pkey PRIMARY KEY (unit_id, number),
  constraint ticket_calls_kind_check CHECK (kind = ANY (ARRAY['call'::text, 'recall'::text])),
  constraint ticket_calls_number_check CHECK (number > 0)
);
CREATE INDEX ticket_calls_at ON ticket_calls USING btree (unit_id, at);
alter table ticket_calls enable row level security;
create policy ticket_calls_call on ticket_calls for insert to :"app"
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
create policy ticket_calls_city on ticket_calls for select to :"city"
  using (true);
create policy ticket_calls_read on ticket_calls for select to :"app"
  using (true);
grant insert, select on ticket_calls to :"app";
grant select on ticket_calls to :"city";
comment on table ticket_calls is 'Lượt gọi: every call of a unit under a number without gaps, by which a display goes on after its line was cut.';

create table ticket_dossiers (
  ticket_id uuid not null,
  dossier_id uuid not null,
  agency_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint ticket_dossiers_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint ticket_dossiers_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossiers(id),
  constraint ticket_dossiers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id),
  constraint ticket_dossiers_pkey PRIMARY KEY (ticket_id, dossier_id)
);
CREATE INDEX ticket_dossiers_of_dossier ON ticket_dossiers USING btree (dossier_id);
alter table ticket_dossiers enable row level security;
create policy ticket_dossiers_city on ticket_dossiers for select to :"city"
  using (true);
create policy ticket_dossiers_wall on ticket_dossiers to :"app"
  using ((agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR ticket_id = NULLIF(current_setting('app.ticket'::text, true), ''::text)::uuid)
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select on ticket_dossiers to :"app";
grant select on ticket_dossiers to :"city";
comment on table ticket_dossiers is 'Hồ sơ của lượt gọi: which dossiers were taken in or handed over while a ticket was served.';

create table ticket_holders (
  ticket_id uuid not null,
  token text not null,
  agency_id uuid not null,
  priority text,
  on_behalf boolean not null,
  person_id uuid,
  constraint ticket_holders_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint ticket_holders_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint ticket_holders_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id),
  constraint ticket_holders_pkey PRIMARY KEY (ticket_id),
  constraint ticket_holders_token_key UNIQUE (token),
  constraint ticket_holders_priority_check CHECK (priority = ANY (ARRAY['elderly'::text, 'disabled'::text, 'pregnant'::text, 'meritorious'::text, 'small_child'::text])),
  constraint ticket_holders_token_check CHECK (length(token) >= 22)
);
CREATE INDEX ticket_holders_of_person ON ticket_holders USING btree (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ticket_holders_personal ON ticket_holders USING btree (ticket_id) WHERE priority IS NOT NULL OR person_id IS NOT NULL;
alter table ticket_holders enable row level security;
create policy ticket_holders_wall on ticket_holders to :"app"
  using (token = NULLIF(current_setting('app.ticket_token'::text, true), ''::text) OR (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])))
  with check (true);
create policy ticket_holders_worker on ticket_holders to :"worker"
  using (true);
grant insert, select on ticket_holders to :"app";
grant select, update (agency_id, priority, person_id) on ticket_holders to :"worker";
comment on table ticket_holders is 'Người cầm số: the secret of the phone''s page, why it goes first, whether for somebody else; behind the wall.';

create table ticket_leases (
  id uuid not null,
  unit_id integer not null,
  agency_id uuid not null,
  account_id uuid not null,
  day date not null,
  first integer not null,
  last integer not null,
  leased_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  constraint ticket_leases_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint ticket_leases_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint ticket_leases_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint ticket_leases_pkey PRIMARY KEY (id),
  constraint ticket_leases_unit_id_day_first_key UNIQUE (unit_id, day, first),
  constraint ticket_leases_check CHECK (last >= first AND last <= 9999),
  constraint ticket_leases_check1 CHECK (valid_until > leased_at),
  constraint ticket_leases_first_check CHECK (first > 0)
);
alter table ticket_leases enable row level security;
create policy ticket_leases_city on ticket_leases for select to :"city"
  using (true);
create policy ticket_leases_wall on ticket_leases to :"app"
  using (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]))
  with check (agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]));
grant insert, select on ticket_leases to :"app";
grant select on ticket_leases to :"city";
comment on table ticket_leases is 'Dải số thứ tự giữ trước: numbers first to last of a unit''s day, under the letter M, which a desk gives while its line is cut; no other desk ever gets one of them.';

create table ticket_moves (
  ticket_id uuid not null,
  label text not null,
  from_agency_id uuid not null,
  to_agency_id uuid,
  reason text not null,
  at timestamp with time zone not null,
  constraint ticket_moves_from_agency_id_fkey FOREIGN KEY (from_agency_id) REFERENCES agencies(id),
  constraint ticket_moves_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets(id),
  constraint ticket_moves_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES agencies(id),
  constraint ticket_moves_pkey PRIMARY KEY (ticket_id)
);
alter table ticket_moves enable row level security;
create policy ticket_moves_city on ticket_moves for select to :"city"
  using (true);
create policy ticket_moves_read on ticket_moves for select to :"app"
  using (true);
create policy ticket_moves_worker on ticket_moves to :"worker"
  using (true)
  with check (true);
grant select on ticket_moves to :"app";
grant select on ticket_moves to :"city";
grant insert, select, update on ticket_moves to :"worker";
comment on table ticket_moves is 'Chuyển lịch hẹn: a booked time whose counter ended: the number it had, where it goes on (nowhere: it was cancelled), and why; told on the ticket''s page';

create table ticket_takes (
  day date not null,
  kind text not null,
  digest text not null,
  taken integer not null,
  constraint ticket_takes_day_fkey FOREIGN KEY (day) REFERENCES queue_salts(day),
  constraint ticket_takes_pkey PRIMARY KEY (day, kind, digest),
  constraint ticket_takes_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'proxy'::text, 'device'::text])),
  constraint ticket_takes_taken_check CHECK (taken > 0)
);
grant insert, select, update on ticket_takes to :"app";
grant delete, select on ticket_takes to :"worker";
comment on table ticket_takes is 'Số đã lấy trong ngày: how many numbers a person, proxy or device took today, by a digest nobody can turn back.';

create table tickets (
  id uuid not null,
  version integer not null,
  unit_id integer not null,
  agency_id uuid not null,
  day date not null,
  service text not null,
  label text not null,
  source text not null,
  is_first boolean not null,
  state text not null,
  taken_at timestamp with time zone not null,
  slot_at timestamp with time zone,
  waiting_since timestamp with time zone,
  rank_at timestamp with time zone,
  for_desk_id uuid,
  desk_id uuid,
  called_at timestamp with time zone,
  calls integer default 0 not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  waited_s integer default 0 not null,
  served_s integer default 0 not null,
  returned integer default 0 not null,
  carried_from date,
  constraint tickets_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint tickets_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES desks(id),
  constraint tickets_for_desk_id_fkey FOREIGN KEY (for_desk_id) REFERENCES desks(id),
  constraint tickets_service_fkey FOREIGN KEY (service) REFERENCES queue_services(key),
  constraint tickets_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units(id),
  constraint tickets_pkey PRIMARY KEY (id),
  constraint tickets_check CHECK ((state = ANY (ARRAY['called'::text, 'serving'::text])) = (desk_id IS NOT NULL AND ended_at IS NULL)),
  constraint tickets_check1 CHECK (state <> 'waiting'::text OR rank_at IS NOT NULL AND waiting_since IS NOT NULL),
  constraint tickets_label_check CHECK (label ~ '^[A-Z][0-9]{3,4}(-[0-9]{2})?$'::text),
  constraint tickets_source_check CHECK (source = ANY (ARRAY['kiosk'::text, 'desk'::text, 'phone'::text])),
  constraint tickets_state_check CHECK (state = ANY (ARRAY['booked'::text, 'waiting'::text, 'called'::text, 'serving'::text, 'done'::text, 'no_show'::text, 'cancelled'::text, 'expired'::text])),
  constraint tickets_version_check CHECK (version > 0)
);
CREATE UNIQUE INDEX tickets_at_desk ON tickets USING btree (desk_id) WHERE state = ANY (ARRAY['called'::text, 'serving'::text]);
CREATE UNIQUE INDEX tickets_label ON tickets USING btree (unit_id, day, label);
CREATE INDEX tickets_open ON tickets USING btree (day) WHERE state = ANY (ARRAY['booked'::text, 'waiting'::text, 'called'::text, 'serving'::text]);
CREATE INDEX tickets_slots ON tickets USING btree (unit_id, service, slot_at) WHERE slot_at IS NOT NULL;
CREATE INDEX tickets_waiting ON tickets USING btree (unit_id, rank_at, label) WHERE state = 'waiting'::text;
alter table tickets enable row level security;
create policy tickets_act on tickets for update to :"app"
  using ((agency_id = ANY (string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])) OR id = NULLIF(current_setting('app.ticket'::text, true), ''::text)::uuid);
create policy tickets_city on tickets for select to :"city"
  using (true);
create policy tickets_read on tickets for select to :"app"
  using (true);
create policy tickets_take on tickets for insert to :"app"
  with check (true);
create policy tickets_worker on tickets to :"worker"
  using (true);
grant insert, select, update (version, day, service, label, state, slot_at, waiting_since, rank_at, for_desk_id, desk_id, called_at, calls, started_at, ended_at, waited_s, served_s, returned, carried_from) on tickets to :"app";
grant select on tickets to :"city";
grant select, update (version, unit_id, agency_id, day, service, label, state, slot_at, waiting_since, rank_at, for_desk_id, desk_id, called_at, calls, started_at, ended_at, waited_s, served_s, returned, carried_from) on tickets to :"worker";
comment on table tickets is 'Số thứ tự: one ticket of a unit''s queue; nothing personal, so that everybody may read it.';
comment on column tickets.is_first is 'Goes first by law; which group it is stands with the holder.';
comment on column tickets.rank_at is 'Its place in the line: since when it waits, less the head start of those who go first. The line is ordered by it and by nothing else, so that nobody waits for ever.';
comment on column tickets.for_desk_id is 'Transferred to this desk, which alone may call it for a while.';

create table tracking_tries (
  code text not null,
  tries integer not null,
  wait_until timestamp with time zone,
  constraint tracking_tries_pkey PRIMARY KEY (code)
);
grant delete, select on tracking_tries to :"worker";
comment on table tracking_tries is 'Wrong second factors per dossier code: five, then a wait.';

create table transfer_slips (
  id uuid not null,
  code text not null,
  from_agency_id uuid not null,
  from_account_id uuid not null,
  from_name text not null,
  to_agency_id uuid not null,
  courier text default ''::text not null,
  note text default ''::text not null,
  sent_at timestamp with time zone not null,
  state text default 'open'::text not null,
  original_ids uuid[] not null,
  received_ids uuid[] default '{}'::uuid[] not null,
  missing_ids uuid[] default '{}'::uuid[] not null,
  taken_back_ids uuid[] default '{}'::uuid[] not null,
  refused jsonb,
  closed_at timestamp with time zone,
  closed_by_name text,
  version integer default 1 not null,
  succeeded_at timestamp with time zone,
  constraint transfer_slips_from_account_id_fkey FOREIGN KEY (from_account_id) REFERENCES accounts(id),
  constraint transfer_slips_from_agency_id_fkey FOREIGN KEY (from_agency_id) REFERENCES agencies(id),
  constraint transfer_slips_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES agencies(id),
  constraint transfer_slips_pkey PRIMARY KEY (id),
  constraint transfer_slips_code_key UNIQUE (code),
  constraint transfer_slips_apart CHECK (from_agency_id <> to_agency_id OR succeeded_at IS NOT NULL),
  constraint transfer_slips_check CHECK (received_ids <@ original_ids),
  constraint transfer_slips_check1 CHECK (missing_ids <@ original_ids AND NOT missing_ids && received_ids),
  constraint transfer_slips_check2 CHECK (taken_back_ids <@ original_ids AND NOT taken_back_ids && received_ids),
  constraint transfer_slips_check4 CHECK ((state = 'closed'::text) = (closed_at IS NOT NULL)),
  constraint transfer_slips_check5 CHECK ((state = 'closed'::text) = ((cardinality(received_ids) + cardinality(taken_back_ids)) = cardinality(original_ids))),
  constraint transfer_slips_code_check CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{9}$'::text),
  constraint transfer_slips_original_ids_check CHECK (cardinality(original_ids) > 0),
  constraint transfer_slips_state_check CHECK (state = ANY (ARRAY['open'::text, 'refused'::text, 'closed'::text]))
);
CREATE INDEX transfer_slips_coming ON transfer_slips USING btree (to_agency_id, sent_at) WHERE state <> 'closed'::text;
CREATE INDEX transfer_slips_sent ON transfer_slips USING btree (from_agency_id, sent_at) WHERE state <> 'closed'::text;
alter table transfer_slips enable row level security;
create policy transfer_slips_city on transfer_slips for select to :"city"
  using (true);
create policy transfer_slips_wall on transfer_slips to :"app"
  using (ARRAY[from_agency_id, to_agency_id] && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[])
  with check (ARRAY[from_agency_id, to_agency_id] && string_to_array(NULLIF(current_setting('app.agencies'::text, true), ''::text), ','::text)::uuid[]);
create policy transfer_slips_worker on transfer_slips to :"worker"
  using (true);
grant insert, select, update on transfer_slips to :"app";
grant select on transfer_slips to :"city";
grant select, update on transfer_slips to :"worker";
comment on table transfer_slips is 'Phiếu bàn giao bản chính: originals on their way from one agency to another; the sender answers for them until they are received';
comment on column transfer_slips.code is 'Eight random letters or digits of Crockford''s base 32 and one that checks them: what the QR says and what is typed';
comment on column transfer_slips.succeeded_at is 'When an end of it ended and the agency in its place took over: sender and receiver may since be the same';

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
grant insert, select, update on unit_successions to :"worker";
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
grant insert, select, update on unit_versions to :"worker";
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
grant insert, select, update on units to :"worker";
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

CREATE OR REPLACE FUNCTION account_of_citizen(new_account uuid, new_person uuid, number text, name text, called text, mail text, address text, moment timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  with made_person as (
    insert into people (id, personal_number, full_name, phone, email, address_printed, created_at)
    values (new_person, number, name, called, mail, address, moment)
    on conflict (personal_number) do nothing
    returning id
  ), person as (
    select id from made_person union all select id from people where personal_number = number limit 1
  ), made as (
    insert into accounts (id, name, kind, full_name, person_id, personal_number, password_hash, created_at)
    select new_account, 'dinhdanh.' || new_account, 'citizen', name, person.id, number, '', moment from person
    where not exists (select 1 from accounts a where a.person_id = person.id or a.personal_number = number)
    on conflict do nothing
    returning id
  )
  select id from made
  union all
  select a.id from accounts a, person where a.kind = 'citizen' and a.person_id = person.id and a.closed_at is null
  limit 1
$function$
;
grant execute on function account_of_citizen(uuid,uuid,text,text,text,text,text,timestamp with time zone) to :"app";
comment on function account_of_citizen(uuid,uuid,text,text,text,text,text,timestamp with time zone) is 'Finds the account of a resident by personal number or makes it, without a password; gives back only the id.';

CREATE OR REPLACE FUNCTION carry_papers(giver uuid, taker uuid, ids uuid[])
 RETURNS TABLE(id uuid, carried uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
begin
  if not exists (
    select 1 from chains c where c.state = 'running'
      and c.reception_agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
      and c.dossier_ids @> array[giver, taker]
  ) then
    return;
  end if;
  return query
    with given as (
      select p.*, gen_random_uuid() as fresh from papers p where p.held_for = giver and p.id = any (ids)
    ), taken as (
      insert into papers (id, name, media, bytes, pages, sha256, uploaded_by, uploaded_at, held_for)
      select fresh, name, media, bytes, pages, sha256, uploaded_by, uploaded_at, taker from given
    )
    select given.id, given.fresh from given;
end
$function$
;
grant execute on function carry_papers(uuid,uuid,uuid[]) to :"app";
comment on function carry_papers(uuid,uuid,uuid[]) is 'Copies papers from one dossier of a running chain to another, for the agency that took the chain in; fails closed.';

CREATE OR REPLACE FUNCTION chain_around(dossier uuid)
 RETURNS TABLE(id uuid, key text, valid_from date, reception_agency_id uuid, channel text, state text, links jsonb, opened_at timestamp with time zone, ended_at timestamp with time zone, ending jsonb, version integer, dossiers jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  select c.id, c.key, c.valid_from, c.reception_agency_id, c.channel, c.state, c.links, c.opened_at, c.ended_at, c.ending,
    c.version,
    (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'code', l.code, 'business', l.business,
      'accepted_at', l.accepted_at, 'due_at', l.due_at, 'finished_at', l.finished_at,
      'procedure_version_id', l.procedure_version_id, 'case_key', l.case_key)), '[]')
      from dossiers l where l.id = any (c.dossier_ids))
  from chains c
  where c.dossier_ids @> array[dossier] and exists (
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
$function$
;
grant execute on function chain_around(uuid) to :"app";
grant execute on function chain_around(uuid) to :"city";
grant execute on function chain_around(uuid) to :"worker";
comment on function chain_around(uuid) is 'The chain of a dossier the caller may see by the same wall as the dossier: codes and dates of its links; fails closed.';

CREATE OR REPLACE FUNCTION dossier_events(dossier uuid, after_version integer)
 RETURNS TABLE(version integer, act text, at timestamp with time zone, actor_kind text, actor_name text, actor_title text, data jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  select e.noun_version, e.act, e.at, e.actor_kind, coalesce(a.full_name, ''), coalesce(a.title, ''),
    e.data || jsonb_strip_nulls(jsonb_build_object('note', n.notes -> e.noun_version::text))
  from events e
  left join accounts a on a.id = e.actor_id
  left join dossiers n on n.id = e.noun_id
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

CREATE OR REPLACE FUNCTION dossier_record(dossier uuid)
 RETURNS TABLE(place bigint, noun text, version integer, act text, at timestamp with time zone, actor_kind text, actor_name text, actor_title text, agency_name text, data jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  with seen as (
    select e.* from events e where e.noun_id = dossier and e.noun in ('dossier', 'look')
    union all
    select e.* from events e where e.noun = 'look' and e.data -> 'dossiers' @> to_jsonb(array[dossier])
  )
  select f.position, e.noun, e.noun_version, e.act, e.at, e.actor_kind, coalesce(a.full_name, ''), coalesce(a.title, ''),
    coalesce(g.name, ''), (e.data - 'dossiers') || jsonb_strip_nulls(jsonb_build_object('note', n.notes -> e.noun_version::text))
  from seen e
  left join feed f on f.event_id = e.id
  left join accounts a on a.id = e.actor_id
  left join agencies g on g.id = e.agency_id
  left join dossiers n on n.id = e.noun_id
  where exists (
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
      or has_table_privilege(session_user, 'events', 'select')
    )
  )
  order by e.at, e.id
$function$
;
grant execute on function dossier_record(uuid) to :"app";
grant execute on function dossier_record(uuid) to :"city";
comment on function dossier_record(uuid) is 'Acts on a dossier and looks at it, with their places in the feed, for whoever may see the dossier by the same wall; fails closed.';

CREATE OR REPLACE FUNCTION dossiers_elsewhere()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path FROM CURRENT
AS $function$
  select id from dossiers where other_agency_ids <> '{}'
    and other_agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
$function$
;
grant execute on function dossiers_elsewhere() to :"app";
grant execute on function dossiers_elsewhere() to :"city";
grant execute on function dossiers_elsewhere() to :"worker";
comment on function dossiers_elsewhere() is 'Ids of the dossiers that the caller''s agencies were asked about or answered for before; fails closed.';

CREATE OR REPLACE FUNCTION dossiers_named(wanted text)
 RETURNS TABLE(named_id uuid, named_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path FROM CURRENT
AS $function$
  select found.id, found.submitted_at
  from unnest(string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]) as mine (agency_id)
  cross join lateral (
    select id, submitted_at, folded from dossiers where reception_agency_id = mine.agency_id
    union all
    select id, submitted_at, folded from dossiers where competence_agency_id = mine.agency_id
    union all
    select id, submitted_at, folded from dossiers
    where signer_agency_id = mine.agency_id and signer_agency_id <> competence_agency_id
    union all
    select id, submitted_at, folded from dossiers
    where return_agency_id = mine.agency_id and return_agency_id <> reception_agency_id
    union all
    select id, submitted_at, folded from dossiers where support_agency_id = mine.agency_id
  ) as found
  where ' ' || found.folded like wanted
  union
  select elsewhere.id, elsewhere.submitted_at from dossiers elsewhere
  where elsewhere.id in (select dossiers_elsewhere()) and ' ' || elsewhere.folded like wanted
$function$
;
grant execute on function dossiers_named(text) to :"app";
comment on function dossiers_named(text) is 'Ids and times of the dossiers at the places of the caller''s agencies whose principal''s folded name, with a blank before it, is like this; fails closed.';

CREATE OR REPLACE FUNCTION emptied(list jsonb, field text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path FROM CURRENT
AS $function$
  select coalesce(jsonb_agg(case when one ? field then jsonb_set(one, array[field], '""') else one end order by at), '[]')
  from jsonb_array_elements(list) with ordinality as t (one, at)
$function$
;
comment on function emptied(jsonb,text) is 'A list of objects, each with the text of one field emptied.';

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

CREATE OR REPLACE FUNCTION forget_beside(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
begin
  update signatures s set facts_digest = null, person_ids = '{}', file_sha256 = null, document_sha256 = null,
      reason = case when s.reason is null then null else '' end
    where s.noun_id = any(ids);
  update bank_lines b set description = '' from payments p
    where p.dossier_id = any(ids) and b.agency_id = p.agency_id and b.dossier_code = p.dossier_code;
  update bank_lines b set description = '' from dossiers d
    where d.id = any(ids) and b.agency_id = d.reception_agency_id and b.dossier_code = d.code;
  update payments p set person_ids = '{}', refund_reason = case when p.refund_reason is null then null else '' end
    where p.dossier_id = any(ids);
  update ratings r set comment = null, follow_up = case when r.follow_up is null then null else '' end
    where r.dossier_id = any(ids);
  update chains c set ending = jsonb_set(c.ending, '{reason}', '""') where c.dossier_ids && ids and c.ending is not null;
  update hand_over_receipts h set strokes = null where h.dossier_id = any(ids);
  update custody_acts a set reason = '' from originals o
    where o.dossier_id = any(ids) and a.original_ids @> array[o.id] and a.kind = 'refuse_slip';
  update transfer_slips s set note = '', courier = '', refused = s.refused || '{"reason": ""}' from originals o
    where o.dossier_id = any(ids) and s.original_ids @> array[o.id];
end
$function$
;
comment on function forget_beside(uuid[]) is 'What is personal or written freely beside forgotten dossiers: signatures, payments, bank lines, ratings, chains, receipts of hand-overs, notes on slips.';

CREATE OR REPLACE FUNCTION forget_dossiers(before timestamp with time zone, most integer, moment timestamp with time zone)
 RETURNS TABLE(dossiers integer, papers integer, positions bigint[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
declare
  ids uuid[];
  persons_known uuid[];
  told bigint[];
  logged bigint[];
  dropped integer;
begin
  select array_agg(d.id) into ids from (
    select d.id from dossiers d
    where d.forgotten_at is null and coalesce(d.finished_at, d.last_at) < before
      and d.business in ('finished', 'refused', 'withdrawn', 'stopped') and d.delivery <> 'ready'
    order by coalesce(d.finished_at, d.last_at) limit least(most, 500) for update skip locked
  ) d;
  if ids is null then
    return query select 0, 0, '{}'::bigint[];
    return;
  end if;
  select array_agg(distinct p.id) into persons_known from dossiers d, unnest(array[d.filer_id, d.principal_id, d.proxy_id]) as p (id)
    where d.id = any(ids) and p.id is not null;
  perform forget_beside(ids);
  update dossiers d set forgotten_at = moment, version = d.version + 1, filer_id = null, principal_id = null, proxy_id = null,
    persons = jsonb_build_object('filer', jsonb_build_object('kind', 'citizen', 'full_name', '(đã xóa)')),
    tail = '', principal_name = '(đã xóa)', folded = '', answers = '{}', checklist = '[]', supplement = null,
    consultation = null, refusal = null, decision = null, obligation = null, ending = null, notes = null, last_actor = '',
    extension = d.extension || '{"reason": ""}', apology = d.apology || '{"reason": ""}',
    fee_exemption = d.fee_exemption || '{"evidence": ""}',
    intervals = emptied(d.intervals, 'legal_basis'),
    papers_issued = (
      select coalesce(jsonb_agg(case when one ? 'supplement' then jsonb_set(one, '{supplement}',
        (one -> 'supplement') || jsonb_build_object('reason', '', 'items', emptied(one #> '{supplement,items}', 'guidance'))
          || case when one -> 'supplement' ? 'legal_reason' then '{"legal_reason": ""}'::jsonb else '{}' end) else one end order by at), '[]')
      from jsonb_array_elements(d.papers_issued) with ordinality as t (one, at)),
    paper_check = case when jsonb_typeof(d.paper_check -> 'settled') = 'object'
      then jsonb_set(d.paper_check, '{settled,reason}', '""') else d.paper_check end
    where d.id = any(ids);
  delete from papers p where p.held_for = any(ids);
  get diagnostics dropped = row_count;
  select array_agg(e.id) into told from (
    select e.id from events e where e.noun = 'dossier' and e.noun_id = any(ids)
    union all
    select e.id from events e join signatures s on s.id = e.noun_id where e.noun = 'signature' and s.noun_id = any(ids)
    union all
    select e.id from events e where e.noun = 'issued_paper' and e.data ->> 'dossier' = any(ids::text[])
  ) e;
  select coalesce(array_agg(f.position order by f.position), '{}') into logged
    from feed f join log_salts s on s.position = f.position where f.event_id = any(told);
  update events e set data = '{}' where e.id = any(told);
  delete from log_salts s where s.position = any(logged);
  delete from people p where p.id = any(persons_known)
    and not exists (select 1 from accounts a where a.person_id = p.id)
    and not exists (select 1 from ratings r where r.rated_by = p.id)
    and not exists (select 1 from ticket_holders t where t.person_id = p.id)
    and not exists (select 1 from dossiers d where d.filer_id = p.id)
    and not exists (select 1 from dossiers d where d.principal_id = p.id)
    and not exists (select 1 from dossiers d where d.proxy_id = p.id);
  return query select cardinality(ids), dropped, logged;
end
$function$
;
grant execute on function forget_dossiers(timestamp with time zone,integer,timestamp with time zone) to :"worker";
comment on function forget_dossiers(timestamp with time zone,integer,timestamp with time zone) is 'Deletes what is personal of at most 500 dossiers that ended before a moment; answers the positions of the log whose salts went.';

CREATE OR REPLACE FUNCTION named_in_weeks(name text, latest timestamp with time zone, weeks integer)
 RETURNS tsquery
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path FROM CURRENT
RETURN (SELECT (string_agg(format('''%s %s'':*'::text, week.week, named_in_weeks.name), '|'::text))::tsquery AS string_agg FROM ((SELECT week_of(COALESCE(named_in_weeks.latest, max(dossiers.submitted_at))) AS last, week_of(min(dossiers.submitted_at)) AS first FROM dossiers) there CROSS JOIN LATERAL generate_series(GREATEST(there.first, ((there.last - COALESCE(named_in_weeks.weeks, there.last)) + 1)), there.last) week(week)))
;
comment on function named_in_weeks(text,timestamp with time zone,integer) is 'What finds a folded name from the beginning of a word in so many weeks up to the latest (null: all weeks of the house, up to its newest dossier). The name holds letters, digits and blanks alone.';

CREATE OR REPLACE FUNCTION originals_of(dossier uuid)
 RETURNS SETOF originals
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  select o.* from originals o where o.dossier_id = dossier and exists (
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
      or has_table_privilege(session_user, 'events', 'select')
    )
  ) order by o.paper_key, o.ordinal
$function$
;
grant execute on function originals_of(uuid) to :"app";
grant execute on function originals_of(uuid) to :"city";
comment on function originals_of(uuid) is 'Where each original of a dossier is, for whoever may see the dossier by its own wall; fails closed.';

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
      select 1 from (
        select d.unit_id from delegations d where d.id = holder
        union all
        select a.unit_id from absences a where a.id = holder
      ) i where exists (
          select 1 from agencies a where a.unit_id = i.unit_id
            and a.id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
        )
        or has_table_privilege(session_user, 'events', 'select')
    )
  $function$
;
grant execute on function papers_held_for(uuid) to :"app";
grant execute on function papers_held_for(uuid) to :"city";
comment on function papers_held_for(uuid) is 'The papers of a dossier the caller may see by the same wall as the dossier, and instruments of delegations and substitutions for the unit''s own officers and the city; fails closed.';

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
grant execute on function renew_delegate_posts(uuid,uuid) to :"worker";
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
grant execute on function signatures_for(uuid) to :"worker";
comment on function signatures_for(uuid) is 'The signatures of one noun; to be asked only with the id of a noun that the wall let through.';

CREATE OR REPLACE FUNCTION slip_addressee(code text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path FROM CURRENT
AS $function$
  select s.to_agency_id from transfer_slips s where s.code = slip_addressee.code
$function$
;
grant execute on function slip_addressee(text) to :"app";
grant execute on function slip_addressee(text) to :"city";
comment on function slip_addressee(text) is 'To which agency the slip of a code goes; null where there is none.';

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
  perform set_config('app.tracked', '', true);
  perform pg_advisory_xact_lock(hashtext(current_schema() || ' tracking'), hashtext(asked_code));
  select * into used from tracking_tries t where t.code = asked_code;
  if used.wait_until > moment then
    return query select null::uuid, 0, used.wait_until;
    return;
  end if;
  select d.id into found_id from dossiers d where d.code = asked_code and d.tail = asked_tail;
  if found_id is not null then
    if used.code is not null then
      delete from tracking_tries t where t.code = asked_code;
    end if;
    perform set_config('app.tracked', found_id::text, true);
    return query select found_id, 5, null::timestamptz;
    return;
  end if;
  -- A wait that is over begins the count anew.
  insert into tracking_tries as t (code, tries) values (asked_code, 1)
    on conflict (code) do update set
      tries = case when t.wait_until is null then t.tries + 1 else 1 end,
      wait_until = case when t.wait_until is null and t.tries + 1 >= 5 then moment + interval '15 minutes' end
    returning * into used;
  return query select null::uuid, greatest(5 - used.tries, 0), used.wait_until;
end
$function$
;
grant execute on function track_dossier(text,text,timestamp with time zone) to :"app";
comment on function track_dossier(text,text,timestamp with time zone) is 'Finds a dossier by code and second factor; counts wrong tries; says nothing about which of the two was wrong.';

CREATE OR REPLACE FUNCTION week_of(at timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (floor((EXTRACT(epoch FROM (at - '1970-01-01 00:00:00+00'::timestamp with time zone)) / (604800)::numeric)))::integer
;
comment on function week_of(timestamp with time zone) is 'The running number of a week of seven days, by which names lie in their index.';

CREATE OR REPLACE FUNCTION word_endings(folded text, at timestamp with time zone)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path FROM CURRENT
AS $function$
declare
  endings text[] := '{}';
  rest text := folded;
  week text := week_of(at) || ' ';
begin
  while rest <> '' loop
    endings := endings || (week || rest);
    rest := substr(rest, position(' ' in rest || ' ') + 1);
  end loop;
  return array_to_tsvector(endings);
end
$function$
;
comment on function word_endings(text,timestamp with time zone) is 'A folded name from each of its words to its end, each as one lexeme behind the week: a search from the beginning of a word in a week is a search for a prefix of one of them.';
