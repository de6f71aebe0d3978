-- Papers: stored files (the bytes lie in the file store, by their SHA-256) and what they are held for.

create table papers (
  id uuid primary key,
  name text not null check (name <> ''),
  media text not null check (media in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null check (bytes > 0),
  pages integer not null check (pages > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by uuid not null references accounts,
  uploaded_at timestamptz not null,
  held_for uuid
);
comment on table papers is 'Giấy tờ: files people handed in; held_for = the noun they belong to (a dossier), null while nothing has them yet.';
create index papers_of_holder on papers (held_for);
create index papers_waiting on papers (uploaded_by, uploaded_at) where held_for is null;
create index papers_by_content on papers (sha256);

alter table papers enable row level security;
create policy papers_own on papers for select to :"app"
  using (uploaded_by = nullif(current_setting('app.account', true), '')::uuid);
create policy papers_new on papers for insert to :"app"
  with check (uploaded_by = nullif(current_setting('app.account', true), '')::uuid and held_for is null);
create policy papers_attach on papers for update to :"app"
  using (uploaded_by = nullif(current_setting('app.account', true), '')::uuid and held_for is null)
  with check (uploaded_by = nullif(current_setting('app.account', true), '')::uuid);
create policy papers_discard on papers for delete to :"app"
  using (uploaded_by = nullif(current_setting('app.account', true), '')::uuid and held_for is null);
create policy papers_city on papers for select to :"city" using (true);
create policy papers_worker on papers to :"worker" using (true);

-- Once attached, a paper follows its holder: whoever could read the holder behind his wall knows its id,
-- and gets its papers by that id, never by a paper's own.
create function papers_held_for(holder uuid) returns setof papers
  language sql stable security definer set search_path from current
  as $$ select * from papers where held_for = holder $$;
comment on function papers_held_for is 'The papers of one noun; to be asked only with the id of a noun that the wall let through.';
revoke execute on function papers_held_for from public;
grant execute on function papers_held_for to :"app", :"city";

grant select, insert, delete on papers to :"app";
grant update (held_for) on papers to :"app";
grant select on papers to :"city";
grant select, delete on papers to :"worker";
