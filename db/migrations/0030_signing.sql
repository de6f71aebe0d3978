-- Signing: every signature asked for on a paper, the number it holds, and what became of it.

create table signatures (
  id uuid primary key,
  kind text not null check (kind in ('personal', 'seal')),
  noun_id uuid not null,
  noun_code text not null,
  agency_id uuid not null references agencies,
  unit_id integer not null references units,
  agency_ids uuid[] not null,
  person_ids uuid[] not null,
  state text not null check (state in ('pending', 'signed', 'failed', 'void')),
  register text not null,
  number text not null,
  dated_at timestamptz not null,
  signer_id uuid not null references accounts,
  signer_name text not null,
  signer_title text not null,
  place jsonb,
  document_sha256 text check (document_sha256 ~ '^[0-9a-f]{64}$'),
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  certificate text,
  signed_at timestamptz,
  reason text,
  tries integer not null default 1 check (tries > 0),
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  check ((state = 'signed') = (file_sha256 is not null and document_sha256 is not null and certificate is not null)),
  check (state not in ('failed', 'void') or reason is not null)
);
create unique index signatures_living on signatures (noun_id, kind) where state <> 'void';
create unique index signatures_number on signatures (agency_id, register, number) where kind = 'personal';
create index signatures_of_noun on signatures (noun_id, opened_at);
create index signatures_unfinished on signatures (agency_id, changed_at) where state in ('pending', 'failed');
comment on table signatures is 'Chữ ký: each signature on a paper; a failed one keeps its number, one given up (void) has a reason and its number is never used again.';
comment on column signatures.agency_id is 'Whose register numbered the paper.';

alter table signatures enable row level security;
create policy signatures_wall on signatures to :"app"
  using (
    agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
    or nullif(current_setting('app.person', true), '')::uuid = any (person_ids)
    or noun_id = nullif(current_setting('app.tracked', true), '')::uuid
  )
  with check (
    agency_id = any (string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[])
    or agency_ids && string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[]
    or nullif(current_setting('app.person', true), '')::uuid = any (person_ids)
  );
create policy signatures_city on signatures for select to :"city" using (true);
create policy signatures_worker on signatures to :"worker" using (true);
grant select, insert, update on signatures to :"app";
grant select on signatures to :"city";
grant select, update on signatures to :"worker";

-- Whoever could read the noun behind its wall reads its signatures by the noun's id.
create function signatures_for(noun uuid) returns setof signatures
  language sql stable security definer set search_path from current
  as $$ select * from signatures where noun_id = noun $$;
comment on function signatures_for is 'The signatures of one noun; to be asked only with the id of a noun that the wall let through.';
revoke execute on function signatures_for from public;
grant execute on function signatures_for to :"app", :"city";
