-- A desk without its line draws tickets and hands results over, too; and what it discards is known to the house, with why.

alter table offline_items add column kind text not null default 'intake'
  check (kind in ('intake', 'ticket', 'visit', 'hand_over'));
alter table offline_items alter column kind drop default;
alter table offline_items drop constraint offline_items_code_key;
-- A dossier is taken in under its code once; a ticket's number is another's the next day, and a result may be refused twice.
create unique index offline_items_code_key on offline_items (code) where kind = 'intake';
comment on table offline_items is 'Việc làm khi mất kết nối đã gửi: what came sealed from a desk (a dossier, a ticket, a visit, a hand-over), who did it and who sent it; the same item again changes nothing.';

create table offline_discards (
  id uuid primary key,
  agency_id uuid not null references agencies,
  kind text not null check (kind in ('intake', 'ticket', 'visit', 'hand_over')),
  code text not null,
  taken_at timestamptz not null,
  reason text not null check (length(reason) between 5 and 1000),
  refusal text,
  discarded_by uuid not null references accounts,
  discarded_at timestamptz not null
);
create index offline_discards_of_agency on offline_discards (agency_id, discarded_at);
comment on table offline_discards is 'Việc làm khi mất kết nối đã bỏ: what a desk did without the line and then discarded, by whom and why; the event names only its code.';
alter table offline_discards enable row level security;
create policy offline_discards_wall on offline_discards to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy offline_discards_city on offline_discards for select to :"city" using (true);
grant select, insert on offline_discards to :"app";
grant select on offline_discards to :"city";

create table ticket_leases (
  id uuid primary key,
  unit_id integer not null references units,
  agency_id uuid not null references agencies,
  account_id uuid not null references accounts,
  day date not null,
  first integer not null check (first > 0),
  last integer not null check (last >= first and last <= 9999),
  leased_at timestamptz not null,
  valid_until timestamptz not null check (valid_until > leased_at),
  unique (unit_id, day, first)
);
comment on table ticket_leases is 'Dải số thứ tự giữ trước: numbers first to last of a unit''s day, under the letter M, which a desk gives while its line is cut; no other desk ever gets one of them.';
alter table ticket_leases enable row level security;
create policy ticket_leases_wall on ticket_leases to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy ticket_leases_city on ticket_leases for select to :"city" using (true);
grant select, insert on ticket_leases to :"app";
grant select on ticket_leases to :"city";

-- M is the letter of numbers given without the line: no service has it.
alter table queue_services add constraint queue_services_letter_free check (letter <> 'M');
