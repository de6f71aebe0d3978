-- Signing in of residents by an OpenID provider: whom a provider's subject is here, and sign-ins under way.

create table identities (
  issuer text not null,
  subject text not null,
  account_id uuid not null references accounts,
  linked_at timestamptz not null,
  used_at timestamptz not null,
  primary key (issuer, subject)
);
create index identities_of_account on identities (account_id);
comment on table identities is 'Định danh điện tử: which resident''s account a provider''s subject opens; linked once, by the personal number.';

create table identity_attempts (
  token_hash text primary key,
  state text not null,
  nonce text not null,
  verifier text not null,
  back text not null,
  expires_at timestamptz not null
);
comment on table identity_attempts is 'Sign-ins on their way to a provider and back, bound to the browser they began in; each is taken once.';

-- The account of a resident whom a provider has proven, made where there is none; nothing where his account is shut.
create function account_of_citizen(new_account uuid, new_person uuid, number text, name text, called text, mail text, address text, moment timestamptz)
returns uuid language sql security definer set search_path from current as $$
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
$$;
comment on function account_of_citizen is 'Finds the account of a resident by personal number or makes it, without a password; gives back only the id.';
revoke execute on function account_of_citizen from public;
grant execute on function account_of_citizen to :"app";

grant select, insert, update on identities to :"app";
grant select, insert, delete on identity_attempts to :"app";
grant select, delete on identity_attempts to :"worker";
