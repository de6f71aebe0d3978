-- How long a session lasts and who needs a second factor, as dated rules; passkeys of officers; sessions that wait for one.

create table sign_in_rules (
  kind text not null check (kind in ('officer', 'citizen')),
  role text,
  valid_from date not null,
  second_factor text not null check (second_factor in ('off', 'optional', 'required')),
  idle_minutes integer not null check (idle_minutes between 5 and 1440),
  absolute_minutes integer not null check (absolute_minutes between 30 and 10080),
  source text not null,
  unique nulls not distinct (kind, role, valid_from)
);
comment on table sign_in_rules is 'Quy định đăng nhập: per kind of account and, where named, per role; of all rules that apply the strictest holds.';

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts,
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_of_account on passkeys (account_id);
comment on table passkeys is 'Khóa đăng nhập (WebAuthn): public keys only; what proves possession never leaves the device.';

alter table sessions
  add column idle_minutes integer not null default 600,
  add column stage text not null default 'open' check (stage in ('open', 'passkey', 'enrol')),
  add column challenge text;
comment on column sessions.stage is 'open = signed in; passkey = the password was right and the second factor is awaited; enrol = one must be set up first.';

grant select on sign_in_rules to :"app", :"city", :"worker";
grant select, insert, update, delete on passkeys to :"app";
grant select, insert, update, delete on passkeys to :"city";
grant select, insert, update, delete on sessions to :"city";
grant update (closed_at, failed_attempts, locked_until) on accounts to :"city";
