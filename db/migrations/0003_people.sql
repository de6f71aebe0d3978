-- People: residents, accounts, dated appointments of officers, sessions.

create table people (
  id uuid primary key,
  personal_number text unique,
  full_name text not null,
  birth_on date,
  phone text,
  email text,
  address_printed text,
  unit_id integer references units,
  created_at timestamptz not null
);
comment on table people is 'Người: residents by personal number (số định danh). The address stays as printed on the paper.';

create table accounts (
  id uuid primary key,
  name text not null unique,
  kind text not null check (kind in ('officer', 'citizen')),
  full_name text not null,
  title text not null default '',
  phone text,
  person_id uuid references people,
  personal_number text unique,
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  closed_at timestamptz,
  is_demonstration boolean not null default false,
  created_at timestamptz not null,
  check ((kind = 'citizen') = (person_id is not null))
);
comment on table accounts is 'Tài khoản: one person, one account; an officer''s rights come from appointments, not from here.';

create table appointments (
  account_id uuid not null references accounts,
  role text not null check (role in ('desk_officer', 'centre_leader', 'cashier', 'specialist', 'body_head',
    'signer', 'clerk', 'commune_admin', 'coordinator', 'city_admin', 'city_controller', 'city_leader', 'auditor')),
  agency_id uuid not null references agencies,
  unit_id integer not null references units,
  wall uuid[] not null,
  valid_from date not null,
  valid_to date,
  primary key (account_id, role, agency_id, valid_from)
);
create index appointments_at on appointments (agency_id, role);
comment on table appointments is 'Phân công: an officer''s role at an agency, dated; wall = the agencies whose dossiers he sees by it.';

create table sessions (
  token_hash text primary key,
  account_id uuid not null references accounts,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_of_account on sessions (account_id);
comment on table sessions is 'Phiên đăng nhập: only the hash of the cookie is kept; deleting the rows signs out everywhere.';

alter table people enable row level security;
create policy people_self on people to :"app"
  using (id::text = current_setting('app.person', true));

-- A desk officer may name a person by number without being able to read the register of persons.
create function ensure_person(new_id uuid, number text, name text, born date, called text, mail text, address text, moment timestamptz)
returns uuid language sql security definer set search_path from current as $$
  with made as (
    insert into people (id, personal_number, full_name, birth_on, phone, email, address_printed, created_at)
    values (new_id, number, name, born, called, mail, address, moment)
    on conflict (personal_number) do nothing
    returning id
  )
  select id from made union all select id from people where personal_number = number limit 1
$$;
comment on function ensure_person is 'Finds a person by personal number or creates him; gives back only the id.';
revoke execute on function ensure_person from public;
grant execute on function ensure_person to :"app";

grant select on people to :"app";
grant select on people to :"city";
grant select, update on accounts to :"app";
grant select on accounts to :"city", :"worker";
grant select on appointments to :"app", :"city", :"worker";
grant select, insert, update, delete on sessions to :"app";
grant select, delete on sessions to :"worker";
