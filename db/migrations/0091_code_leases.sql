-- Blocks of dossier codes that a desk holds before its line is cut: what it prints then is final.

create table code_leases (
  id uuid primary key,
  agency_id uuid not null references agencies,
  account_id uuid not null references accounts,
  day date not null,
  prefix text not null,
  width integer not null check (width between 1 and 9),
  first integer not null check (first > 0),
  last integer not null check (last >= first),
  leased_at timestamptz not null,
  valid_until timestamptz not null check (valid_until > leased_at),
  unique (prefix, first)
);
create index code_leases_of_agency on code_leases (agency_id, day);
comment on table code_leases is 'Dải mã hồ sơ giữ trước: codes first to last under a prefix, which a desk gives by itself while its line is cut; no other desk ever gets one of them.';
alter table code_leases enable row level security;
create policy code_leases_wall on code_leases to :"app"
  using (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]))
  with check (agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]));
create policy code_leases_city on code_leases for select to :"city" using (true);
grant select, insert on code_leases to :"app";
grant select on code_leases to :"city";
