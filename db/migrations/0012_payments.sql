-- Payments: what was paid for a dossier and by which receipt, and the bank's lines that say who paid what.

create table bank_accounts (
  agency_id uuid primary key references agencies,
  bin text not null check (bin ~ '^[0-9]{6}$'),
  bank text not null,
  number text not null check (number ~ '^[0-9A-Z]{6,19}$'),
  holder text not null
);
comment on table bank_accounts is 'Tài khoản thu phí: where an agency takes transfers; bin is the bank''s number at NAPAS, for VietQR.';
grant select on bank_accounts to :"app", :"city", :"worker";

create table payments (
  id uuid primary key,
  dossier_id uuid not null references dossiers,
  dossier_code text not null,
  agency_id uuid not null references agencies,
  unit_id integer not null references units,
  agency_ids uuid[] not null,
  person_ids uuid[] not null,
  amount integer not null check (amount > 0),
  method text not null check (method in ('cash', 'transfer', 'vietqr')),
  receipt_number text not null,
  taken_by uuid references accounts,
  taken_by_name text not null,
  taken_at timestamptz not null,
  refunded_amount integer check (refunded_amount > 0 and refunded_amount <= amount),
  refund_number text,
  refund_reason text,
  refunded_by uuid references accounts,
  refunded_at timestamptz,
  unique (agency_id, receipt_number),
  check (num_nulls(refunded_amount, refund_number, refund_reason, refunded_by, refunded_at) in (0, 5))
);
create index payments_of_dossier on payments (dossier_id, taken_at);
create index payments_of_agency on payments (agency_id, taken_at desc, id);
comment on table payments is 'Biên lai: one receipt for one payment of a dossier''s fees, numbered without gaps per agency and year; refunded once at most.';
comment on column payments.agency_id is 'Where the money was taken and the receipt numbered: the place of reception.';
comment on column payments.agency_ids is 'The dossier''s places when it was paid: they may read the receipt; so may the persons in person_ids.';
comment on column payments.taken_by is 'Null where the house itself found the money in a bank statement.';

alter table payments enable row level security;
create policy payments_wall on payments to :"app"
  using (
    agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
    or nullif(current_setting('app.person', true), '')::uuid = any (person_ids)
    or dossier_id = nullif(current_setting('app.tracked', true), '')::uuid
  )
  with check (
    agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
  );
create policy payments_city on payments for select to :"city" using (true);
create policy payments_worker on payments for select to :"worker" using (true);
grant select, insert, update on payments to :"app";
grant select on payments to :"city", :"worker";

create table bank_statements (
  id uuid primary key,
  agency_id uuid not null references agencies,
  lines integer not null,
  known integer not null,
  total bigint not null,
  imported_by uuid not null references accounts,
  imported_at timestamptz not null
);
create index bank_statements_of_agency on bank_statements (agency_id, imported_at desc);
comment on table bank_statements is 'Sao kê: an imported file; lines are the new ones, known those imported before, total the đồng of the new ones.';

create table bank_lines (
  id uuid primary key,
  statement_id uuid not null references bank_statements,
  agency_id uuid not null references agencies,
  reference text not null,
  amount bigint not null check (amount > 0),
  at timestamptz not null,
  description text not null,
  matched text check (matched in ('exact', 'partial', 'over', 'unknown', 'duplicate', 'late')),
  dossier_code text,
  remaining integer,
  payment_id uuid references payments,
  matched_at timestamptz,
  unique (agency_id, reference),
  check ((matched is null) = (matched_at is null)),
  check ((matched = 'exact') or payment_id is null or matched = 'partial')
);
create index bank_lines_unexplained on bank_lines (agency_id, at, reference) where matched is null;
create index bank_lines_of_agency on bank_lines (agency_id, at desc, reference);
create index bank_lines_of_code on bank_lines (agency_id, dossier_code) where dossier_code is not null;
comment on table bank_lines is 'Giao dịch báo có: money that came in, once per bank reference, and how the house explained it.';
comment on column bank_lines.matched is 'Null until explained. exact: pays the dossier; partial: less than asked; over: more; unknown: no dossier named; duplicate: was paid already; late: takes no payment any more.';
comment on column bank_lines.remaining is 'What was still asked for, in đồng, when the line was explained, earlier partial lines taken off.';

alter table bank_statements enable row level security;
create policy bank_statements_wall on bank_statements to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy bank_statements_city on bank_statements for select to :"city" using (true);
alter table bank_lines enable row level security;
create policy bank_lines_wall on bank_lines to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy bank_lines_city on bank_lines for select to :"city" using (true);
create policy bank_lines_worker on bank_lines for select to :"worker" using (true);
grant select, insert on bank_statements to :"app";
grant select, insert, update on bank_lines to :"app";
grant select on bank_statements, bank_lines to :"city";
grant select on bank_lines to :"worker";
