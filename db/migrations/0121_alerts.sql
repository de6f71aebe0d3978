-- Alerts: what went wrong is told the right role once, goes on to the next when nobody takes it up, and is told by e-mail.

create table alert_rules (
  key text not null,
  valid_from date not null,
  rule jsonb not null,
  primary key (key, valid_from)
);
comment on table alert_rules is 'Quy tắc cảnh báo: what is watched, whom it is told, whom next; a landed row is never edited';
grant select on alert_rules to :"app", :"city", :"worker";

create table alerts (
  id uuid primary key,
  rule_key text not null,
  rule_from date not null,
  cause text not null,
  since timestamptz not null,
  dossier_id uuid references dossiers,
  unit_id integer not null references units,
  agency_ids uuid[] not null,
  raised_at timestamptz not null,
  step integer not null default 0 check (step >= 0),
  next_at timestamptz,
  taken_up_at timestamptz,
  taken_up_by uuid references accounts,
  taken_up_by_name text,
  note text,
  cleared_at timestamptz,
  version integer not null default 1,
  foreign key (rule_key, rule_from) references alert_rules,
  unique (rule_key, cause, since),
  check ((taken_up_at is null) = (taken_up_by_name is null))
);
comment on table alerts is 'Cảnh báo: one for each cause of a rule, who took it up, and when its cause was gone';
comment on column alerts.cause is 'The dossier, bank line or unit it is about, as an id; with `since` it is told once';
comment on column alerts.since is 'Which time it is: the date that was missed, the day the money came; the same cause at the same time is told once';
comment on column alerts.step is 'How far it has gone up the steps of its rule';
comment on column alerts.next_at is 'When it goes on to the next step; null when it was taken up, is over, or has no further step';
create index alerts_of_unit on alerts (unit_id, raised_at) where cleared_at is null;
create index alerts_standing on alerts (rule_key, cause) where cleared_at is null;
create index alerts_going_on on alerts (next_at) where next_at is not null;

alter table alerts enable row level security;
create policy alerts_wall on alerts to :"app"
  using (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  with check (agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]);
create policy alerts_city on alerts to :"city" using (true) with check (true);
create policy alerts_house on alerts to :"worker" using (true) with check (true);
grant select, update (taken_up_at, taken_up_by, taken_up_by_name, note, next_at, version) on alerts to :"app", :"city";
grant select, insert, update on alerts to :"worker";

create table alert_addresses (
  account_id uuid primary key references accounts,
  address text not null,
  set_at timestamptz not null
);
comment on table alert_addresses is 'Where an officer wants alerts by e-mail: his office address, given by himself';
alter table alert_addresses enable row level security;
create policy alert_addresses_own on alert_addresses to :"app", :"city"
  using (account_id = nullif(current_setting('app.account', true), '')::uuid)
  with check (account_id = nullif(current_setting('app.account', true), '')::uuid);
create policy alert_addresses_house on alert_addresses to :"worker" using (true);
grant select, insert, update, delete on alert_addresses to :"app", :"city";
grant select on alert_addresses to :"worker";

create table alert_mails (
  id uuid primary key,
  account_id uuid not null references accounts,
  alert_ids uuid[] not null,
  made_at timestamptz not null,
  next_try_at timestamptz,
  tries integer not null default 0,
  sent_at timestamptz,
  failure text
);
comment on table alert_mails is 'Thư cảnh báo: made with the step that calls for it, sent at least once under one Message-ID; no text is kept';
create index alert_mails_waiting on alert_mails (next_try_at) where next_try_at is not null;
grant select, insert, update on alert_mails to :"worker";

-- The house itself looks who is ready to sign.
grant select on code_patterns to :"worker";
